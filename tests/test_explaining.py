"""Explanations: every block and its role, every fact and what made or rejected it."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from jobextract import Extractor
from jobextract.errors import InputError, UsageError
from jobextract.explaining import Explanation, FactTrace
from jobextract.export.explained import explanation_view
from jobextract.schema import Fact

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
PAGES = [FIXTURES / f"{name}.md" for name in ("en-02-forest-ecology-valdivia", "zh-04-hospital-omics", "bi-14-fhe")]
EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "examples" / "rules"
TEXT = """# Open positions

## PhD position in glacier physics

We are looking for a PhD student in Innsbruck, Austria. Apply until 1 March 2027.

### Requirements

- MSc in physics
- ~~A driving licence~~

## Postdoc position in snow optics

This position has been filled.
"""


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return Extractor().explain(TEXT, media_type="text/markdown")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_reported_facts_are_those_of_the_extraction(page: Path) -> None:
    explained = Extractor().explain(page.read_bytes(), uri=page.as_posix())
    assert explained.extraction == Extractor().extract_file(page)
    reported = {(x.field, x.start, x.end) for x in explained.facts if x.status == "reported"}
    for posting in explained.extraction.postings:
        for name, value in posting:
            for fact in value if isinstance(value, list) else [value]:
                if isinstance(fact, Fact) and name != "deadlines":
                    assert (name, fact.start, fact.end) in reported
    for trace in explained.facts:
        assert trace.candidates
        assert (trace.confidence >= trace.threshold) == (trace.status != "below_threshold")
    assert Explanation.model_validate_json(explained.model_dump_json()) == explained


def test_blocks_tell_headings_roles_and_what_is_passed_over(explanation: Explanation) -> None:
    by_text = {block.text: block for block in explanation.blocks}
    item = by_text["MSc in physics"]
    assert item.headings == ["Open positions", "PhD position in glacier physics", "Requirements"]
    (sentence,) = item.sentences
    assert (sentence.role, sentence.by_rules.method) == ("requirement", "rule:heading-en-requirement")
    assert next(iter(sentence.by_model)) == "requirement"
    assert TEXT[sentence.start : sentence.end] == sentence.text
    assert by_text["A driving licence"].struck
    assert [s.closed for s in by_text["This position has been filled."].sentences] == [True]


def only(explanation: Explanation, field: str, text: str) -> FactTrace:
    (trace,) = [fact for fact in explanation.facts if fact.field == field and fact.text == text]
    return trace


def test_facts_tell_what_made_them(explanation: Explanation) -> None:
    trace = only(explanation, "requirements", "MSc in physics")
    assert (trace.status, trace.weighed) == ("reported", True)
    assert any("heading-en-requirement" in made.method for made in trace.candidates)
    assert trace.candidates[0].values["category"] == "education"


def test_what_is_rejected_says_why() -> None:
    strict = Extractor(models=None, thresholds={"locations": 0.99}).explain(TEXT)
    trace = only(strict, "locations", "Innsbruck, Austria")
    assert (trace.status, trace.threshold, trace.weighed) == ("below_threshold", 0.99, False)
    assert "is below 0.990" in trace.reason
    two = TEXT.replace("1 March 2027", "1 March 2027. The position starts on 1 May 2027 or as soon as possible")
    starts = Extractor(models=None).explain(two, field="start_date").facts
    assert {fact.status for fact in starts} <= {"reported", "less_sure", "below_threshold"}
    assert {fact.field for fact in starts} == {"start_date"}


def test_overlapping_facts_name_the_one_that_won() -> None:
    found = [
        fact
        for page in sorted(FIXTURES.glob("en-0*.md"))
        for fact in Extractor().explain(page.read_bytes()).facts
        if fact.status == "overlapped"
    ]
    assert found
    assert all(fact.reason.startswith("overlapped by") for fact in found)


def test_rules_of_the_user_are_explained() -> None:
    explained = Extractor(rules=EXAMPLE).explain("We are hiring a PhD student. We offer a paid sabbatical in Oslo.")
    (trace,) = [fact for fact in explained.facts if any(c.method == "rule:sabbatical" for c in fact.candidates)]
    assert trace.reason == "a rule of your own says so"


def test_a_page_without_a_call() -> None:
    explained = Extractor().explain("The weather was fine.")
    assert explained.facts == []
    assert explained.notes == ["The text shows no open call: nothing was proposed."]
    assert explained.blocks[0].sentences[0].posting is None


def test_an_extraction_is_explained_from_its_document(tmp_path: Path) -> None:
    extraction = Extractor().extract(TEXT, media_type="text/markdown")
    assert extraction.explain(TEXT) == Extractor().explain(TEXT, media_type="text/markdown")
    with pytest.raises(UsageError, match="does not say where"):
        extraction.explain()
    with pytest.raises(UsageError, match="not the document"):
        extraction.explain("another")
    page = tmp_path / "page.md"
    page.write_text(TEXT, "utf-8")
    kept = Extractor().extract_file(page)
    assert {fact.field for fact in kept.explain(field="topics").facts} <= {"topics"}
    rules = Extractor(models=None)
    assert rules.extract_file(page).explain(extractor=rules).extraction == rules.extract_file(page)
    page.unlink()
    with pytest.raises(InputError):
        kept.explain()


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(UsageError, match="no facts are proposed for 'perks'"):
        Extractor().explain(TEXT, field="perks")


def test_it_is_shown_in_a_terminal(explanation: Explanation) -> None:
    console = Console(file=io.StringIO(), width=120)
    console.print(explanation_view(explanation))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    for words in ("PhD position in glacier physics › Requirements", "struck through", "posting 1: requirements"):
        assert words in shown


def test_on_the_command_line(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "jobextract", "explain", str(page), "--field", "requirements"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "MSc in physics" in shown
    as_json = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=True).stdout
    assert {fact.field for fact in Explanation.model_validate_json(as_json).facts} == {"requirements"}
    wrong = subprocess.run([*command[:-1], "perks"], capture_output=True, text=True)
    assert wrong.returncode == 2
