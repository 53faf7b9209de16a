"""Scores against gold: each rule by a small case, and the same numbers as the corpus's own script."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jobextract.errors import InputError, UsageError
from jobextract.training.corpus import Json, read_corpus
from jobextract.training.evaluation import Report, evaluate, is_grounded

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures" / "postings"
CORPUS = ROOT.parent / "shared" / "corpus"

needs_fixtures = pytest.mark.skipif(not list(FIXTURES.glob("*.gold.json")), reason="no fixtures yet")
needs_corpus = pytest.mark.skipif(not (CORPUS / "score.py").is_file(), reason="the corpus is not beside the checkout")

TEXT = "A PhD position in Graz with Ada M. Lovelace. Python is required, Rust a plus. 计算机视觉 and robotics."


def at(words: str, **further: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **further}


def score(
    tmp_path: Path,
    gold: list[Json],
    predicted: list[Json] | None,
    misses: str | None = None,
    **languages: Any,
) -> Report:
    """Score one page; `predicted` None means that there is no prediction for it."""
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    page = {"id": "a.md", "languages": languages.get("spoken", []), "postings": gold}
    (tmp_path / "a.gold.json").write_text(json.dumps(page), "utf-8")
    predictions: list[Json] = []
    if predicted is not None:
        found = languages.get("heard", [])
        predictions = [{"source": {"uri": "pages/a.md"}, "languages": found, "postings": predicted}]
    return evaluate([tmp_path], predictions, misses=misses)


def counts(report: Report, field: str) -> tuple[int, int, int]:
    figures = report.fields[field]
    return figures.true_positives, figures.false_positives, figures.false_negatives


def test_a_page_without_a_prediction_counts_as_an_empty_one(tmp_path: Path) -> None:
    report = score(tmp_path, [{"title": at("A PhD position")}], None)
    assert counts(report, "titles") == (0, 0, 1)
    assert report.accuracy["is_posting"].value == 0.0


def test_requirements_match_by_overlap_and_compare_their_attributes(tmp_path: Path) -> None:
    gold = [at("Python is required", category="skill", necessity="required"), at("Rust a plus")]
    predicted = [at("Python is", category="skill", necessity="preferred"), at("Graz")]
    report = score(tmp_path, [{"requirements": gold}], [{"requirements": predicted}])
    assert counts(report, "requirements") == (1, 1, 1)
    assert report.accuracy["category"].value == 1.0
    assert report.accuracy["necessity"].value == 0.0
    assert counts(report, "requirements_char") == (9, 4, 20)


def test_optional_items_are_neither_missed_nor_wrong(tmp_path: Path) -> None:
    gold = [{"requirements": [at("Python is required", optional=True), at("Rust a plus", optional=True)]}]
    report = score(tmp_path, gold, [{"requirements": [at("Python is required")]}])
    assert counts(report, "requirements") == (0, 0, 0)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("Ada M. Lovelace", "A. Lovelace", 1),
        ("Ada Lovelace", "Lovelace Ada", 1),
        ("Ada Lovelace", "Bea Lovelace", 0),
        ("Ada Lovelace", "Lovelace", 0),
        ("Müller Jörg", "Jorg Muller", 1),
        ("李雷", "李 雷", 1),
        ("李雷", "李蕾", 0),
    ],
)
def test_names_match_by_initials_order_and_accents(tmp_path: Path, gold: str, predicted: str, right: int) -> None:
    person = at("Ada M. Lovelace")
    report = score(
        tmp_path,
        [{"supervisors": [{**person, "name": gold}]}],
        [{"supervisors": [{**person, "name": predicted}]}],
    )
    assert counts(report, "supervisors") == (right, 1 - right, 1 - right)


def test_a_country_counts_alone_only_where_it_has_no_city(tmp_path: Path) -> None:
    gold = [{"city": "Graz", "country": "AT"}, {"city": None, "country": "AT"}]
    predicted = [{"city": "Graz", "country": "Austria", "country_code": "AT"}, {"country_code": "DE"}]
    report = score(tmp_path, [{"locations": gold}], [{"locations": predicted}])
    assert counts(report, "locations") == (1, 1, 0)
    assert counts(report, "countries") == (1, 1, 0)


def test_topics_match_by_words_where_they_stand_elsewhere(tmp_path: Path) -> None:
    gold = [at("计算机视觉"), at("robotics")]
    predicted = [at("Graz") | {"text": "计算机视觉"}, at("Python") | {"text": "Robotic"}]
    assert counts(score(tmp_path, [{"topics": gold}], [{"topics": predicted}]), "topics") == (2, 0, 0)


def test_values_count_once_a_page(tmp_path: Path) -> None:
    gold = [
        {"position_types": ["phd"], "emails": ["A@x.org"], "deadline": {"date": "2026-03-15"}},
        {"position_types": ["phd"]},
    ]
    predicted = [
        {"position_types": [{"value": "phd"}, {"value": "postdoc"}], "contacts": [{"email": "a@X.org"}]},
        {"deadline": {"date": "2026-03"}},
    ]
    report = score(tmp_path, gold, predicted, spoken=["en", "zh"], heard=[{"code": "en"}])
    assert counts(report, "position_types") == (1, 1, 0)
    assert counts(report, "emails") == (1, 0, 0)
    assert counts(report, "deadline") == (0, 1, 1)
    assert counts(report, "languages") == (1, 0, 1)
    assert report.accuracy["postings"].value == 1.0


def test_requirements_of_a_posting_belong_where_most_of_them_went(tmp_path: Path) -> None:
    words = ["Python is required", "Rust a plus", "robotics"]
    gold = [{"requirements": [at(x) for x in words]}, {"requirements": [at("Graz")]}]
    predicted = [{"requirements": [at("robotics")]}, {"requirements": [at(x) for x in [*words[:2], "Graz"]]}]
    report = score(tmp_path, gold, predicted)
    assert (report.accuracy["assigned"].right, report.accuracy["assigned"].total) == (2, 4)


@pytest.mark.parametrize(
    ("source", "text", "grounded"),
    [
        ("<b>R&amp;D</b> [lab](https://x.org)", "R&D lab", True),
        ("a <!-- hidden --> lab", "a lab", True),
        ("a lab", "another lab", False),
    ],
)
def test_grounded_items_read_as_their_source_without_markup(source: str, text: str, grounded: bool) -> None:
    assert is_grounded({"start": 0, "end": len(source), "text": text}, source) is grounded


def test_items_without_offsets_are_not_grounded() -> None:
    assert not is_grounded({"text": "a"}, "a")


def test_misses_are_listed_for_the_field_asked_for(tmp_path: Path) -> None:
    report = score(
        tmp_path,
        [{"title": at("A PhD position"), "topics": [at("robotics")]}],
        [{"title": at("Graz")}],
        "titles",
    )
    assert [(x.page, x.field, x.sign, x.text) for x in report.misses] == [
        ("a.md", "titles", "-", "A PhD position"),
        ("a.md", "titles", "+", "Graz"),
    ]


def test_folders_without_gold_are_a_usage_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(UsageError):
            evaluate([folder], [])


def test_gold_without_its_page_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text('{"id": "a.md", "languages": [], "postings": []}')
    with pytest.raises(InputError, match="no such file"):
        evaluate([tmp_path], [])


@needs_fixtures
def test_gold_scores_perfectly_against_itself() -> None:
    pages = read_corpus([FIXTURES])
    report = evaluate([FIXTURES], [{**page.gold, "source": {"uri": page.id}} for page in pages])
    assert report.core_f1 == 1.0
    assert {x.f1 for x in report.fields.values()} == {1.0}
    assert {x.value for x in report.accuracy.values()} == {1.0}


def corrupted(folders: list[Path], seed: int) -> list[dict[str, Any]]:
    """Make predictions out of gold: with items lost, moved, renamed and put in the wrong posting."""
    chance = random.Random(seed)
    predictions = []
    for page in read_corpus(folders):
        gold = page.gold
        postings: list[dict[str, Any]] = []
        for posting in gold["postings"]:
            if postings and chance.random() < 0.1:
                continue
            found: dict[str, Any] = {"position_types": [{"value": x} for x in posting["position_types"]]}
            found["contacts"] = [{"email": x.upper()} for x in posting["emails"] if chance.random() < 0.8]
            for name in ("title", "deadline"):
                if posting.get(name) and chance.random() < 0.8:
                    found[name] = posting[name]
            for name in ("organizations", "locations", "supervisors", "topics", "requirements"):
                items = []
                for item in posting.get(name) or []:
                    fate = chance.random()
                    if fate < 0.2:
                        continue
                    item = {k: v for k, v in item.items() if k != "optional"}
                    if fate < 0.5:
                        item["start"] = max(0, item["start"] + chance.randint(-9, 9))
                        item["end"] = max(item["start"] + 1, item["end"] + chance.randint(-9, 9))
                    if fate > 0.8:
                        item["text"] = " ".join(item["text"].split()[1:]) or item["text"]
                        item["necessity"] = "preferred"
                    if name == "supervisors" and fate > 0.6:
                        given, *rest = item["name"].split()
                        item["name"] = " ".join([given[0] + ".", *rest]) if rest else given
                    items.append(item)
                    if fate > 0.95:
                        items.append({**item, "start": item["end"], "end": item["end"] + 5, "text": "other"})
                home = chance.choice(postings) if postings and chance.random() < 0.1 else found
                home.setdefault(name, []).extend(items)
            postings.append(found)
        if chance.random() < 0.95:
            languages = [{"code": x} for x in [*gold["languages"], "de"] if chance.random() < 0.8]
            predictions.append({"source": {"uri": page.path.as_posix()}, "languages": languages, "postings": postings})
    return predictions


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_corpus
@pytest.mark.parametrize("sets", [["dev"], ["seeds"], ["train", "dev"]], ids="+".join)
def test_numbers_are_those_of_the_corpus_script(tmp_path: Path, sets: list[str]) -> None:
    folders = [CORPUS / name for name in sets]
    predictions = corrupted(folders, seed=len(sets))
    path = tmp_path / "predictions.jsonl"
    path.write_text("".join(json.dumps(x) + "\n" for x in predictions), "utf-8")
    expected, shown = reference().evaluate(folders, path, "all")
    report = evaluate(folders, predictions, misses="all")
    assert report.as_dict() == expected
    assert list(report.as_dict()["fields"]) == list(expected["fields"])
    misses = {(x.page, x.field, x.sign, x.text) for x in report.misses if x.field != "countries"}
    assert misses == set(shown)


# Complete gold


def complete(tmp_path: Path, gold: Json, predicted: Json, *, misses: str | None = None) -> Report:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    page = {"id": "a.md", "languages": [], "complete": True, "postings": [gold]}
    (tmp_path / "a.gold.json").write_text(json.dumps(page), "utf-8")
    return evaluate([tmp_path], [{"source": {"uri": "a.md"}, "postings": [predicted]}], misses=misses)


RIGHT, WRONG, MISSED, SPURIOUS = (1, 0, 0), (0, 1, 1), (0, 0, 1), (0, 1, 0)
ONE = at("Graz")
PYTHON, RUST = at("Python is required"), at("Rust a plus")


@pytest.mark.parametrize(
    ("field", "name", "gold", "predicted", "expected"),
    [
        ("duration", "duration", {**ONE, "months": 36}, {**ONE, "months": 36.0, "term": "fixed_term"}, RIGHT),
        ("duration", "duration", {**ONE, "months": 36}, {**ONE, "months": 24, "term": "fixed_term"}, WRONG),
        ("openings", "openings_stated", {**ONE, "count": 2}, {**ONE, "count": 2, "count_max": None}, RIGHT),
        ("openings", "openings_stated", None, {**ONE, "count": 2}, SPURIOUS),
        ("employment", "employment", [{**ONE, "value": "part_time", "optional": True}], [], (0, 0, 0)),
        ("employment", "employment", [{**ONE, "value": "part_time", "percent": 65}], [], MISSED),
        ("funding", "funding", [{**ONE, "kind": "grant", "name": "ERC"}], [{"kind": "grant", "name": "an ERC"}], RIGHT),
        ("funding", "funding", [{**ONE, "kind": "grant", "name": "ERC"}], [{"kind": "grant", "name": None}], WRONG),
        ("years", "requirements", [{**PYTHON, "years_min": 2}], [{**at("Python"), "years_min": 2.0}], RIGHT),
        ("years", "requirements", [{**PYTHON, "years_min": 2}], [{**RUST, "years_min": 2.0}], WRONG),
        (
            "skills",
            "requirements",
            [{**PYTHON, "skills": ["python"]}],
            [{**PYTHON, "skills": ["Python", "R"]}],
            (1, 1, 0),
        ),
        ("publications", "requirements", [{**RUST, "publications": {"count": 2}}], [RUST], MISSED),
        (
            "publications",
            "requirements",
            [{**RUST, "publications": {}}],
            [{**RUST, "publications": {"count": None}}],
            RIGHT,
        ),
        ("organization_kind", "organizations", [{**ONE, "kind": "university"}], [{**ONE, "kind": "group"}], WRONG),
        ("organization_country", "organizations", [{**ONE, "country": "AT"}], [{**ONE, "country_code": "AT"}], RIGHT),
        (
            "same_topics",
            "topics",
            [{**ONE, "same_as": ["格拉茨"]}],
            [{**RUST, "canonical": "Graz", "same_as": ["格拉茨"]}],
            RIGHT,
        ),
        ("field", "field", "1.2", {"code": "1.2"}, RIGHT),
        ("field", "field", None, {"code": "1.2"}, SPURIOUS),
    ],
)
def test_other_fields_are_scored_on_complete_gold(
    tmp_path: Path, field: str, name: str, gold: Any, predicted: Any, expected: tuple[int, int, int]
) -> None:
    score = complete(tmp_path, {name: gold}, {name: predicted}).complete[field]
    assert (score.true_positives, score.false_positives, score.false_negatives) == expected


@pytest.mark.parametrize(("kind", "expected"), [("leave", RIGHT), ("money", WRONG)])
def test_a_benefit_is_found_where_its_kind_is(tmp_path: Path, kind: str, expected: tuple[int, int, int]) -> None:
    gold = {"benefit_items": [at("PhD position", kind="leave")]}
    score = complete(tmp_path, gold, {"benefits": [at("position", kind=kind)]}).complete["benefit_items"]
    assert (score.true_positives, score.false_positives, score.false_negatives) == expected


def test_other_fields_are_scored_on_complete_gold_alone(tmp_path: Path) -> None:
    report = score(tmp_path, [{"field": "1.2"}], [{"field": {"code": "1.3"}}])
    assert report.complete_pages == 0
    assert "complete" not in report.as_dict()


def test_misses_of_other_fields_are_told(tmp_path: Path) -> None:
    report = complete(tmp_path, {"field": "1.2"}, {"field": {"code": "1.3"}}, misses="field")
    assert [(miss.sign, miss.text) for miss in report.misses] == [("-", "1.2"), ("+", "1.3")]
    assert "1 pages with complete gold" in report.as_text()
