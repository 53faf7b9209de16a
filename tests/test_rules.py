"""Rules, lexicons and fields of a user's own: read, validated, and at work beside the built-in ones."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobextract import Extractor, extract
from jobextract.errors import RulesError
from jobextract.rules import check_rules, load_rules
from jobextract.rules.safety import pattern_fault
from jobextract.schema import Extraction

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "rules"
GUIDE = (ROOT / "docs" / "extending.md").read_text("utf-8")
PAGE = """# PhD position in coastal research

We are looking for a PhD student in Bergen, Norway, who works on tidal mud.

## What is in your rucksack

- MSc in geology
- Good knowledge of Snap Flow and Python
- A diving license

## Cherries on top

- Experience with neutron imaging

## We offer

- A paid sabbatical of two months
"""


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return tmp_path

    return written


GOOD = """[[rules]]
name = "good"
pattern = 'good (?P<fact>thing)'
must_match = ["a good thing"]
"""


@pytest.fixture(scope="module", params=["rules", "models"])
def extraction(request: pytest.FixtureRequest) -> Extraction:
    extractor = Extractor(rules=EXAMPLE, models=None) if request.param == "rules" else Extractor(rules=EXAMPLE)
    return extractor.extract(PAGE, media_type="text/markdown")


def test_rules_of_a_field_find_facts(extraction: Extraction) -> None:
    (posting,) = extraction.postings
    (fact,) = [x for x in posting.benefits if "rule:sabbatical" in x.method]
    assert (fact.text, fact.kind) == ("paid sabbatical of two months", "leave")
    assert PAGE[fact.start : fact.end] == fact.text


def test_headings_tell_what_stands_below(extraction: Extraction) -> None:
    found = {x.text: x.necessity for x in extraction.postings[0].requirements}
    assert found["MSc in geology"] == "required"
    assert found["Experience with neutron imaging"] == "preferred"
    plain = Extractor(models=None).extract(PAGE, media_type="text/markdown").postings[0].requirements
    assert "preferred" not in {x.necessity for x in plain}


def test_skills_are_named_and_placed(extraction: Extraction) -> None:
    (requirement,) = [x for x in extraction.postings[0].requirements if "Snap Flow" in x.text]
    assert set(requirement.skills) >= {"Python", "SnapFlow"}
    (skill,) = [x for x in requirement.skill_mentions if x.name == "SnapFlow"]
    assert (PAGE[skill.start : skill.end], skill.kind) == ("Snap Flow", "software")


def test_topics_have_the_normal_form_of_the_lexicon(extraction: Extraction) -> None:
    (topic,) = [x for x in extraction.postings[0].topics if "own-topics" in x.method]
    assert (PAGE[topic.start : topic.end], topic.canonical) == ("tidal mud", "tidal sediment")


def test_fields_that_the_contract_does_not_have(extraction: Extraction) -> None:
    (fact,) = extraction.postings[0].extra["certificates"]
    assert (fact.text, fact.value, fact.attributes) == ("diving license", "diving licence", {"kind": "diving"})
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


def test_chinese() -> None:
    text = (
        "# 招聘博士后\n\n课题组招聘博士后两名，工作地点：南京。现面向海内外招聘海棠青年学者3名。\n\n"
        "## 你的行囊\n\n- 具有博士学位\n- 熟悉中子成像\n"
    )
    (posting,) = Extractor(rules=EXAMPLE).extract(text, media_type="text/markdown").postings
    assert "faculty" in [x.value for x in posting.position_types]
    assert {"具有博士学位", "熟悉中子成像"} <= {x.text for x in posting.requirements}
    assert any("neutron imaging" in x.skills for x in posting.requirements)


def test_without_rules_nothing_changes() -> None:
    Extractor(rules=EXAMPLE).extract(PAGE)
    assert "-own" not in extract(PAGE).model_dump_json()
    assert ":own" not in extract(PAGE).model_dump_json()


def test_what_is_closed_or_struck_through_yields_nothing() -> None:
    text = PAGE.replace("A paid sabbatical of two months", "~~A paid sabbatical of two months~~")
    posting = Extractor(rules=EXAMPLE, models=None).extract(text, media_type="text/markdown").postings[0]
    assert not [x for x in posting.benefits if "sabbatical" in x.method]


@pytest.mark.parametrize(("confidence", "reported"), [("0.5", True), ("0.45", False)])
def test_confidence_is_the_rules_own_and_thresholds_are_the_users(
    write: Write, confidence: str, reported: bool
) -> None:
    rule = GOOD.replace("good (?P<fact>thing)", "mascot is (?P<fact>otto)").replace(
        "a good thing", "our mascot is Otto"
    )
    folder = write("topics/en.toml", f"{rule}confidence = {confidence}\n")
    page = PAGE.replace("## We offer", "Our mascot is Otto.\n\n## We offer")

    def found(**options: Any) -> bool:
        posting = Extractor(rules=folder, **options).extract(page, media_type="text/markdown").postings[0]
        return "Otto" in [topic.text for topic in posting.topics]

    assert found(models=None) == reported
    assert found() or not reported
    assert not found(thresholds={"topics": 0.9})


def test_an_extractor_with_rules_travels_to_other_processes(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(EXAMPLE, folder)
    extractor = Extractor(rules=folder, models=None)
    before = extractor.extract(PAGE)
    shutil.rmtree(folder)
    assert pickle.loads(pickle.dumps(extractor)).extract(PAGE) == before


def test_the_cases_of_the_example_hold() -> None:
    rules = load_rules(EXAMPLE)
    assert [case.expected for rule in rules.rules for case in rule.cases].count(False) >= 3
    assert list(check_rules(rules)) == []


# What is wrong is said, with file and line


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("perks/en.toml", GOOD, "perks/en.toml: there is no field 'perks'; known are title, "),
        ("benefits/english.toml", GOOD, "'english' is no two-letter code"),
        ("benefits/en.toml", "[[rules]]\nname = \n", "benefits/en.toml:2: is no TOML"),
        ("benefits/en.toml", "[rule]\nx = 1\n", "unknown key 'rule'"),
        ("benefits/en.toml", "rules = 3\n", "rules must be written as [[rules]]"),
        ("benefits/en.toml", GOOD + GOOD, "benefits/en.toml:5: the name 'good' is taken by benefits/en.toml:1"),
        (
            "benefits/en.toml",
            GOOD + GOOD.replace("(?P<fact>thing)", "(thing").replace('"good"', '"bad"'),
            "en.toml:5: rule 'bad': the pattern does not compile",
        ),
        ("benefits/en.toml", GOOD.replace("good (?P<fact>thing)", "(a+)+"), "a repeat inside a repeat"),
        ("benefits/en.toml", GOOD.replace("good (?P<fact>thing)", "x*"), "matches nothing at all"),
        ("benefits/en.toml", GOOD.replace('must_match = ["a good thing"]', ""), "needs at least one text"),
        ("benefits/en.toml", GOOD + "confidence = 7\n", "confidence is 7, not a number above 0 and up to 1"),
        ("benefits/en.toml", GOOD + 'roles = ["boss"]\n', "there is no role 'boss'"),
        ("benefits/en.toml", GOOD + 'colour = "red"\n', "unknown key 'colour'"),
        ("benefits/en.toml", GOOD + 'values = { kind = "gold" }\n', "values: kind: Input should be 'money'"),
        ("benefits/en.toml", GOOD + 'normal = "{other}"\n', "{other} is no group of the pattern; known are fact"),
        ("employment/en.toml", GOOD, "values: value: Field required"),
        ("benefits/en.toml", GOOD.replace('"good"', '"Good Rule"'), "needs a name of small letters"),
        ("skills.tsv", "# x\n\nPython\n", "skills.tsv:3: has 1 columns, not 2 to 4"),
        ("skills.tsv", "Python\tsnake\n", "skills.tsv:1: there is no kind 'snake'"),
        ("skills.tsv", "Python\tsoftware\t\tx\n", "skills.tsv:1: 'x' is no address"),
        ("topics.tsv", "a\tb\tc\n", "topics.tsv:1: has 3 columns, not 1 to 2"),
        ("headings.tsv", "title\tJob\n", "headings.tsv:1: there is no role 'title'"),
        ("headings.tsv", "topic\t\n", "headings.tsv:1: its second column holds no words"),
        ("headings.tsv", "topic\tx\tmaybe\n", "headings.tsv:1: its third column is 'maybe'"),
        ("notes.txt", "x", "notes.txt: is neither FIELD/LANGUAGE.toml nor one of skills.tsv"),
    ],
)
def test_faults_are_told_by_file_and_line(write: Write, name: str, text: str, message: str) -> None:
    with pytest.raises(RulesError, match=re.escape(message)):
        load_rules(write(name, text))


def test_all_faults_are_told_at_once(write: Write) -> None:
    write("skills.tsv", "a\nb\n")
    with pytest.raises(RulesError) as raised:
        Extractor(rules=write("headings.tsv", "x\ty\n"))
    assert len(raised.value.message.splitlines()) == 3


def test_no_folder_and_no_utf8(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such folder"):
        load_rules(tmp_path / "none")
    (tmp_path / "topics.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(RulesError, match=r"topics.tsv: is not UTF-8"):
        load_rules(tmp_path)


@pytest.mark.parametrize("pattern", [r"(a|ab)*c", r"(\w+\s?)*x", r".*a.*b.*c", r"(?:x+y?)+z", r"(\d{1,200}){1,200}"])
def test_patterns_that_may_run_forever_are_refused(pattern: str) -> None:
    assert pattern_fault(pattern)


@pytest.mark.parametrize("pattern", [r"\w+@\w+", r"(?:a|b)+c", r"(?:very )*good", r"[^.]{0,40}pay", r"硕士|博士"])
def test_plain_patterns_are_not(pattern: str) -> None:
    assert pattern_fault(pattern) is None


def test_cases_that_fail_are_listed(write: Write) -> None:
    text = GOOD.replace('["a good thing"]', '["a bad thing", { text = "a good thing", normal = "other" }]')
    folder = write("benefits/en.toml", text + 'must_not_match = ["no good thing"]\n')
    failures = list(check_rules(load_rules(folder)))
    assert [failure.place for failure in failures] == ["benefits/en.toml:1"] * 3
    assert "finds nothing in" in failures[0].message
    assert "must find 'other', but finds 'thing'" in failures[1].message
    assert "must not match" in failures[2].message


# The command line


def run(*arguments: str, text: str = "", path: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [path, os.environ.get("PYTHONPATH", "")]))}
    return subprocess.run(
        [sys.executable, "-m", "jobextract", *arguments], input=text, capture_output=True, text=True, env=environment
    )


def test_rules_on_the_command_line(tmp_path: Path, write: Write) -> None:
    done = run("rules", "check", str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert "3 rules with 7 cases, 2 skills, 1 topics, 3 headings: 0 cases fail" in done.stdout
    shown = run("extract", "-", "--rules", str(EXAMPLE), text=PAGE)
    assert "tidal sediment" in shown.stdout
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    out = tmp_path / "out.jsonl"
    assert run("batch", str(page), "-o", str(out), "--rules", str(EXAMPLE)).returncode == 0
    assert "tidal sediment" in out.read_text("utf-8")
    broken = write("bad/skills.tsv", "x\n") / "bad"
    assert run("rules", "check", str(broken)).returncode == 1
    refused = run("extract", "-", "--rules", str(broken), text=PAGE)
    assert (refused.returncode, "skills.tsv:1" in refused.stderr) == (2, True)


# Custom fields


def distribution(folder: Path, module: str, source: str) -> Path:
    """A distribution as pip would install it, with the entry point of a custom field."""
    (folder / f"{module}.py").write_text(source, "utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[jobextract.fields]\n{module} = {module}\n", "utf-8")
    return folder


STARS = """We are hiring a PhD student in Bergen.

You work with the Nordvik 12 m telescope. The Nordvik 12 m telescope is new.
"""


def test_a_custom_field_stands_in_extra(tmp_path: Path) -> None:
    example = ROOT / "docs" / "examples" / "telescopes"
    assert '[project.entry-points."jobextract.fields"]\ntelescopes = "telescopes"\n' in (
        example / "pyproject.toml"
    ).read_text("utf-8")
    installed = distribution(tmp_path, "telescopes", (example / "telescopes.py").read_text("utf-8"))
    done = run("extract", "-", text=STARS, path=str(installed))
    extraction = Extraction.model_validate(json.loads(done.stdout))
    (fact,) = extraction.postings[0].extra["telescopes"]
    assert (fact.value, fact.attributes, fact.confidence) == ("Nordvik", {"metres": 12}, 0.9)
    assert STARS[fact.start : fact.end] == fact.text == "Nordvik 12 m telescope"
    assert len(fact.mentions) == 1
    assert "extra.telescopes" in run("extract", "-", "-f", "table", text=STARS, path=str(installed)).stdout
    code = "import jobextract, sys; print(jobextract.Extractor(fields=[]).extract(sys.stdin.read()).postings[0].extra)"
    environment = {**os.environ, "PYTHONPATH": f"{installed}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    quiet = subprocess.run([sys.executable, "-c", code], input=STARS, capture_output=True, text=True, env=environment)
    assert quiet.stdout.strip() == "{}"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("raise ValueError('broken')", "cannot be loaded: broken"),
        ("find = print", "needs FIELD"),
        ("FIELD = 'odd'", "needs a function find(outline)"),
        ("FIELD = 'odd'\ndef find(outline): return [1 / 0]", "the custom field 'odd' failed: ZeroDivisionError"),
    ],
)
def test_a_broken_custom_field_is_named(tmp_path: Path, source: str, message: str) -> None:
    done = run("extract", "-", text=STARS, path=str(distribution(tmp_path, "odd", source)))
    assert done.returncode == 1
    assert message in done.stderr


def test_custom_fields_that_are_not_installed_are_refused() -> None:
    done = run("extract", "-", text=STARS)
    assert done.returncode == 0
    with pytest.raises(Exception, match="no custom field 'wizards' is installed"):
        Extractor(fields=["wizards"], models=None).extract(STARS)


def test_the_guide_shows_the_example() -> None:
    for file in ("benefits/en.toml", "extra.certificates/en.toml"):
        rule = (EXAMPLE / file).read_text("utf-8").split("\n\n", 1)[1].strip()
        assert rule in GUIDE, file
    assert (ROOT / "docs/examples/telescopes/telescopes.py").read_text("utf-8").strip() in GUIDE
