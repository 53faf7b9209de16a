"""Pay scales: which one, and how much of a full position it is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Rule
from jobextract.language.modules import language_modules
from jobextract.matching import PatternIndex

_PACKAGE = "jobextract.fields.pay"
_NEAR = 28  # characters between a scale and the percentage that belongs to it
_AROUND = 60  # characters before a weak scale that must speak of pay or a position
_WEAK = frozenset({"grade", "lettered", "scale", "collective-group", "e-group", "position-code"})
_APART = re.compile(r"[;\n\t]|[.](?=[ ][A-Z])|\b(?:teaching|holiday|allowance|bonus|tax|discount)\b", re.I)
_PERCENT = re.compile(r"(?<![\d.,-])(\d{2,3}(?:[.,]\d)?)[ ]?%?(?:[ ]?[-–—/][ ]?\d{2,3})?[ ]?%(?!\w)")


@dataclass(frozen=True, slots=True)
class Scale:
    """A pay scale that a text names."""

    start: int
    end: int
    name: str  # as "TV-L E13"
    rule: str
    confidence: float


@cache
def modules() -> tuple[ModuleType, ...]:
    """Give the language modules of the field."""
    return tuple(language_modules(_PACKAGE).values())


@cache
def joined(name: str) -> re.Pattern[str]:
    """Give one pattern of the patterns of that name in all languages; it is asked about a few words at a time."""
    sources = [f"(?:{getattr(module, name).pattern})" for module in modules()]
    return re.compile("|".join(sources), re.IGNORECASE | re.ASCII)


@cache
def _index() -> PatternIndex[tuple[Rule, str]]:
    return PatternIndex(((rule, form), rule.pattern.pattern) for module in modules() for rule, form in module.SCALES)


def scales(text: str) -> list[Scale]:
    """Give the pay scales of a text in order; where two overlap, the earlier rule wins.

    >>> [scale.name for scale in scales("Salary: E 13 TV-L (65 %) or BAT IIa")]
    ['TV-L E13', 'BAT IIa']
    """
    found: list[Scale] = []
    taken = bytearray()
    for rule, form in _index().possible(text):
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            taken = taken or bytearray(len(text))
            if any(taken[start:end]):
                continue
            if rule.name in _WEAK and not _is_pay(text, start, end):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Scale(start, end, _name(match, form), rule.name, rule.confidence))
    return sorted(found, key=lambda scale: scale.start)


def _is_pay(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a grade or scale speak of pay."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if joined("NO_SCALE").search(text, max(low, start - 24), min(high, end + 24)):
        return False
    return joined("SCALE_BEFORE").search(text, low, high) is not None or any(c in text[low:high] for c in "€£$%")


def _name(match: re.Match[str], form: str) -> str:
    groups = {name: words for name, words in match.groupdict().items() if words}
    group = groups.get("group") or groups.get("group2") or ""
    if form == "tv":
        tv = groups["tv"].upper().replace("Ö", "ö").replace("OE", "ö").replace("TVOD", "TVöD")
        tv = {"TVL": "TV-L", "TVH": "TV-H"}.get(tv, tv)
        group = group.replace(" ", "")
        return f"{tv} E{group}" if group else tv
    return form.replace("{group:digits}", group.lstrip("E ").strip()).format(
        group=group.replace(" ", "") if len(group) < 5 else group,
        name=groups.get("name", "").capitalize(),
        written=groups.get("written", ""),
    )


def percents(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Give the percentages near a span of a text as (start, end, percent)."""
    low, high = max(0, start - _NEAR - 8), min(len(text), end + _NEAR + 8)
    for match in _PERCENT.finditer(text, low, high):
        percent = float(match[1].replace(",", "."))
        between = text[end : match.start()] if match.start() >= end else text[match.end() : start]
        inside = start <= match.start() < end
        if 10 <= percent <= 100 and (inside or (len(between) <= _NEAR and not _APART.search(between))):
            yield match.start(), match.end(), percent


def beside_scale(text: str, start: int, end: int) -> bool:
    """Tell whether a percentage stands beside a pay scale, so that it is the part of a position that is paid."""
    low, high = max(0, start - 80), min(len(text), end + 80)
    piece = text[low:high]
    return any(
        (start - low, end - low) == (first, last)
        for scale in scales(piece)
        for first, last, _ in percents(piece, scale.start, scale.end)
    )
