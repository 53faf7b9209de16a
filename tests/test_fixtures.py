"""The gold of the fixtures: valid, and made from drafts as the guidelines say."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from jobextract import schema

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
PAGE = """# PhD position

Two PhD positions at Fjord University, 65 % for three years. A master's degree is required. SLAM.
"""


def annotate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotate", FIXTURES / "annotate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ANNOTATE = annotate()
DRAFT = {
    "languages": ["en"],
    "postings": [
        {
            "organizations": ["Fjord University"],
            "requirements": [["A master's degree is required", "education", "required", "optional"]],
            "topics": ["SLAM"],
        }
    ],
}
COMPLETE: dict[str, Any] = {
    "duration": {"words": "three years", "months": 36, "renewable": False},
    "openings_stated": {"words": "Two PhD positions", "count": 2},
    "employment": [{"words": "65 %", "value": "part_time", "percent": 65, "optional": True}],
    "organizations": [{"words": "Fjord University", "kind": "university"}],
    "requirements": [{"words": "master's degree", "degree": "master"}],
    "topics": [{"words": "SLAM", "canonical": "simultaneous localization and mapping"}],
    "field": "2.2",
}


def run(tmp_path: Path, **changes: Any) -> tuple[int, dict[str, Any]]:
    """Make gold of the draft, then complete it; give the exit code and the gold."""
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    (tmp_path / "a.ann.json").write_text(json.dumps(DRAFT), "utf-8")
    (tmp_path / "a.complete.json").write_text(json.dumps({"postings": [{**COMPLETE, **changes}]}), "utf-8")
    assert ANNOTATE.main([str(tmp_path / "a.ann.json")]) == 0
    code = ANNOTATE.main([str(tmp_path / "a.complete.json")])
    return code, json.loads((tmp_path / "a.gold.json").read_text("utf-8"))


def test_the_gold_of_every_page_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert ANNOTATE.main(["--check", str(FIXTURES / "postings")]) == 0, capsys.readouterr().err


def test_a_third_of_the_pages_and_more_state_every_field() -> None:
    golds = [json.loads(path.read_text("utf-8")) for path in (FIXTURES / "postings").glob("*.gold.json")]
    complete = [gold for gold in golds if gold.get("complete")]
    assert len(complete) >= 60
    assert sum("zh" in gold["languages"] for gold in complete) >= 30


def test_completing_adds_values_and_places(tmp_path: Path) -> None:
    code, gold = run(tmp_path)
    assert code == 0
    assert gold["complete"] is True
    posting = gold["postings"][0]
    start = PAGE.index("three years")
    assert posting["duration"] == {"start": start, "end": start + 11, "text": "three years", "months": 36}
    assert posting["employment"][0]["optional"] is True
    assert posting["openings_stated"]["count"] == 2
    assert posting["salary"] is None
    assert posting["funding"] == []
    assert posting["field"] == "2.2"
    assert posting["organizations"][0]["kind"] == "university"
    assert (posting["requirements"][0]["degree"], posting["requirements"][0]["optional"]) == ("master", True)
    assert posting["topics"][0]["canonical"] == "simultaneous localization and mapping"


def test_completing_again_replaces_what_was_said(tmp_path: Path) -> None:
    run(tmp_path)
    again = {"postings": [{"requirements": [{"words": "master's degree", "years_min": 2}]}]}
    (tmp_path / "a.complete.json").write_text(json.dumps(again), "utf-8")
    assert ANNOTATE.main([str(tmp_path / "a.complete.json")]) == 0
    posting = json.loads((tmp_path / "a.gold.json").read_text("utf-8"))["postings"][0]
    assert "degree" not in posting["requirements"][0]
    assert posting["requirements"][0]["years_min"] == 2
    assert posting["duration"] is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"duration": {"words": "ten years", "months": 120}}, "0 found"),
        ({"duration": {"words": "three years", "weeks": 150}}, "unknown keys"),
        ({"colour": "blue"}, "unknown keys"),
        ({"requirements": [{"words": "three years", "years_min": 3}]}, "lies in 0"),
        ({"employment": [{"words": "65 %", "value": "half"}]}, "value 'half'"),
        ({"field": "7.1"}, "field '7.1'"),
    ],
)
def test_what_cannot_stand_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], message: str
) -> None:
    code, _ = run(tmp_path, **changes)
    assert code == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("field", "model"),
    [
        ("deadlines", schema.Deadline),
        ("duration", schema.Duration),
        ("employment", schema.Employment),
        ("openings_stated", schema.Openings),
        ("salary", schema.Salary),
        ("funding", schema.Funding),
        ("benefit_items", schema.Benefit),
        ("application_documents", schema.ApplicationDocument),
        ("application_routes", schema.ApplicationRoute),
    ],
)
def test_values_are_those_of_the_contract(field: str, model: type[schema.Fact]) -> None:
    values = ANNOTATE.VALUES[field]
    assert set(values) == set(model.model_fields) - set(schema.Fact.model_fields)
    for name, allowed in values.items():
        if allowed is not None:
            annotation = model.model_fields[name].annotation
            choices = [arg for arg in get_args(annotation) if arg is not type(None)]
            listed = {value for choice in choices for value in (get_args(choice) or (choice,))}
            assert allowed == listed
