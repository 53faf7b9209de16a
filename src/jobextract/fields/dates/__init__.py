"""Until when to apply, and when the position starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.dates.calendar import slash_order
from jobextract.fields.dates.clock import moment_of
from jobextract.fields.dates.cues import NEITHER, Reading, follows, kind_of, read
from jobextract.fields.dates.mentions import RANGE, Date, dates_in, joined, may_hold_dates, modules
from jobextract.matching import PatternIndex
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find"]

_SLASHES = re.compile(r"\d[/-][0-3]?\d[/-](?:20)?\d\d")
_SENTENCE = 400  # characters of a sentence before and after a date that are looked at
_OUTSIDE = {"navigation": 0.6, "header": 0.6, "aside": 0.5}  # what a date beside the text is worth
_CLOSED = 0.3


def _labels(block: Block) -> dict[int, str]:
    """Give what the column heads of a table, or the first cell of a row, say about its cells."""
    fields: dict[int, str] = {}
    for number, cell in enumerate(block.folded.split("\t")):
        if field := _label(cell):
            fields[number] = field
    return fields


def _label(text: str) -> str | None:
    text = text.strip()
    if joined("DEADLINE_LABEL").pattern.match(text):
        return "deadline"
    return "start_date" if joined("START_LABEL").pattern.match(text) else None


def _dated(outline: Outline, blocks: Sequence[Block]) -> Iterator[Candidate]:
    texts = [block.folded for block in blocks]
    slashes = any(("/2" in text or "-20" in text) and _SLASHES.search(text) for text in texts)
    order = slash_order(texts, joined("DAY_FIRST"), joined("MONTH_FIRST")) if slashes else "dmy"
    columns: dict[int, dict[int, str]] = {}
    for block in blocks:
        if block.kind == "table_row" and block.list_id not in columns:
            columns[block.list_id] = _labels(block) if "\t" in block.text else {}
        if not may_hold_dates(block.folded):
            continue
        if dates := dates_in(block.folded, order):
            yield from _in_block(outline, block, dates, columns.get(block.list_id, {}))


def _in_block(outline: Outline, block: Block, dates: list[Date], columns: dict[int, str]) -> Iterator[Candidate]:
    text = block.folded
    skip = -1
    reading = NEITHER
    for n, date in enumerate(dates):
        if n == skip:
            continue
        sentence = outline.document.sentence_at(block, date.start)
        start, end = (sentence.start, sentence.end) if sentence else (0, len(text))
        start, end = max(start, date.start - _SENTENCE), max(min(end, date.end + _SENTENCE), date.end)
        applying = sentence is not None and outline.role_of(sentence).role == "application"
        before, last = (dates[n - 1] if n else None), reading
        reading = read(text, date, before, start, end, applying=applying)
        if reading is NEITHER and before is not None and last.sort == "deadline" and follows(text, before, date):
            reading = replace(last, rule="deadline-and")
        if reading is NEITHER:
            reading = _labelled(outline, block, date, columns)
        if reading is NEITHER:
            continue
        after = dates[n + 1] if n + 1 < len(dates) else None
        if after is not None and RANGE.fullmatch(text, date.end, after.start):
            skip = n + 1
            if reading.sort == "deadline":  # an interval ends with its deadline
                date, after = after, (dates[n + 2] if n + 2 < len(dates) else None)
        if reading.sort == "start_date":
            yield _candidate(outline, block, "start_date", (date.start, date.end), date.iso, reading)
            continue
        low = max(start, before.end if before is not None else 0)
        kind = kind_of(text, low, date, min(end, after.start) if after is not None else end)
        if reading.sort == "review":
            kind = "full_consideration"
        moment = moment_of(text, date)
        values = {"kind": kind, "time": moment.time, "time_zone": moment.zone}
        yield _candidate(outline, block, "deadline", (moment.start, moment.end), date.iso, reading, values)


def _labelled(outline: Outline, block: Block, date: Date, columns: dict[int, str]) -> Reading:
    """Read a date by the head of its column, the first cell of its row, or the heading above it."""
    if block.kind == "table_row":
        column = block.folded.count("\t", 0, date.start)
        if field := columns.get(column):
            return Reading("deadline" if field == "deadline" else "start_date", 0.8, "table-column")
        if column and (field := _label(block.folded.partition("\t")[0])):
            return Reading("deadline" if field == "deadline" else "start_date", 0.8, "table-row")
    path = outline.path(block)
    if date.start > 16 or len(block.text) > 80 or not path:
        return NEITHER
    field = _label(path[-1].folded)
    return Reading("deadline" if field == "deadline" else "start_date", 0.75, "heading-label") if field else NEITHER


def _candidate(
    outline: Outline,
    block: Block,
    field: str,
    span: tuple[int, int],
    date: str,
    reading: Reading,
    values: dict[str, Any] | None = None,
) -> Candidate:
    start, end = span
    sentence = outline.document.sentence_at(block, start)
    confidence = reading.confidence * _OUTSIDE.get(block.region, 1.0)
    struck = any(inline.kind == "struck" and inline.start <= start < inline.end for inline in block.inlines)
    if struck or block.struck or (sentence is not None and outline.role_of(sentence).closed):
        confidence *= _CLOSED
    values = {"date": date, **(values or {})}
    return Candidate(field, block, start, end, _normal(values), round(confidence, 3), f"rule:{reading.rule}", values)


def _normal(values: dict[str, Any]) -> str:
    date: str = values["date"]
    return f"{date} full_consideration" if values.get("kind") == "full_consideration" else date


@cache
def _open_rules() -> PatternIndex[tuple[str, Rule]]:
    tables = (("deadline", "OPEN_DEADLINE"), ("start_date", "OPEN_START"))
    return PatternIndex(
        ((field, rule), rule.pattern.pattern)
        for module in modules()
        for field, name in tables
        for rule in getattr(module, name)
    )


@cache
def _any_time() -> frozenset[str]:
    return frozenset().union(*[getattr(module, "ANY_TIME", ()) for module in modules()])


def _may_be_open(outline: Outline, block: Block, start: int) -> bool:
    """Tell whether what may be done at any time is to apply, and not to ask or to leave."""
    sentence = outline.document.sentence_at(block, start)
    low, high = (sentence.start, sentence.end) if sentence is not None else (0, len(block.folded))
    return joined("NOT_OPEN").locate(block.folded, max(low, start - _SENTENCE), min(high, start + _SENTENCE)) is None


def _open(outline: Outline, blocks: Sequence[Block]) -> Iterator[Candidate]:
    for block in blocks:
        text = block.folded
        for field, rule in _open_rules().possible(text):
            for match in rule.locate_all(text):
                if rule.name in _any_time() and not _may_be_open(outline, block, match.start()):
                    continue
                group = "core" if match.groupdict().get("core") else 0
                start, end = match.span(group)
                start += len(text[start:end]) - len(text[start:end].lstrip())
                values = {"kind": "final"} if field == "deadline" else {}
                reading = Reading("deadline" if field == "deadline" else "start_date", rule.confidence, rule.name)
                yield _candidate(outline, block, field, (start, end), "open", reading, values)


def _with_years(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Let "6 March" be the one day of that name that stands with its year elsewhere."""
    dates = {(c.field, c.values["date"]) for c in found}
    days: dict[tuple[str, str], list[str]] = {}
    for field, date in dates:
        if date[:2] == "20" and len(date) > 4:
            days.setdefault((field, f"--{date[5:]}"), []).append(date)
    for candidate in found:
        whole = days.get((candidate.field, candidate.values["date"]), ())
        if len(whole) == 1:
            values = {**candidate.values, "date": whole[0]}
            candidate = replace(candidate, values=values, normal=_normal(values))
        yield candidate


def _settled(outline: Outline, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Let what is said of a date in one place hold in all, and a rolling review end with the deadline beside it."""
    found = list(_with_years(found))
    full = {c.values["date"] for c in found if c.values.get("kind") == "full_consideration"}
    dated: set[int] = set()
    for candidate in found:
        sentence = outline.document.sentence_at(candidate.block, candidate.start)
        if candidate.field == "deadline" and candidate.normal != "open" and sentence is not None:
            dated.add(sentence.index)
    for candidate in found:
        if candidate.field == "deadline" and candidate.values["date"] in full:
            values = {**candidate.values, "kind": "full_consideration"}
            candidate = replace(candidate, values=values, normal=_normal(values))
        elif candidate.method in _ROLLING:
            sentence = outline.document.sentence_at(candidate.block, candidate.start)
            if sentence is not None and sentence.index in dated:
                continue
        yield candidate


_ROLLING = frozenset({"rule:rolling-basis", "rule:as-they-come"})


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the deadlines and start dates of a page.

    Dates are ISO 8601, as precise as stated; ``open`` stands for rolling calls and for a start as soon as possible.
    The normal form is the date; behind the date of a deadline after which applications may still be looked at stands
    ``full_consideration``.
    """
    blocks = outline.document.blocks
    return _settled(outline, [*_dated(outline, blocks), *_open(outline, blocks)])
