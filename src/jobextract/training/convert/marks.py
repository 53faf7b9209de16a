"""What every form of annotation has in common: marked spans, each with a field, a posting and attributes."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

from jobextract.errors import InputError
from jobextract.schema import Necessity, PositionType, RequirementCategory
from jobextract.training.corpus import (
    ATTRIBUTES,
    FACT_LISTS,
    POSTING_FIELDS,
    SINGLE_FACTS,
    VALUE_LISTS,
    GoldPage,
    Json,
    fact_text,
    facts,
    gold_name,
    without_details,
)

FACT_FIELDS = tuple(name for name in POSTING_FIELDS if name not in VALUE_LISTS)
"""The fields whose values have a place in the page."""
LABELS: Mapping[str, tuple[str, ...]] = {
    "category": get_args(RequirementCategory),
    "necessity": get_args(Necessity),
    "position_types": get_args(PositionType),
}
"""What is chosen from a fixed set."""
OVERLAPPING = frozenset({"topics"})
"""Fields whose facts may overlap in one posting ("machine learning" in "machine learning for health")."""

_FORMS: Mapping[str, re.Pattern[str]] = {
    "country": re.compile(r"[A-Z]{2}"),
    "date": re.compile(r"open|\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?"),
}
_NEEDED = frozenset({"category", "date"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span of a page.

    Attributes:
        field: one of `FACT_FIELDS`.
        start: offset in characters.
        end: offset of the character behind it.
        posting: number of the posting it belongs to, from 1 on.
        attributes: those of `ATTRIBUTES` that are known.
        optional: whether reasonable readers differ.
    """

    field: str
    start: int
    end: int
    posting: int = 1
    attributes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    optional: bool = False


@dataclass(slots=True)
class Marked:
    """A page with its marks.

    Attributes:
        id: file name of the page.
        text: its characters.
        languages: ISO 639-1 codes, most text first.
        source: repository, path and commit, where known.
        marks: in any order; the facts of a field keep it.
        values: posting number → field of `VALUE_LISTS` → values.
    """

    id: str
    text: str
    languages: Sequence[str] = ()
    source: Json | None = None
    marks: list[Mark] = dataclasses.field(default_factory=list)
    values: dict[int, dict[str, list[str]]] = dataclasses.field(default_factory=dict)


def marked(page: GoldPage) -> Marked:
    """Give the marks of a page; what only complete gold states has none.

    Raises:
        InputError: the gold does not fit the page, or holds what gold cannot hold.
    """
    text = page.text
    found = Marked(page.id, text, page.gold.get("languages", []), page.gold.get("source"))
    for number, posting in enumerate(without_details(page.gold)["postings"], 1):
        if unknown := sorted(set(posting) - set(POSTING_FIELDS)):
            raise InputError(f"{page.id}: unknown field {unknown[0]!r}; known are {', '.join(POSTING_FIELDS)}")
        found.values[number] = {name: list(posting.get(name) or []) for name in sorted(VALUE_LISTS)}
        for name, fact in facts(posting):
            start, end = fact.get("start"), fact.get("end")
            if not isinstance(start, int) or not isinstance(end, int):
                raise InputError(f"{page.id}: a fact ({name}) of posting {number} has no start or no end")
            if fact.get("text", "") != fact_text(text, start, end):
                raise InputError(f"{page.id}: the text of a fact ({name}) differs from what stands at {start}")
            attributes = {
                key: value
                for key, value in fact.items()
                if key not in {"start", "end", "text", "optional"} and value is not None
            }
            found.marks.append(Mark(name, start, end, number, attributes, bool(fact.get("optional"))))
    return found


def checked(page: GoldPage) -> Marked:
    """Give the marks of a page after all of them were found to be what gold may hold.

    Raises:
        InputError: some is not.
    """
    found = marked(page)
    gold_page(found)
    return found


def gold_page(page: Marked) -> GoldPage:
    """Give the gold that marks make up; postings are put in the order of their numbers.

    Raises:
        InputError: a mark or a value cannot stand in gold; the message says which and why.
    """
    gold_name(page.id)
    try:
        content = page.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{page.id}: the text cannot be written as UTF-8: {error}") from error
    numbers = sorted({mark.posting for mark in page.marks} | set(page.values))
    gold = {
        "id": page.id,
        "sha256": hashlib.sha256(content).hexdigest(),
        **({"source": dict(page.source)} if page.source else {}),
        "languages": list(page.languages),
        "postings": [_posting(page, number) for number in numbers],
    }
    return GoldPage(page.id, Path(page.id), content, gold)


def _posting(page: Marked, number: int) -> dict[str, Any]:
    values = page.values.get(number, {})
    for value in values.get("position_types", []):
        _check_label(page, "position_types", value)
    posting: dict[str, Any] = {}
    for name in POSTING_FIELDS:
        if name in VALUE_LISTS:
            posting[name] = list(values.get(name, []))
            continue
        marks = [mark for mark in page.marks if mark.posting == number and mark.field == name]
        items = [_fact(page, mark) for mark in marks]
        if name in SINGLE_FACTS and len(items) > 1:
            places = ", ".join(_place(mark) for mark in marks)
            raise InputError(f"{page.id}: posting {number} has {len(items)} of {name}, where it can have one: {places}")
        if name in FACT_LISTS:
            _check_overlap(page, marks)
        posting[name] = items if name in FACT_LISTS else items[0] if items else None
    return posting


def _fact(page: Marked, mark: Mark) -> dict[str, Any]:
    where = f"{page.id}: {mark.field} at {_place(mark)}"
    if not 0 <= mark.start < mark.end <= len(page.text):
        raise InputError(f"{where}: lies outside of the text, which has {len(page.text)} characters, or is empty")
    item: dict[str, Any] = {
        "start": mark.start,
        "end": mark.end,
        "text": fact_text(page.text, mark.start, mark.end),
    }
    known = ATTRIBUTES.get(mark.field, ())
    if unknown := sorted(set(mark.attributes) - set(known)):
        raise InputError(f"{where}: unknown attribute {unknown[0]!r}; known are: {', '.join(known) or 'none'}")
    defaults = {"name": item["text"], "necessity": "required"}
    for key in known:
        value = mark.attributes.get(key, defaults.get(key))
        if value is None and key in _NEEDED:
            raise InputError(f"{where}: has no {key}")
        if value is not None and key in LABELS:
            _check_label(page, key, value)
        if value is not None and key in _FORMS and not _FORMS[key].fullmatch(value):
            raise InputError(f"{where}: {value!r} is no {key}")
        item[key] = value
    return item | ({"optional": True} if mark.optional else {})


def _check_label(page: Marked, name: str, value: str) -> None:
    if value not in LABELS[name]:
        raise InputError(f"{page.id}: unknown label {value!r} of {name}; known are {', '.join(LABELS[name])}")


def _check_overlap(page: Marked, marks: Iterable[Mark]) -> None:
    for one, other in combinations(marks, 2):
        same = (one.start, one.end) == (other.start, other.end)
        if same or (one.field not in OVERLAPPING and one.start < other.end and other.start < one.end):
            raise InputError(f"{page.id}: two {one.field} of a posting overlap: {_place(one)} and {_place(other)}")


def _place(mark: Mark) -> str:
    return f"{mark.start}-{mark.end}"
