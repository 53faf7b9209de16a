"""JobPosting of schema.org: every type and property written is one of the vocabulary, and says what the facts say."""

from __future__ import annotations

import doctest
import json
from pathlib import Path
from typing import Any

import pytest
from test_schema import full_extraction
from vocabulary import faults

import jobextract
from jobextract.export import jsonld
from jobextract.schema import Deadline, Duration, Employment, JobPosting, Location, Salary

PAGES = sorted((Path(__file__).resolve().parent.parent / "fixtures" / "postings").glob("*.md"))
AT: dict[str, Any] = {
    "start": 3, "end": 9, "text": "words", "language": "en", "confidence": 0.9, "method": "rule:x"
}  # fmt: skip


def node_of(**fields: Any) -> dict[str, Any]:
    """The node of a posting that holds these fields."""
    extraction = full_extraction()
    posting = JobPosting(id="p1", start=0, end=9, **fields)
    graph = jobextract.to_jsonld(extraction.model_copy(update={"postings": [posting]}))
    (node,) = graph["@graph"]
    assert list(faults(node)) == []
    return node


def test_a_posting_that_holds_every_field_fits_the_vocabulary() -> None:
    graph = jobextract.to_jsonld(full_extraction())
    assert graph["@context"] == "https://schema.org"
    (node,) = graph["@graph"]
    assert list(faults(node)) == []
    assert {"title", "hiringOrganization", "jobLocation", "qualifications", "skills", "responsibilities"} <= set(node)
    assert {"jobBenefits", "baseSalary", "employmentType", "totalJobOpenings", "applicationContact"} <= set(node)
    assert "datePosted" not in node


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_fixture_fits_the_vocabulary(page: Path) -> None:
    extraction = jobextract.extract_file(page)
    graph = jobextract.to_jsonld(extraction)
    assert len(graph["@graph"]) == len(extraction.postings)
    for node in graph["@graph"]:
        assert list(faults(node)) == []
    assert json.loads(json.dumps(graph, allow_nan=False)) == graph


def test_the_check_knows_what_is_wrong() -> None:
    wrong = {
        "@type": "JobPosting",
        "inLanguage": "en",
        "title": 3,
        "validThrough": "soon",
        "jobLocation": {"@type": "Person", "name": "x"},
        "hiringOrganization": {"@type": "Spaceship"},
    }
    assert len(list(faults(wrong))) == 5


def test_a_document_without_postings_is_an_empty_graph() -> None:
    empty = full_extraction().model_copy(update={"postings": []})
    assert jobextract.to_jsonld(empty) == {"@context": "https://schema.org", "@graph": []}


def test_the_address_of_the_page_is_its_url_and_a_path_is_not() -> None:
    extraction = full_extraction()
    assert "url" not in jobextract.to_jsonld(extraction)["@graph"][0]
    source = extraction.source.model_copy(update={"uri": "https://example.org/jobs"})
    (node,) = jobextract.to_jsonld(extraction.model_copy(update={"source": source}))["@graph"]
    assert node["url"] == node["subjectOf"]["url"] == "https://example.org/jobs"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"date": "2026-03-15"}, "2026-03-15"),
        ({"date": "2026-03-15", "time": "17:00"}, "2026-03-15T17:00:00"),
        ({"date": "2026-03-15", "time": "17:00", "time_zone": "UTC+08:00"}, "2026-03-15T17:00:00+08:00"),
        ({"date": "2026-07-15", "time": "12:00", "time_zone": "Europe/Berlin"}, "2026-07-15T12:00:00+02:00"),
        ({"date": "2026-07-15", "time": "12:00", "time_zone": "Moon/Base"}, "2026-07-15T12:00:00"),
        ({"date": "2026-03"}, None),
        ({"date": "--03-15"}, None),
        ({"date": "open"}, None),
    ],
)
def test_deadlines_known_to_the_day_say_until_when_it_is_valid(stated: dict[str, str], expected: str | None) -> None:
    assert node_of(deadline=Deadline(**AT, **stated)).get("validThrough") == expected  # type: ignore[arg-type]


def test_salaries() -> None:
    one = node_of(salary=Salary(**AT, minimum=2500.5, currency="EUR", period="month"))["baseSalary"]
    assert one["value"] == {"@type": "QuantitativeValue", "value": 2500.5, "unitText": "MONTH"}
    both = node_of(salary=Salary(**AT, minimum=3e5, maximum=4e5, currency="CNY"))["baseSalary"]
    assert both["value"] == {"@type": "QuantitativeValue", "minValue": 300000, "maxValue": 400000}
    scale = node_of(salary=Salary(**AT, scale="TV-L E13"))
    assert "baseSalary" not in scale
    assert scale["jobBenefits"] == ["words"]


def test_places_terms_and_durations() -> None:
    node = node_of(
        locations=[Location(**AT, city="Graz", country_code="AT"), Location(**AT, workplace="remote")],
        employment=[Employment(**AT, value="part_time", hours_per_week=20)],
        duration=Duration(**AT, months=18),
        duration_months=18,
    )
    assert node["jobLocation"] == [
        {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Graz", "addressCountry": "AT"}}
    ]
    assert node["jobLocationType"] == "TELECOMMUTE"
    assert node["employmentType"] == ["PART_TIME", "TEMPORARY"]
    assert (node["jobDuration"], node["workHours"]) == ("P18M", ["words"])


def test_examples_hold() -> None:
    assert doctest.testmod(jsonld).failed == 0
