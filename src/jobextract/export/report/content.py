"""What a report shows of an extraction, as plain data: facts with their labels and details, generic over all fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from jobextract.export.wording import COMMON, normal_form
from jobextract.schema import CustomFact, Extraction, Fact, FieldOfScience, JobPosting, Span

LABELS = {
    "title": "Title",
    "position_types": "Position type",
    "organizations": "Employer",
    "funders": "Funder",
    "partners": "Partner",
    "locations": "Location",
    "supervisors": "Supervisor",
    "contacts": "Contact",
    "requirements": "Requirement",
    "topics": "Topic",
    "field": "Field of research",
    "responsibilities": "Responsibility",
    "benefits": "Benefit",
    "salary": "Salary",
    "funding": "Funding",
    "deadlines": "Deadline",
    "start_date": "Start",
    "duration": "Duration",
    "employment": "Employment",
    "openings_stated": "Openings",
    "application": "How to apply",
    "application_documents": "Document to send",
    "application_routes": "Way to apply",
}
"""What each field is called, in the order of the legend. Others go by their own names, at the end."""

_RANKS = {name: rank for rank, name in enumerate(LABELS)}
_ECHOES = {"deadline": "deadlines", "openings": "openings_stated", "duration_months": "duration"}  # say it in short
_OUTSIDE = frozenset({"id", "start", "end", "extra"})


@dataclass(frozen=True, slots=True)
class Item:
    """A fact as the report shows it."""

    field: str
    posting: int
    text: str
    normal: str
    details: list[tuple[str, str]]
    confidence: float
    method: str
    language: str
    span: Span | None  # where it stands; None for what several passages only speak for
    mentions: list[Span]

    def as_data(self) -> dict[str, Any]:
        """Give it as the report's script reads it."""
        return {
            "field": self.field,
            "posting": self.posting,
            "text": self.text,
            "normal": self.normal,
            "details": self.details,
            "confidence": self.confidence,
            "method": self.method,
            "language": self.language,
            "span": [self.span.start, self.span.end] if self.span else None,
            "mentions": len(self.mentions),
        }


def label(field: str) -> str:
    """Give the name of a field for people; a custom field (``extra.NAME``) goes by its own."""
    return LABELS.get(field) or field.removeprefix("extra.").replace("_", " ").capitalize()


def items(extraction: Extraction) -> list[Item]:
    """List the facts of all postings, in the order of the legend, within a field as they stand."""
    return [item for index, posting in enumerate(extraction.postings) for item in _items(posting, index)]


def notes(posting: JobPosting) -> list[tuple[str, str]]:
    """Give what a posting states that is no fact with a place: languages, and numbers that no fact stands for."""
    return [
        (label(name), _words(value))
        for name, value in posting
        if name not in _OUTSIDE and not _is_fact(value) and value not in (None, []) and not _echoed(posting, name)
    ]


def _items(posting: JobPosting, index: int) -> Iterator[Item]:
    for name in sorted(type(posting).model_fields, key=lambda name: _RANKS.get(name, len(_RANKS))):
        value = getattr(posting, name)
        if not _is_fact(value) or _echoed(posting, name):
            continue
        field = _ECHOES.get(name, name)
        for fact in value if isinstance(value, list) else [value]:
            yield _science(fact, index) if isinstance(fact, FieldOfScience) else _item(fact, field, index)
    for name, custom in posting.extra.items():
        for fact in custom:
            yield _item(fact, f"extra.{name}", index)


def _is_fact(value: object) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, (Fact, FieldOfScience))


def _echoed(posting: JobPosting, name: str) -> bool:
    return name in _ECHOES and bool(getattr(posting, _ECHOES[name]))


def _item(fact: Fact, field: str, posting: int) -> Item:
    return Item(
        field=field,
        posting=posting,
        text=fact.text,
        normal=normal_form(fact),
        details=[(key.replace("_", " "), words) for key, words in _details(fact) if key not in COMMON],
        confidence=fact.confidence,
        method=fact.method,
        language=fact.language,
        span=Span(start=fact.start, end=fact.end),
        mentions=fact.mentions,
    )


def _science(field: FieldOfScience, posting: int) -> Item:
    return Item(
        field="field",
        posting=posting,
        text="",
        normal=f"{field.name} ({field.code})",
        details=[("code", f"{field.code} (OECD Fields of Science and Technology)"), ("name", field.name)],
        confidence=field.confidence,
        method=field.method,
        language="",
        span=None,
        mentions=field.evidence,
    )


def _details(model: BaseModel) -> Iterator[tuple[str, str]]:
    """Give the attributes that say more than their default; of a custom fact also each that its field states."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if isinstance(model, CustomFact) and name == "attributes":
            yield from ((key, _words(stated)) for key, stated in value.items() if stated not in (None, [], {}, ""))
        elif value not in (None, [], "") and (
            field.is_required() or value != field.get_default(call_default_factory=True)
        ):
            yield name, _words(value)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, BaseModel):
        stated = [(name, words) for name, words in _details(value) if name not in COMMON]
        if len(stated) == 1:
            return stated[0][1]
        return " ".join(
            words if name in ("name", "code") else f"({name.replace('_', ' ')} {words})" for name, words in stated
        )
    return str(value)
