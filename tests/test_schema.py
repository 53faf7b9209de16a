"""The result contract: frozen, strict, and without loss through JSON."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from jobextract.schema import (
    SCHEMA_VERSION,
    Contact,
    DateFact,
    Extraction,
    Fact,
    JobPosting,
    LanguageShare,
    LanguageSkill,
    Location,
    Notice,
    Organization,
    Person,
    PositionTypeFact,
    Requirement,
    Salary,
    Source,
    Span,
    Topic,
)

AT = {"start": 0, "end": 4, "text": "博士后", "language": "zh", "confidence": 0.9, "method": "rule:a+model:b"}


def full_extraction() -> Extraction:
    """An extraction in which every field holds something."""
    posting = JobPosting(
        id="p1",
        title=Fact(**AT, mentions=[Span(start=7, end=9)]),
        position_types=[PositionTypeFact(**AT, value="postdoc")],
        organizations=[Organization(**AT, name="Tsinghua University", kind="university")],
        locations=[Location(**AT, city="Beijing", country="China", country_code="CN", latitude=39.9075)],
        supervisors=[Person(**AT, name="李雷", rank="教授", email="li@example.org")],
        contacts=[Contact(**AT, email="li@example.org")],
        requirements=[
            Requirement(
                **AT,
                category="language",
                necessity="preferred",
                degree="phd",
                years_min=1.5,
                skills=["C++"],
                language_skills=[LanguageSkill(code="en", level="CET-6")],
            )
        ],
        topics=[Topic(**AT, canonical="electrocatalysis")],
        responsibilities=[Fact(**AT)],
        benefits=[Fact(**AT)],
        application=[Fact(**AT)],
        deadline=DateFact(**AT, date="2026-03"),
        start_date=DateFact(**AT, date="open"),
        salary=Salary(**AT, minimum=300000.0, currency="CNY", period="year"),
        openings=2,
        languages=["zh"],
        start=0,
        end=40,
    )
    return Extraction(
        source=Source(uri="a/页.md", media_type="text/markdown", sha256="0" * 64, length=40, encoding="utf-8"),
        languages=[LanguageShare(code="zh", share=1.0)],
        postings=[posting],
        warnings=[Notice(code="encoding-guessed", message="guessed")],
        text="a\u2028b\x00\ufffd",
    )


def test_json_round_trip_loses_nothing() -> None:
    extraction = full_extraction()
    again = Extraction.model_validate_json(extraction.model_dump_json())
    assert again == extraction
    assert again.model_dump_json() == extraction.model_dump_json()


def test_round_trip_through_plain_json_values_loses_nothing() -> None:
    extraction = full_extraction()
    assert Extraction.model_validate(json.loads(json.dumps(extraction.model_dump(mode="json")))) == extraction


def test_a_result_cannot_be_changed() -> None:
    extraction = full_extraction()
    with pytest.raises(ValidationError):
        extraction.postings[0].openings = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    "change",
    [{"confidence": 1.1}, {"start": -1}, {"salary": 1}, {"text": None}],
    ids=["confidence above 1", "negative offset", "unknown field", "missing text"],
)
def test_what_breaks_the_contract_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Fact.model_validate({**AT, **change})


def test_unknown_values_of_closed_lists_are_refused() -> None:
    with pytest.raises(ValidationError):
        PositionTypeFact.model_validate({**AT, "value": "wizard"})


def test_json_schema_describes_every_type() -> None:
    schema = Extraction.model_json_schema()
    assert schema["properties"]["schema_version"]["default"] == SCHEMA_VERSION
    assert {"JobPosting", "Fact", "Requirement", "Location", "Salary", "Notice"} <= set(schema["$defs"])
    assert schema["additionalProperties"] is False
