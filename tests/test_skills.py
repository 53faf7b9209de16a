"""The lexicon of skills: what is found where, and how it is built."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobextract import extract
from jobextract.gazetteer.build import read_tables
from jobextract.gazetteer.skills import ESCO, SkillLexicon, build_skills, skills
from jobextract.schema import SkillKind

ROWS = (
    ("Quill", "software", "Quill", "?=Quill|quill 2", ""),
    ("Inkwell", "software", "", "", "墨池"),
    ("dip pens", "instrument", "use dip pens", "dip pen|=DP", "蘸水笔"),
    ("other meanings", "none", "", "dip pens down", ""),
)
ESCO_SKILLS = (
    (ESCO + "1", "Quill quill software The software Quill."),
    (ESCO + "2", "use dip pens write with dip pens To write."),
)


def lexicon(rows: Sequence[Sequence[str]] = ROWS) -> SkillLexicon:
    return SkillLexicon(build_skills(rows, ESCO_SKILLS))


def found(text: str) -> list[tuple[str, str]]:
    return [(match.skill.name, text[match.start : match.end]) for match in lexicon().find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Inkwell and inkwell", [("Inkwell", "Inkwell"), ("Inkwell", "inkwell")]),
        ("dip-pens or a Dip pen", [("dip pens", "dip-pens"), ("dip pens", "Dip pen")]),
        ("inkwelling, reinkwell", []),
        ("DP, dp", [("dip pens", "DP")]),
        ("Quill of a goose", []),
        ("a quill", []),
        ("writing with Quill", [("Quill", "Quill")]),
        ("Quill or Inkwell", [("Quill", "Quill"), ("Inkwell", "Inkwell")]),
        ("put your dip pens down", []),
        ("熟悉墨池和Quill", [("Inkwell", "墨池"), ("Quill", "Quill")]),
        ("İnkwell Inkwell", [("Inkwell", "Inkwell")]),
    ],
)
def test_find(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_identifiers_come_from_esco() -> None:
    known = lexicon().skills
    assert known["dip pens"].esco == ESCO + "2"
    assert known["Inkwell"].esco is None
    assert "other meanings" not in known


@pytest.mark.parametrize("label", ["use", "pens", "Ink"])
def test_a_label_that_is_not_one_skill_of_esco_is_an_error(label: str) -> None:
    esco = [*ESCO_SKILLS, (ESCO + "3", "use quills To write.")]
    with pytest.raises(ValueError, match="skills of ESCO"):
        build_skills([("Quill", "software", label, "", "")], esco)


def test_the_same_rows_give_the_same_bytes() -> None:
    assert build_skills(ROWS, ESCO_SKILLS) == build_skills(ROWS[::-1], ESCO_SKILLS)


def test_shipped_lexicon_goes_with_its_table() -> None:
    rows = [row for row in read_tables()["skills"] if row[1] != "none"]
    known = skills().skills
    assert set(known) == {row[0] for row in rows}
    assert {skill.kind for skill in known.values()} <= set(get_args(SkillKind))
    assert {row[0] for row in rows if row[2]} == {name for name, skill in known.items() if skill.esco}
    uri = re.compile(rf"{ESCO}[0-9a-f-]{{36}}")
    assert all(uri.fullmatch(skill.esco) for skill in known.values() if skill.esco)


def test_every_form_stands_for_one_skill() -> None:
    owners: dict[str, set[str]] = {}
    for row in read_tables()["skills"]:
        for form in "|".join([row[0] if row[1] != "none" else "", *row[3:]]).split("|"):
            owners.setdefault(form, set()).add(row[0])
    owners.pop("", None)
    assert not [form for form, names in owners.items() if len(names) > 1]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(st.sampled_from("Python RC+#, /-熟悉机器学习语言\u0130ſis"), max_size=40))
def test_matches_are_in_order_and_apart(text: str) -> None:
    matches = skills().find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(a.end <= b.start for a, b in itertools.pairwise(matches))


def test_places_of_skills_lead_into_the_source() -> None:
    source = "## Requirements\n\n- Experience with [Python](https://python.example) &amp; **flow&nbsp;cytometry**\n"
    (posting,) = extract("# PhD position in cell biology\n\n" + source).postings
    (requirement,) = posting.requirements
    assert requirement.skills == [skill.name for skill in requirement.skill_mentions] == ["Python", "flow cytometry"]
    text = "# PhD position in cell biology\n\n" + source
    assert [text[s.start : s.end] for s in requirement.skill_mentions] == ["Python", "flow&nbsp;cytometry"]
    assert [s.kind for s in requirement.skill_mentions] == ["programming_language", "method"]
    assert requirement.skill_mentions[0].esco is not None
