"""Until when to apply, and when the position starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Literal

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.dates.calendar import Order, resolve, slash_order
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternIndex
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find"]

Kind = Literal["deadline", "start_date", "neither"]

_DIGITS = re.compile(r"[\d一二三四五六七八九十](?:(?<=\d)|月|(?<=二)[〇零○])")
_SLASHES = re.compile(r"\d[/-][0-3]?\d[/-]20\d\d")
# Between a cue and its date nothing may end the sentence.
_BREAK = re.compile(r"[.!?](?=[\s)]+[A-Z\u4e00-\u9fff])|[;；。！？]|\n(?=[^\n]{30})")
_RANGE = re.compile(
    r"[ ]?(?:[(（][^()（）\n]{1,10}[)）])?[ ]?(?:-|–|—|~|～|至|到|to\b|until\b|till\b)[ ]?(?:on[ ])?$", re.IGNORECASE
)
_COORDINATION = re.compile(r"[ ]?(?:,|/|or|and|、|或|和)[ ]?(?:or[ ])?$")
# Characters that may stand between a cue and its date.
_REACH: dict[str, int] = {"deadline": 80, "start_date": 40, "neither": 45}
_WINDOW = 110
_SENTENCE = 400  # characters of a sentence before and after a date that are looked at
_WEAK_GAP = re.compile(
    r"[ ]?(?:the |end of |midnight |noon |midday |\d\d?(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?,? |at |on |early |mid-?|late "
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |\(?[A-Z]{2,4}\)? |\([^()\n]{2,24}\) "
    r"|约|每年|当年|本年|今年|明年){0,5}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Date:
    start: int
    end: int
    iso: str
    rule: str

    @property
    def vague(self) -> bool:
        """Whether it names no day."""
        return len(self.iso.lstrip("-")) < 10 and not (self.iso.startswith("--") and len(self.iso) == 7)


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(language_modules(__name__).values())


@cache
def _months() -> dict[str, int]:
    return {name: number for module in _modules() for name, number in module.MONTHS.items()}


@cache
def _joined(name: str) -> FilteredPattern:
    sources = [f"(?:{getattr(module, name).pattern})" for module in _modules()]
    return FilteredPattern(re.compile("|".join(sources), re.IGNORECASE | re.ASCII))


@cache
def _date_rules() -> PatternIndex[Rule]:
    return PatternIndex((rule, rule.pattern.pattern) for module in _modules() for rule in module.DATES)


def _dates(text: str, order: Order) -> list[_Date]:
    """Give the dates of a text in order; where two overlap, the earlier rule of its language wins."""
    found: list[_Date] = []
    taken = bytearray(len(text))
    for rule in _date_rules().possible(text):
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            parts = match.groupdict()
            if parts.get("y2"):
                parts["y"] = parts["y2"]
            if iso := resolve(parts, _months(), order):
                found.append(_Date(start, end, iso, rule.name))
                taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda date: date.start)


def _with_years(text: str, dates: list[_Date]) -> list[_Date]:
    """Let "1 February, 1 June or 1 October 2027" share its year."""
    out = list(dates)
    for n in range(len(out) - 2, -1, -1):
        here, after = out[n], out[n + 1]
        if here.iso.startswith("--") and after.iso[:2] == "20":
            between = text[here.end : after.start]
            if _COORDINATION.fullmatch(between) or _RANGE.fullmatch(between):
                out[n] = _Date(here.start, here.end, f"{after.iso[:4]}-{here.iso[2:]}", here.rule)
    return out


def _last(pattern: FilteredPattern, text: str, low: int, high: int) -> re.Match[str] | None:
    found = None
    for match in pattern.locate_all(text, low, high):
        found = match
    return found


def _nearest_cue(text: str, date: _Date, previous: _Date | None) -> tuple[Kind, int] | None:
    """Give what the nearest cue before a date says, and how far from it the cue ends."""
    low = max(0, date.start - _WINDOW)
    best: tuple[Kind, int] | None = None
    cues: tuple[tuple[Kind, str], ...] = (
        ("deadline", "DEADLINE_BEFORE"),
        ("start_date", "START_BEFORE"),
        ("neither", "NEITHER_BEFORE"),
    )
    for kind, name in cues:
        match = _last(_joined(name), text, low, date.start)
        if match is None:
            continue
        gap = date.start - match.end()
        if gap > _REACH[kind] or _BREAK.search(text, match.end(), date.start):
            continue
        if kind == "start_date" and (previous is not None and previous.start >= match.end()):
            between = text[previous.end : date.start]
            if not (_COORDINATION.fullmatch(between) or _RANGE.fullmatch(between)):
                continue  # the cue has its date already
        # At equal distance "review … will begin" is the longer cue, and holds the other.
        if best is None or gap < best[1] or (kind == "neither" and gap == best[1]):
            best = (kind, gap)
    return best


def _classify(text: str, date: _Date, previous: _Date | None, sentence: tuple[int, int]) -> tuple[Kind, float, str]:
    start, end = sentence
    if _joined("DEADLINE_AFTER").pattern.match(text, date.end) and _joined("APPLYING").locate(text, start, end):
        return "deadline", 0.85, "deadline-after"
    if _joined("START_AFTER").pattern.match(text, date.end) and _joined("OFFERING").locate(text, start, end):
        return "start_date", 0.8, "start-after"
    cue = _nearest_cue(text, date, previous)
    if cue is not None:
        kind, gap = cue
        if kind == "deadline" and date.rule in {"year", "nian", "ji", "season", "jijie", "xuenian"}:
            return "neither", 0.0, ""
        if kind == "start_date" and date.rule == "year" and gap > 24:
            return "neither", 0.0, ""
        return kind, 0.9 if kind == "deadline" else 0.85, f"{kind.partition('_')[0]}-cue"
    if not date.vague or date.rule in {"month-year", "nian-yue"}:
        weak = _last(_joined("DEADLINE_BEFORE_WEAK"), text, max(start, date.start - 50), date.start)
        if weak and weak.group().isascii() and _WEAK_GAP.fullmatch(text, weak.end(), date.start):
            around = 0 if date.vague else _WINDOW  # "by 2025-08" is as often about a degree
            applying = _joined("APPLYING").locate(text, max(0, start - around), end + around)
            return ("deadline", 0.75, "apply-by") if applying else ("neither", 0.0, "")
    if date.rule == "ji":
        return ("start_date", 0.7, "ji") if _joined("OFFERING").locate(text, start, end) else ("neither", 0.0, "")
    if date.rule in {"season", "season-month", "jijie", "xuenian"}:
        weak = _last(_joined("START_BEFORE_WEAK"), text, max(start, date.start - 40), date.start)
        if weak and date.start - weak.end() < 16 and _joined("OFFERING").locate(text, start, end):
            return "start_date", 0.65, "season"
    return "neither", 0.0, ""


def _labels(block: Block) -> dict[int, Kind]:
    """Give what the column heads of a table say about its columns."""
    kinds: dict[int, Kind] = {}
    for number, cell in enumerate(block.folded.split("\t")):
        if _joined("DEADLINE_LABEL").pattern.match(cell.strip()):
            kinds[number] = "deadline"
        elif _joined("START_LABEL").pattern.match(cell.strip()):
            kinds[number] = "start_date"
    return kinds


def _dated(outline: Outline, blocks: Sequence[Block]) -> Iterator[Candidate]:
    texts = [block.folded for block in blocks]
    slashes = any(("/20" in text or "-20" in text) and _SLASHES.search(text) for text in texts)
    order = slash_order(texts, _joined("AMERICAN")) if slashes else "dmy"
    columns: dict[int, dict[int, Kind]] = {}
    for block in blocks:
        text = block.folded
        if block.kind == "table_row" and block.list_id not in columns:
            columns[block.list_id] = _labels(block) if text.count("\t") else {}
        if not _DIGITS.search(text):
            continue
        dates = _with_years(text, _dates(text, order))
        skip = -1
        for n, date in enumerate(dates):
            if n == skip:
                continue
            sentence = outline.document.sentence_at(block, date.start)
            span = (sentence.start, sentence.end) if sentence else (0, len(text))
            span = (max(span[0], date.start - _SENTENCE), min(span[1], date.end + _SENTENCE))
            kind, confidence, rule = _classify(
                text, date, dates[n - 1] if n else None, (span[0], max(span[1], date.end))
            )
            heads = columns.get(block.list_id) if block.kind == "table_row" else None
            column = heads.get(text.count("\t", 0, date.start)) if heads and kind == "neither" else None
            if column:
                kind, confidence, rule = column, 0.8, "table-column"
            if not rule and (label := _heading_label(outline, block, date)):
                kind, confidence, rule = label, 0.75, "heading-label"
            if kind == "neither":
                continue
            if n + 1 < len(dates) and _RANGE.fullmatch(text, date.end, dates[n + 1].start):
                skip = n + 1
                if kind == "deadline":  # an interval ends with its deadline
                    date = dates[n + 1]
            yield _candidate(outline, block, kind, date.start, date.end, date.iso, confidence, rule)


def _heading_label(outline: Outline, block: Block, date: _Date) -> Kind | None:
    """Give what the heading right above a bare date says."""
    path = outline.path(block)
    if date.start > 16 or len(block.text) > 80 or not path:
        return None
    head = path[-1].folded.strip()
    if _joined("DEADLINE_LABEL").pattern.match(head):
        return "deadline"
    return "start_date" if _joined("START_LABEL").pattern.match(head) else None


def _candidate(
    outline: Outline, block: Block, field: str, start: int, end: int, date: str, confidence: float, rule: str
) -> Candidate:
    sentence = outline.document.sentence_at(block, start)
    if block.struck or (sentence is not None and outline.role_of(sentence).closed):
        confidence *= 0.3
    if block.region in {"navigation", "header"}:
        confidence *= 0.6
    return Candidate(field, block, start, end, date, round(confidence, 3), f"rule:{rule}", {"date": date})


@cache
def _open_rules() -> PatternIndex[tuple[str, Rule]]:
    tables = (("deadline", "OPEN_DEADLINE"), ("start_date", "OPEN_START"))
    return PatternIndex(
        ((field, rule), rule.pattern.pattern)
        for module in _modules()
        for field, name in tables
        for rule in getattr(module, name)
    )


def _open(outline: Outline, blocks: Sequence[Block]) -> Iterator[Candidate]:
    for block in blocks:
        text = block.folded
        for field, rule in _open_rules().possible(text):
            for match in rule.pattern.finditer(text):
                group = "core" if match.groupdict().get("core") else 0
                start, end = match.span(group)
                start += len(text[start:end]) - len(text[start:end].lstrip())
                yield _candidate(outline, block, field, start, end, "open", rule.confidence, rule.name)


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the deadlines and start dates of a page; the normal form is the date.

    Dates are ISO 8601, as precise as stated; ``open`` stands for rolling calls and for a start as soon as
    possible.
    """
    blocks = outline.document.blocks
    yield from _dated(outline, blocks)
    yield from _open(outline, blocks)
