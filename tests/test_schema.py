"""The result contract: frozen, strict, and without loss through JSON."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import ValidationError

from jobextract.schema import (
    SCHEMA_VERSION,
    ApplicationDocument,
    ApplicationRoute,
    Benefit,
    Contact,
    CustomFact,
    DateFact,
    Deadline,
    Duration,
    Eligibility,
    Employment,
    Extraction,
    Fact,
    FieldOfScience,
    Funding,
    JobPosting,
    LanguageShare,
    LanguageSkill,
    Location,
    Notice,
    Openings,
    Organization,
    Person,
    PositionTypeFact,
    PublicationRecord,
    Requirement,
    Salary,
    Skill,
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
                skill_mentions=[Skill(start=0, end=3, name="C++", kind="programming_language")],
                language_skills=[LanguageSkill(code="en", level="CET-6")],
                eligibility=Eligibility(age_max=35),
                publications=PublicationRecord(count=2, first_author=True, venues=["SCI"]),
            )
        ],
        topics=[Topic(**AT, canonical="electrocatalysis")],
        responsibilities=[Fact(**AT)],
        field=FieldOfScience(code="1.4", name="Chemical sciences", confidence=0.8, method="model:field"),
        benefits=[Benefit(**AT, kind="leave")],
        application=[Fact(**AT)],
        application_documents=[ApplicationDocument(**AT, kind="references", count=2, necessity="preferred")],
        application_routes=[ApplicationRoute(**AT, kind="portal", url="https://example.org/apply", subject="PhD")],
        deadline=Deadline(**AT, date="2026-03"),
        deadlines=[Deadline(**AT, date="2026-03", kind="full_consideration", time="12:00", time_zone="UTC+08:00")],
        duration=Duration(**AT, months=24, months_max=36, renewable=True),
        duration_months=24,
        employment=[Employment(**AT, value="part_time", percent=65)],
        funding=[Funding(**AT, kind="scholarship", name="CSC")],
        funders=[Organization(**AT, name="Ministry of Tides")],
        partners=[Organization(**AT, name="Nordvik", kind="company", aliases=["NVK"])],
        openings_stated=Openings(**AT, count=2),
        start_date=DateFact(**AT, date="open"),
        salary=Salary(**AT, minimum=300000.0, currency="CNY", period="year"),
        openings=2,
        extra={"telescopes": [CustomFact(**AT, value="FAST", attributes={"metres": 500, "steerable": False})]},
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


KEPT = Path(__file__).parent.parent / "docs" / "schema"


def test_the_json_schema_changes_with_its_version_only() -> None:
    kept = json.loads((KEPT / f"{SCHEMA_VERSION}.json").read_text("utf-8"))
    assert Extraction.model_json_schema() == kept, (
        "raise SCHEMA_VERSION, then: jobextract schema > docs/schema/VERSION.json"
    )


def test_every_version_adds_to_the_one_before() -> None:
    versions = sorted(KEPT.glob("*.json"), key=lambda path: [int(part) for part in path.stem.split(".")])
    assert versions[-1].stem == SCHEMA_VERSION
    schemas = [json.loads(path.read_text("utf-8")) for path in versions]
    for path, schema in zip(versions, schemas, strict=True):
        assert schema["properties"]["schema_version"]["default"] == path.stem
    for older, newer in pairwise(schemas):
        for name, definition in older["$defs"].items():
            assert set(definition["properties"]) <= set(newer["$defs"][name]["properties"])
            assert set(newer["$defs"][name].get("required", [])) <= set(definition.get("required", []))
