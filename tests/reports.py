"""Invented documents for the tests of the HTML reports."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from jobextract.schema import (
    Deadline,
    Extraction,
    Fact,
    FieldOfScience,
    JobPosting,
    Location,
    PositionTypeFact,
    Requirement,
    Source,
    Span,
    Topic,
)

POSTINGS = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
HOSTILE = (
    "</script><script>window.ran = 1</script> <img src=x onerror='window.ran = 2'> \"quotes' & &lt;b&gt; "
    "\u202eright to left\u202c \u2028 \u0000 <!-- ]]> {{script}} ${ran} 博士后\U0001f9ea \u05e9\u05dc\u05d5\u05dd"
)
PLACES = [
    ("Graz", "Austria", "AT", 47.07, 15.44),
    ("Wuhan", "China", "CN", 30.58, 114.27),
    ("Lima", "Peru", "PE", -12, -77),
]
TYPES = ("phd", "postdoc", "engineer")


def squeezed(text: str) -> str:
    """The text without white space: a fact may run over blocks."""
    return re.sub(r"\s", "", text)


def fact(text: str, words: str, kind: Any = Fact, *, confidence: float = 0.9, **values: Any) -> Any:
    """A fact at the first place where its words stand."""
    start = text.index(words)
    common = {"language": "en", "confidence": confidence, "method": "rule:test+model:test"}
    return kind(start=start, end=start + len(words), text=words, **common, **values)


def source_of(text: str, uri: str | None = "page.txt", media_type: str = "text/plain") -> Source:
    return Source(uri=uri, media_type=media_type, sha256=sha256(text.encode()).hexdigest(), length=len(text))


def hostile_document() -> tuple[Extraction, str]:
    """Text, facts and address all hold what a careless page would run."""
    text = f"Postdoc in {HOSTILE}\n\nApply to {HOSTILE} now."
    words = text.split("\n", maxsplit=1)[0]
    posting = JobPosting(
        id="1",
        title=fact(text, words),
        topics=[fact(text, "<!-- ]]>", Topic, canonical=HOSTILE)],
        start=0,
        end=len(text),
    )
    return Extraction(source=source_of(text, f"{HOSTILE}.txt"), postings=[posting]), text


def two_postings() -> tuple[Extraction, str]:
    """A page whose facts nest and cross, with two postings and an emoji before all of them."""
    text = (
        "\U0001f9ea PhD in alpine optics, Graz\n\nYou know Python and lasers well. Apply by 1 May 2027.\n\n"
        "Postdoc in deep lakes, Lima\n\nYou know R. Lasers are a plus. Python helps."
    )
    optics = JobPosting(
        id="1",
        title=fact(text, "PhD in alpine optics"),
        position_types=[fact(text, "PhD", PositionTypeFact, value="phd")],
        locations=[fact(text, "Graz", Location, city="Graz", country="Austria", country_code="AT")],
        requirements=[
            fact(
                text,
                "You know Python and lasers",
                Requirement,
                category="skill",
                necessity="required",
                skills=["Python"],
            ),
            fact(text, "lasers well. Apply", Requirement, confidence=0.55, category="skill", necessity="preferred"),
        ],
        topics=[
            fact(text, "alpine optics", Topic, canonical="alpine optics").model_copy(
                update={"mentions": [Span(start=text.index("Lasers"), end=text.index("Lasers") + 6)]}
            )
        ],
        field=FieldOfScience(
            code="1.3",
            name="Physical sciences",
            confidence=0.7,
            method="rule:test",
            evidence=[Span(start=text.index("optics"), end=text.index("optics") + 6)],
        ),
        deadline=fact(text, "1 May 2027", Deadline, date="2027-05-01"),
        deadlines=[fact(text, "1 May 2027", Deadline, date="2027-05-01")],
        openings=2,
        languages=["en"],
        start=0,
        end=text.index("Postdoc"),
    )
    lakes = JobPosting(
        id="2",
        title=fact(text, "Postdoc in deep lakes", confidence=0.6),
        position_types=[fact(text, "Postdoc", PositionTypeFact, value="postdoc")],
        locations=[fact(text, "Lima", Location, city="Lima", country="Peru", country_code="PE")],
        start=text.index("Postdoc"),
        end=len(text),
    )
    return Extraction(source=source_of(text), postings=[optics, lakes]), text


def many(documents: int) -> list[Extraction]:
    """A posting a document, over three places, three types and a year."""
    found = []
    for number in range(documents):
        city, country, code, latitude, longitude = PLACES[number % 3]
        text = f"Position {number} in {city}\n\nApply soon. You know Python."
        where = {"city": city, "country": country, "country_code": code, "latitude": latitude, "longitude": longitude}
        posting = JobPosting(
            id=str(number),
            title=fact(text, f"Position {number}"),
            position_types=[fact(text, "Position", PositionTypeFact, value=TYPES[number // 3 % 3])],
            locations=[fact(text, city, Location, **where)],
            requirements=[
                fact(text, "You know Python", Requirement, category="skill", necessity="required", skills=["Python"])
            ],
            topics=[fact(text, city, Topic, canonical=f"topic {number % 7}")],
            deadlines=[fact(text, "soon", Deadline, date=f"2027-{number % 12 + 1:02}-01")] if number % 5 else [],
            deadline=fact(text, "soon", Deadline, date=f"2027-{number % 12 + 1:02}-01") if number % 5 else None,
            languages=["en"],
            start=0,
            end=len(text),
        )
        found.append(Extraction(source=source_of(text, f"pages/{number}.txt"), postings=[posting]))
    return found


def write_lines(path: Path, extractions: list[Extraction]) -> Path:
    path.write_text("".join(extraction.model_dump_json() + "\n" for extraction in extractions), "utf-8")
    return path


def data_of(page: str) -> dict[str, Any]:
    """Read the data of a report, by the identifiers of their elements."""
    found = re.findall(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', page, re.DOTALL)
    return {identifier: json.loads(text) for identifier, text in found}


def marked_words(data: dict[str, Any]) -> dict[int, str]:
    """Put together what the marks of each fact of a document cover, mentions apart."""
    words: dict[int, str] = defaultdict(str)
    for _, _, _, _, *pieces in data["blocks"]:
        for piece in pieces:
            if isinstance(piece, list):
                for mark in piece[1:]:
                    if mark >= 0:
                        words[mark] += piece[0]
    return words
