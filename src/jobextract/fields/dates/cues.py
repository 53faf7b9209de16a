"""What the words around a date make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jobextract.fields.dates.mentions import COORDINATION, RANGE, Date, joined
from jobextract.matching import FilteredPattern
from jobextract.schema import DeadlineKind

Sort = Literal["deadline", "review", "start_date", "neither"]

# Between a cue and its date nothing may end the sentence.
_BREAK = re.compile(r"[.!?](?=[\s)]+[A-Z\u4e00-\u9fff])|[;；。！？]|\n(?=[^\n]{30})")
_CUES: tuple[tuple[Sort, str, int], ...] = (  # and how many characters may stand between one and its date
    ("deadline", "DEADLINE_BEFORE", 80),
    ("start_date", "START_BEFORE", 40),
    ("neither", "NEITHER_BEFORE", 45),
    ("review", "REVIEW_BEFORE", 45),
)
_WINDOW = 110
_WEAK_GAP = re.compile(
    r"[ ]?(?:the |end of |beginning of |midnight |noon |midday |\d\d?(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?,? |at |on "
    r"|early |mid-?|late |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |\(?[A-Z]{2,4}\)? |\([^()\n]{2,24}\) "
    r"|约|每年|当年|本年|今年|明年){0,5}$",
    re.IGNORECASE,
)
_BY_MONTH = re.compile(r"(?:\b(?:by|before|until|till|of|early|mid|late)[ -]|[:：][ ]?)$", re.IGNORECASE)
_YEARS = frozenset({"year", "nian", "ji", "season", "jijie", "xuenian", "academic-year"})
_TERMS = frozenset({"season", "season-month", "jijie", "xuenian", "academic-year"})
_EVENT_REACH = 140  # characters before a date in which stands what it is the deadline of
_NEAR = 16  # characters behind "before October" in which applying must be spoken of
_FIRST = 32  # characters from the beginning of a sentence to a date that it begins with
_COUNTED = 24  # characters around a date in which stands what is counted up to it
_CLAUSE_END = re.compile(r"[。；;)）]")
_LATER_REACH = 140  # characters behind a date in which later applications may be mentioned


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date is, how sure that is, and the rule that says so."""

    sort: Sort
    confidence: float = 0.0
    rule: str = ""


NEITHER = Reading("neither")


def _last(pattern: FilteredPattern, text: str, low: int, high: int) -> re.Match[str] | None:
    found = None
    for match in pattern.locate_all(text, low, high):
        found = match
    return found


def _nearest_cue(text: str, date: Date, previous: Date | None) -> tuple[Sort, int] | None:
    """Give what the nearest cue before a date says, and how far from it the cue ends."""
    low = max(0, date.start - _WINDOW)
    best: tuple[Sort, int] | None = None
    for sort, name, reach in _CUES:
        match = _last(joined(name), text, low, date.start)
        if match is None:
            continue
        gap = date.start - match.end()
        if gap > reach or _BREAK.search(text, match.end(), date.start):
            continue
        if sort in {"start_date", "review"} and (previous is not None and previous.start >= match.end()):
            between = text[previous.end : date.start]
            if not (COORDINATION.fullmatch(between) or RANGE.fullmatch(between)):
                continue  # the cue has its date already
        # At equal distance "review … will begin" is the longer cue, and holds the other.
        if best is None or gap < best[1] or (sort in {"neither", "review"} and gap == best[1]):
            best = (sort, gap)
    return best


def read(text: str, date: Date, previous: Date | None, start: int, end: int, *, applying: bool = False) -> Reading:
    """Tell what a date is by the words around it.

    Args:
        text: of the block.
        date: in it.
        previous: the date before it, if any.
        start: of its sentence.
        end: of its sentence.
        applying: the sentence is known to tell how to apply.
    """
    behind = (
        ("REVIEW_AFTER", "APPLYING", Reading("review", 0.6, "review-after")),
        ("DEADLINE_AFTER", "APPLYING", Reading("deadline", 0.85, "deadline-after")),
        ("ARRIVAL_AFTER", "", Reading("start_date", 0.8, "arrival-after")),
        ("START_AFTER", "OFFERING", Reading("start_date", 0.8, "start-after")),
    )
    for name, condition, reading in behind:
        if not joined(name).pattern.match(text, date.end):
            continue
        if (not condition and date.rule != "nian") or (applying and condition == "APPLYING" and not date.vague):
            return reading
        low, high = start, end
        if condition == "APPLYING" and date.rule == "yue":
            low, high = date.end, min(end, date.end + _NEAR)
        if joined(condition or "OFFERING").locate(text, low, high):
            return reading
    if _begins(text, date, start, end):
        return Reading("start_date", 0.8, "start-first")
    if previous is not None and _between(text, previous, date) and joined("APPLYING").locate(text, start, end):
        cue = _nearest_cue(text, previous, None)
        return NEITHER if cue is not None and cue[0] == "neither" else Reading("deadline", 0.75, "between")
    if previous is not None and RANGE.fullmatch(text, previous.end, date.start) is not None:
        closing = joined("INTERVAL_AFTER").pattern.match(text, date.end) and joined("APPLYING").locate(text, start, end)
        if closing or joined("PERIOD_BEFORE").locate(text, max(start, previous.start - _WINDOW), previous.start):
            return Reading("deadline", 0.8, "interval")
    cue = _nearest_cue(text, date, previous)
    if cue is not None:
        reading = _by_cue(text, date, *cue)
        return NEITHER if reading.sort == "deadline" and _of_others(text, date, previous, start, end) else reading
    if not date.vague or date.rule in {"month-year", "nian-yue", "month"}:
        weak = _last(joined("DEADLINE_BEFORE_WEAK"), text, max(start, date.start - 50), date.start)
        if weak and _of_others(text, date, previous, start, end):
            return NEITHER
        if weak and weak.group().isascii() and _WEAK_GAP.fullmatch(text, weak.end(), date.start):
            around = 0 if date.vague else _WINDOW  # "by 2025-08" is as often about a degree
            said = joined("APPLYING").locate(text, max(0, start - around), end + around)
            return Reading("deadline", 0.75, "apply-by") if said or (applying and not date.vague) else NEITHER
    if date.rule == "ji":
        return Reading("start_date", 0.7, "ji") if joined("OFFERING").locate(text, start, end) else NEITHER
    if date.rule in _TERMS:
        if joined("DENIED").locate(text, max(start, date.start - _WINDOW), date.start):
            return NEITHER
        weak = _last(joined("START_BEFORE_WEAK"), text, max(start, date.start - 40), date.start)
        if weak and date.start - weak.end() < 16 and joined("OFFERING").locate(text, start, end):
            return Reading("start_date", 0.65, "season")
        if joined("POSITION_BEFORE").locate(text, max(0, date.start - 40), date.start):
            return Reading("start_date", 0.65, "season-of-position")
    return NEITHER


def _begins(text: str, date: Date, start: int, end: int) -> bool:
    """Tell whether a sentence begins with a date and says that somebody is taken then."""
    if date.start - start > _FIRST or not joined("START_FIRST").pattern.fullmatch(text, start, date.start):
        return False
    return joined("START_THEN").pattern.match(text, date.end, end) is not None


def _between(text: str, previous: Date, date: Date) -> bool:
    """Tell whether two dates are the ends of an interval, as in "between 1 March and 15 April"."""
    if date.start - previous.end > _FIRST or not joined("BETWEEN_GAP").pattern.fullmatch(
        text, previous.end, date.start
    ):
        return False
    return joined("BETWEEN").locate(text, max(0, previous.start - _NEAR), previous.start) is not None


def _by_cue(text: str, date: Date, sort: Sort, gap: int) -> Reading:
    if sort == "deadline":
        if date.rule in _YEARS:
            return NEITHER
        if not gap and _counted(text, date):
            return NEITHER
        if date.rule == "month" and not _BY_MONTH.search(text, max(0, date.start - _NEAR), date.start):
            return NEITHER  # "the deadline is in March": of every year
        return Reading(sort, 0.92, "deadline-cue")
    if sort == "start_date":
        return NEITHER if date.rule == "year" and gap > 24 else Reading(sort, 0.85, "start-cue")
    if sort == "review" and not (date.vague and date.rule in _YEARS):
        return Reading(sort, 0.6, "review-cue")
    return NEITHER


def _counted(text: str, date: Date) -> bool:
    """Tell whether something is counted up to a date, as in "publications up to 1 January"."""
    low, high = max(0, date.start - _COUNTED), min(len(text), date.end + _COUNTED)
    for end in _CLAUSE_END.finditer(text, low, date.start):
        low = end.end()
    behind = _CLAUSE_END.search(text, date.end, high)
    return joined("COUNTED").locate(text, low, behind.start() if behind else high) is not None


def _of_others(text: str, date: Date, previous: Date | None, start: int, end: int) -> bool:
    """Tell whether a date ends something else than the time to apply: a selection, or a call for papers."""
    low = max(start, previous.end if previous is not None else 0, date.start - _WINDOW)
    if joined("OTHERS_ACT").locate(text, low, date.start):
        return True
    low = max(0, date.start - _EVENT_REACH)
    low = max(low, text.rfind("\n", low, date.start))
    event = joined("EVENT").locate(text, low, date.start) is not None
    return event and joined("APPLICATION").locate(text, start, end) is None


def follows(text: str, before: Date, date: Date) -> bool:
    """Tell whether a date is coordinated with the one before it, as in "by 15 March and 15 September"."""
    return before.vague == date.vague and COORDINATION.fullmatch(text[before.end : date.start]) is not None


def kind_of(text: str, low: int, date: Date, high: int) -> DeadlineKind:
    """Tell whether applications may still be looked at after a deadline.

    Args:
        text: of the block.
        low: where what is said of the date may begin.
        date: the deadline.
        high: where it ends.
    """
    if joined("FULL_CONSIDERATION").locate(text, low, high):
        return "full_consideration"
    later = joined("LATER").locate(text, date.end, min(len(text), max(high, date.end + _LATER_REACH)))
    return "full_consideration" if later else "final"
