"""Where dates stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Rule
from jobextract.fields.dates.calendar import Order, resolve
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternIndex

COORDINATION = re.compile(r"[ ]?(?:,|/|or|and|&|、|或|和|及|与)[ ]?(?:or[ ]|and[ ])?(?:by[ ])?$", re.IGNORECASE)
# An hour may stand behind the first date.
RANGE = re.compile(
    r"[ ]?(?:[(（][^()（）\n]{1,10}[)）])?[ ]?(?:\d{1,2}[:：]\d\d)?[ ]?"
    r"(?:-|–|—|~|～|至|到|to\b|until\b|till\b)[ ]?(?:on[ ])?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\d一二三四五六七八九十](?:(?<=\d)|月|(?<=二)[〇零○])")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as it stands in a text."""

    start: int
    end: int
    iso: str
    rule: str

    @property
    def vague(self) -> bool:
        """Whether it names no day."""
        return len(self.iso.lstrip("-")) < 10 and not (self.iso.startswith("--") and len(self.iso) == 7)


@cache
def modules() -> tuple[ModuleType, ...]:
    """Give the modules of all languages: a page mixes them."""
    return tuple(language_modules("jobextract.fields.dates").values())


@cache
def joined(name: str) -> FilteredPattern:
    """Give a pattern of all languages as one."""
    sources = [f"(?:{getattr(module, name).pattern})" for module in modules() if hasattr(module, name)]
    return FilteredPattern(re.compile("|".join(sources), re.IGNORECASE | re.ASCII))


@cache
def _months() -> dict[str, int]:
    return {name: number for module in modules() for name, number in module.MONTHS.items()}


@cache
def _rules() -> PatternIndex[Rule]:
    return PatternIndex((rule, rule.pattern.pattern) for module in modules() for rule in module.DATES)


@cache
def _named_months() -> FilteredPattern:
    names = "|".join(sorted(_months(), key=lambda name: -len(name)))
    return FilteredPattern(re.compile(rf"\b(?:{names})\b", re.IGNORECASE | re.ASCII))


def may_hold_dates(text: str) -> bool:
    """Tell quickly whether a text can hold a date."""
    return _NUMBER.search(text) is not None or _named_months().locate(text) is not None


def dates_in(text: str, order: Order) -> list[Date]:
    """Give the dates of a text in order; where two overlap, the earlier rule of its language wins.

    What looks like a date and is none (31 February) hides the dates that are part of it.
    """
    found: list[Date] = []
    taken = bytearray(len(text))
    for rule in _rules().possible(text):
        if rule.needs not in text:
            continue
        for match in rule.locate_all(text):
            parts = match.groupdict()
            start, end = match.span("core" if "core" in parts else 0)
            end -= rule.name == "month" and text[end - 1] == "."
            if any(taken[start:end]) or (rule.name == "month" and text[start].islower()):
                continue
            parts["y"] = parts.get("y") or parts.get("y2")
            taken[start:end] = b"\1" * (end - start)
            if iso := resolve(parts, _months(), order):
                found.append(Date(start, end, iso, rule.name))
    found.sort(key=lambda date: date.start)
    return _with_years(text, found)


def _with_years(text: str, dates: Sequence[Date]) -> list[Date]:
    """Let "1 February, 1 June or 1 October 2027" share its year, and "2026年3月1日至4月15日" too."""
    out = list(dates)
    for n in range(len(out) - 2, -1, -1):
        here, after = out[n], out[n + 1]
        if here.iso.startswith("--") and after.iso[:2] == "20" and not after.vague:
            between = text[here.end : after.start]
            if COORDINATION.fullmatch(between) or RANGE.fullmatch(between):
                out[n] = replace(here, iso=f"{after.iso[:4]}-{here.iso[2:]}")
    for n in range(1, len(out)):
        before, here = out[n - 1], out[n]
        # A range that ends earlier in the year than it began runs into the next one, of which nothing is said.
        same = here.iso.startswith("--") and before.iso[:2] == "20" and before.iso[5:] <= here.iso[2:]
        if same and RANGE.fullmatch(text, before.end, here.start):
            out[n] = replace(here, iso=f"{before.iso[:4]}-{here.iso[2:]}")
    return out
