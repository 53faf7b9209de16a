"""JobPosting of schema.org in a page's markup: read, grounded, and merged with what the text says."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from jobextract import Extractor, to_jsonld
from jobextract.schema import Extraction, Fact

pytest.importorskip("extruct")

ITEM: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Postdoc in tidal sediments",
    "hiringOrganization": {"@type": "CollegeOrUniversity", "name": "Nordvik Coast Institute"},
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Bergen", "addressCountry": "NO"},
    },
    "validThrough": "2027-02-28T23:59+01:00",
    "employmentType": "FULL_TIME",
    "totalJobOpenings": 2,
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "NOK",
        "value": {"@type": "QuantitativeValue", "minValue": 575400, "maxValue": 640200, "unitText": "YEAR"},
    },
    "qualifications": "<ul><li>PhD in sedimentology</li><li>Experience with Python</li></ul>",
    "responsibilities": "Run the flume experiments\nSupervise students",
    "jobBenefits": ["Relocation support"],
    "applicationContact": {"@type": "ContactPoint", "email": "Jobs@nordvik.example", "telephone": "+47 555 01234"},
}
VISIBLE = """<h1>Postdoc in tidal sediments</h1>
<p>We are looking for a postdoc to join the Nordvik Coast Institute in Bergen, Norway.</p>
<h2>Requirements</h2><ul><li>PhD in sedimentology</li></ul>"""


def page(item: dict[str, Any] | str, body: str = VISIBLE, **options: Any) -> str:
    script = item if isinstance(item, str) else json.dumps(item, **{"ensure_ascii": False, **options})
    return (
        f'<html><head><script type="application/ld+json">{script}</script></head>'
        f"<body><main>{body}</main></body></html>"
    )


def extract(text: str, **options: Any) -> Extraction:
    return Extractor(models=None, **options).extract(text, media_type="text/html")


def visible(text: str) -> str:
    """What the score of grounded facts compares."""
    text = re.sub(r"<!--.*?-->|<[^>]*>", " ", text, flags=re.S)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", html.unescape(text)).casefold())


def facts(extraction: Extraction) -> Iterator[Fact]:
    for posting in extraction.postings:
        for _, value in posting:
            yield from (x for x in (value if isinstance(value, list) else [value]) if isinstance(x, Fact))


def assert_grounded(extraction: Extraction, source: str) -> None:
    for fact in facts(extraction):
        assert visible(source[fact.start : fact.end]) == visible(fact.text), fact


def test_what_the_text_says_too_is_one_fact_at_the_place_of_the_text() -> None:
    source = page(ITEM)
    (posting,) = extract(source).postings
    assert posting.title is not None
    assert posting.title.method == "rule:title+markup:schema.org"
    assert posting.title.start > source.index("<body>")
    (location,) = posting.locations
    assert (location.city, location.country_code, location.inferred) == ("Bergen", "NO", False)
    assert location.method.endswith("+markup:schema.org")
    assert [x.text for x in posting.requirements].count("PhD in sedimentology") == 1
    assert len(posting.organizations) == 1


def test_what_only_the_markup_says_stands_at_its_place_there() -> None:
    source = page(ITEM)
    extraction = extract(source)
    (posting,) = extraction.postings
    assert posting.deadline is not None
    assert (posting.deadline.date, posting.deadline.time, posting.deadline.time_zone) == (
        "2027-02-28", "23:59", "UTC+01:00"
    )  # fmt: skip
    assert source[posting.deadline.start : posting.deadline.end] == ITEM["validThrough"]
    assert posting.deadline.method == "markup:schema.org"
    assert posting.salary is not None
    assert (posting.salary.minimum, posting.salary.maximum, posting.salary.currency) == (575400, 640200, "NOK")
    assert source[posting.salary.start : posting.salary.end] == "575400"
    assert (posting.openings, posting.employment[0].value) == (2, "full_time")
    assert "Experience with Python" in [x.text for x in posting.requirements]
    assert [x.text for x in posting.responsibilities] == ["Run the flume experiments", "Supervise students"]
    assert [x.text for x in posting.benefits] == ["Relocation support"]
    assert {x.email or x.phone for x in posting.contacts} == {"jobs@nordvik.example", "+4755501234"}
    assert_grounded(extraction, source)


def test_escaped_letters_never_break_the_ground_rule() -> None:
    item = {**ITEM, "hiringOrganization": {"@type": "Organization", "name": "Küsteninstitut Fjörd"}}
    item |= {"jobBenefits": ["Zuschüsse"], "jobLocation": {"address": {"addressLocality": "Malmö"}}}
    source = page(item, body=f"<h1>{ITEM['title']}</h1><p>We are hiring a postdoc.</p>", ensure_ascii=True)
    extraction = extract(source)
    assert_grounded(extraction, source)
    (posting,) = extraction.postings
    (organization,) = posting.organizations
    assert organization.name == "Küsteninstitut Fjörd"
    assert organization.text == "K\\u00fcsteninstitut Fj\\u00f6rd"
    assert posting.locations[0].city == "Malmö"
    assert posting.benefits == []


def test_microdata() -> None:
    source = """<html><body><main itemscope itemtype="http://schema.org/JobPosting">
    <h1 itemprop="title">PhD student, river ice</h1><p>We are hiring! Apply now.</p>
    <meta itemprop="validThrough" content="2027-01-15">
    <p>Where: <span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address"
    itemscope itemtype="http://schema.org/PostalAddress"><span itemprop="addressLocality">Oulu</span></span></span></p>
    <ul itemprop="qualifications"><li>MSc in hydrology</li><li>Fluent English</li></ul></main></body></html>"""
    extraction = extract(source)
    (posting,) = extraction.postings
    assert posting.deadline is not None
    assert source[posting.deadline.start : posting.deadline.end] == "2027-01-15"
    assert posting.locations[0].city == "Oulu"
    assert {"MSc in hydrology", "Fluent English"} <= {x.text for x in posting.requirements}
    assert_grounded(extraction, source)


def test_the_markup_alone_makes_a_posting() -> None:
    source = page(ITEM, body="<p>Loading …</p>")
    extraction = extract(source)
    (posting,) = extraction.postings
    assert posting.title is not None
    assert posting.title.text == ITEM["title"]
    assert [x.value for x in posting.position_types] == ["postdoc"]
    assert "no-posting" not in [x.code for x in extraction.warnings]
    assert posting.start <= posting.title.start < posting.title.end <= posting.end
    assert extract(source) == extraction
    assert_grounded(extraction, source)


def test_a_page_that_says_it_is_closed_stays_closed() -> None:
    body = f"<h1>{ITEM['title']}</h1><p>This position has been filled.</p>"
    extraction = extract(page(ITEM, body=body))
    assert extraction.postings == []
    assert [x.code for x in extraction.warnings] == ["no-posting"]


def test_each_item_goes_to_the_posting_with_its_title() -> None:
    body = """<h1>Open positions</h1><h2>PhD position in whale acoustics</h2><p>We are looking for a PhD student.</p>
    <h2>Postdoc position in kelp genomics</h2><p>We are looking for a postdoc.</p>"""
    items = [
        {"@type": "JobPosting", "title": "Postdoc position in kelp genomics", "validThrough": "2027-05-01"},
        {"@type": "JobPosting", "title": "PhD position in whale acoustics", "validThrough": "2027-06-01"},
    ]
    found = extract(page({"@context": "https://schema.org", "@graph": items}, body=body)).postings
    dates = {x.title.text: x.deadline.date for x in found if x.title and x.deadline}
    assert dates == {x["title"]: x["validThrough"] for x in items}


def test_what_text_and_markup_say_differently_is_left_as_the_text_says() -> None:
    body = VISIBLE + "<p>Application deadline: 1 March 2027</p>"
    (posting,) = extract(page(ITEM, body=body)).postings
    assert posting.deadline is not None
    assert posting.deadline.date == "2027-03-01"
    assert [x.date for x in posting.deadlines] == ["2027-02-28", "2027-03-01"]


def test_other_pages_are_read_as_ever() -> None:
    plain = f"<html><body>{VISIBLE}</body></html>"
    other = page({"@context": "https://schema.org", "@type": "Organization", "name": "JobPosting Ltd"})
    assert [x.method for x in facts(extract(plain))] == [x.method for x in facts(extract(other))]
    assert "extruct" not in imported_by(plain)


def imported_by(source: str) -> str:
    code = "import sys, jobextract; jobextract.Extractor(models=None).extract(sys.stdin.read()); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], input=source, capture_output=True, text=True, check=True)
    return done.stdout


def test_without_extruct_a_notice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "extruct", None)
    (warning,) = extract(page(ITEM)).warnings
    assert warning.code == "markup-unread"
    assert "jobextract[markup]" in warning.message


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "JobPosting", "title": ',
        '{"@type": "JobPosting", "title": {"name": ["x", {}]}, "jobLocation": [[[1]]], "baseSalary": "lots"}',
        '{"@type": ["JobPosting"], "title": 5, "validThrough": {"a": 1}, "qualifications": [null, true, {"name": []}]}',
        "[" * 5000 + '"JobPosting"' + "]" * 5000,
        '{"JobPosting": "' + '\\"' * 200_000,
        '{"@type": "JobPosting", "title": "PhD", "baseSalary": {"value": NaN}, "totalJobOpenings": 1e400}',
        '{"@type": "JobPosting", "title": "PhD student", "qualifications": "' + "a;" * 300_000 + '"}',
        '{"@type": "JobPosting", "title": "PhD student", "qualifications": "' + "<" * 300_000 + '"}',
        '{"@type": "JobPosting", "title": "PhD student", "skills": "x' + " " * 300_000 + 'y"}',
    ],
    ids=["broken", "odd", "odder", "deep", "quotes", "numbers", "pieces", "brackets", "spaces"],
)
def test_hostile_markup_raises_nothing_and_ends_soon(script: str) -> None:
    started = time.monotonic()
    source = page(script)
    assert_grounded(extract(source), source)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("count", [1500, 20_000])
def test_nested_microdata_ends_soon(count: int) -> None:
    started = time.monotonic()
    item = '<div itemprop="x" itemscope itemtype="http://schema.org/JobPosting"><b itemprop="title">PhD student</b>'
    source = item * count
    assert_grounded(extract(source), source)
    assert time.monotonic() - started < 10


def test_what_we_write_we_read_again() -> None:
    first = extract(page(ITEM))
    graph = to_jsonld(first)
    again = extract(page(graph, body="<p>Loading …</p>")).postings[0]
    before = first.postings[0]
    assert again.title is not None
    assert before.title is not None
    assert again.title.text == before.title.text
    assert [x.name for x in again.organizations] == [x.name for x in before.organizations]
    assert [x.city for x in again.locations] == [x.city for x in before.locations]
    assert {x.text for x in again.requirements} == {x.text for x in before.requirements}
