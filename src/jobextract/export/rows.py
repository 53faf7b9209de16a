"""Extractions as plain tables, a row a posting or a row a fact: what CSV, flat Parquet and data frames are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from jobextract.schema import (
    ApplicationDocument,
    ApplicationRoute,
    Benefit,
    Contact,
    CustomFact,
    DateFact,
    Duration,
    Employment,
    Extraction,
    Fact,
    Funding,
    JobPosting,
    Location,
    Openings,
    Organization,
    Person,
    PositionTypeFact,
    Requirement,
    Salary,
    Topic,
)

Kind = Literal["text", "integer", "number", "texts"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, and what its cells hold (each may be missing, but for ``texts``)."""

    name: str
    kind: Kind = "text"


POSTING_COLUMNS = (
    Column("uri"),
    Column("sha256"),
    Column("media_type"),
    Column("notices", "texts"),
    Column("posting_id"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("languages", "texts"),
    Column("title"),
    Column("position_types", "texts"),
    Column("openings", "integer"),
    Column("organizations", "texts"),
    Column("funders", "texts"),
    Column("partners", "texts"),
    Column("cities", "texts"),
    Column("countries", "texts"),
    Column("country_codes", "texts"),
    Column("workplaces", "texts"),
    Column("supervisors", "texts"),
    Column("emails", "texts"),
    Column("urls", "texts"),
    Column("phones", "texts"),
    Column("field_code"),
    Column("field_name"),
    Column("topics", "texts"),
    Column("requirements", "texts"),
    Column("preferences", "texts"),
    Column("degrees", "texts"),
    Column("skills", "texts"),
    Column("language_skills", "texts"),
    Column("responsibilities", "texts"),
    Column("benefits", "texts"),
    Column("funding", "texts"),
    Column("employment", "texts"),
    Column("start_date"),
    Column("duration_months", "number"),
    Column("salary_minimum", "number"),
    Column("salary_maximum", "number"),
    Column("salary_currency"),
    Column("salary_period"),
    Column("salary_scale"),
    Column("deadline"),
    Column("deadline_kind"),
    Column("deadlines", "texts"),
    Column("application_documents", "texts"),
    Column("application_routes", "texts"),
)
"""Of a table with a row a posting."""

FACT_COLUMNS = (
    Column("uri"),
    Column("posting_id"),
    Column("field"),
    Column("text"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("value"),
    Column("attributes"),
    Column("language"),
    Column("confidence", "number"),
    Column("method"),
)
"""Of a table with a row a fact."""


def posting_rows(extractions: Iterable[Extraction]) -> Iterator[Row]:
    """Give a row for each posting, with the cells of `POSTING_COLUMNS`; a document without a posting has none."""
    for extraction in extractions:
        for posting in extraction.postings:
            cells = _posting_cells(extraction, posting)
            yield tuple(cells[column.name] for column in POSTING_COLUMNS)


def fact_rows(extractions: Iterable[Extraction]) -> Iterator[Row]:
    """Give a row for each fact, with the cells of `FACT_COLUMNS`, in the order of the schema and of the page."""
    for extraction in extractions:
        for posting in extraction.postings:
            head = (extraction.source.uri, posting.id)
            for field, fact in facts_of(posting):
                attributes = own_attributes(fact)
                if field == "deadlines" and fact == posting.deadline:
                    attributes["main"] = True
                value = normal_form(fact)
                place = (fact.text, fact.start, fact.end)
                yield (*head, field, *place, value, _json(attributes), fact.language, fact.confidence, fact.method)
            science = posting.field
            if science is not None:
                stated = science.model_dump(include={"code", "name", "evidence"})
                found = (None, science.confidence, science.method)
                yield (*head, "field", None, None, None, science.code, _json(stated), *found)


def facts_of(posting: JobPosting) -> Iterator[tuple[str, Fact]]:
    """Give each fact of a posting with its field, once: the deadline that counts most only among all deadlines.

    The facts of a custom field stand under ``extra.NAME``, after all others.
    """
    for field in JobPosting.model_fields:
        value = getattr(posting, field)
        if field == "deadline" and value in posting.deadlines:
            continue
        for fact in value if isinstance(value, list) else [value]:
            if isinstance(fact, Fact):
                yield "deadlines" if field == "deadline" else field, fact
    for name, custom in posting.extra.items():
        for fact in custom:
            yield f"extra.{name}", fact


def own_attributes(fact: Fact) -> dict[str, Any]:
    """Give what a fact states beyond what every fact has; what it leaves open is left out.

    Of a custom fact that is what its field states; its normal form is its value.
    """
    if isinstance(fact, CustomFact):
        return dict(fact.attributes)
    values = fact.model_dump(exclude=set(Fact.model_fields), exclude_none=True)
    return {name: value for name, value in values.items() if value != []}


def normal_form(fact: Fact) -> str | None:
    """Give the value of a fact in one short string, as documented in ``docs/batch.md``; None of a mere passage."""
    match fact:
        case PositionTypeFact() | Employment() | CustomFact():
            return fact.value
        case Organization() | Person():
            return fact.name
        case Location():
            return (
                ", ".join(filter(None, (fact.city, fact.region, fact.country or fact.country_code))) or fact.workplace
            )
        case Contact():
            return fact.email or fact.url or fact.phone
        case Requirement():
            return fact.degree or fact.category
        case Topic():
            return fact.canonical
        case DateFact():
            return fact.date
        case Duration():
            return _range(fact.months, fact.months_max) or fact.term
        case Openings():
            return _range(fact.count, fact.count_max) or "several"
        case Salary():
            amounts = _range(fact.minimum, fact.maximum)
            stated = " ".join(filter(None, (amounts, fact.currency, fact.period and f"a {fact.period}")))
            return stated if amounts else fact.scale
        case ApplicationRoute():
            return fact.email or fact.url or fact.kind
        case Funding() | Benefit() | ApplicationDocument():
            return fact.kind
    return None


def number_text(number: float) -> str:
    """Write a number without a needless fraction: ``36``, ``37.5``."""
    return str(int(number)) if float(number).is_integer() else repr(number)


def _posting_cells(extraction: Extraction, posting: JobPosting) -> dict[str, Any]:
    source = extraction.source
    science, salary, deadline = posting.field, posting.salary, posting.deadline
    wanted = posting.requirements
    ways: tuple[Contact | ApplicationRoute, ...] = (*posting.contacts, *posting.application_routes)
    skills = (skill for requirement in wanted for skill in requirement.skills)
    spoken = (skill for requirement in wanted for skill in requirement.language_skills)
    return {
        "uri": source.uri,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "notices": [notice.code for notice in extraction.warnings],
        "posting_id": posting.id,
        "start": posting.start,
        "end": posting.end,
        "languages": list(posting.languages),
        "title": posting.title.text if posting.title else None,
        "position_types": _each(x.value for x in posting.position_types),
        "openings": posting.openings,
        "organizations": _each(x.name for x in posting.organizations),
        "funders": _each(x.name for x in posting.funders),
        "partners": _each(x.name for x in posting.partners),
        "cities": _each(x.city for x in posting.locations),
        "countries": _each(x.country for x in posting.locations),
        "country_codes": _each(x.country_code for x in posting.locations),
        "workplaces": _each(x.workplace for x in posting.locations if x.workplace != "unknown"),
        "supervisors": _each(x.name for x in posting.supervisors),
        "emails": _each(x.email for x in ways),
        "urls": _each(x.url for x in ways),
        "phones": _each(x.phone for x in posting.contacts),
        "field_code": science.code if science else None,
        "field_name": science.name if science else None,
        "topics": _each(x.canonical for x in posting.topics),
        "requirements": [x.text for x in wanted if x.necessity == "required"],
        "preferences": [x.text for x in wanted if x.necessity == "preferred"],
        "degrees": _each(x.degree for x in wanted if x.necessity == "required"),
        "skills": _each(skills),
        "language_skills": _each(" ".join(filter(None, (x.code, x.level))) for x in spoken),
        "responsibilities": [x.text for x in posting.responsibilities],
        "benefits": _each(x.kind for x in posting.benefits),
        "funding": _each(x.kind for x in posting.funding),
        "employment": _each(x.value for x in posting.employment),
        "start_date": posting.start_date.date if posting.start_date else None,
        "duration_months": posting.duration_months,
        "salary_minimum": salary.minimum if salary else None,
        "salary_maximum": salary.maximum if salary else None,
        "salary_currency": salary.currency if salary else None,
        "salary_period": salary.period if salary else None,
        "salary_scale": salary.scale if salary else None,
        "deadline": deadline.date if deadline else None,
        "deadline_kind": deadline.kind if deadline else None,
        "deadlines": _each(x.date for x in posting.deadlines),
        "application_documents": _each(x.kind for x in posting.application_documents),
        "application_routes": _each(x.kind for x in posting.application_routes),
    }


def _each(values: Iterable[str | None]) -> list[str]:
    """Give the values that there are, each once, in order."""
    return list(dict.fromkeys(value for value in values if value))


def _range(least: float | None, most: float | None) -> str:
    """Write a range, as ``36`` or ``36-48``; empty where neither end is stated."""
    ends = [number_text(end) for end in (least, most) if end is not None]
    return "-".join(dict.fromkeys(ends))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
