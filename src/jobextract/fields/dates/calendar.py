"""From the parts of a date as written to ISO 8601."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from jobextract.matching import FilteredPattern

Order = Literal["dmy", "mdy"]

_MINGUO = 1911  # year 1 of the Republic of China calendar is 1912
_HAN_DIGITS = {ord(han): digit for han, digit in zip("〇零○ＯO一二两三四五六七八九", "000001223456789", strict=True)}
_LEAP = 2000  # stands for a year that is not given: 29 February may be meant
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?![\d/])")


def number(text: str) -> int:
    """Read a number of up to four digits, Arabic or Chinese.

    >>> number("15"), number("十五"), number("二十"), number("二〇二六"), number("三十一")
    (15, 15, 20, 2026, 31)
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (int(tens.translate(_HAN_DIGITS)) if tens else 1) * 10 + (
            int(ones.translate(_HAN_DIGITS)) if ones else 0
        )
    return int(text.translate(_HAN_DIGITS))


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Give a date as precise as it is stated; None where there is no such day.

    >>> iso(2026), iso(2026, 3), iso(None, 9, 30), iso(2026, 2, 30)
    ('2026', '2026-03', '--09-30', None)
    """
    if year is not None and not 1990 <= year <= 2099:
        return None
    if month is None and (year is None or day is not None):
        return None
    try:
        datetime.date(year or _LEAP, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    parts = "-".join(f"{part:02}" for part in (month, day) if part is not None)
    return f"--{parts}" if year is None else f"{year}-{parts}".rstrip("-")


def resolve(parts: Mapping[str, str | None], months: Mapping[str, int], order: Order) -> str | None:
    """Give the ISO date of a match's named groups.

    Args:
        parts: `y` year (two or four digits), `roc` year of the Republic of China, `m` month as a number,
            `mon` month by name, `d` day; `a` and `b` the first two numbers where their order is open.
        months: names of months, lower case, without full stop.
        order: how to read `a` and `b` where both readings are possible.
    """
    try:
        year = number(parts["y"] or "") if parts.get("y") else None
        if year is not None and year < 100:
            year += 2000
        if parts.get("roc"):
            year = number(parts["roc"] or "") + _MINGUO
        day = number(parts["d"] or "") if parts.get("d") else None
        month = number(parts["m"] or "") if parts.get("m") else None
        if parts.get("mon"):
            month = months[(parts["mon"] or "").lower().rstrip(".")]
        if parts.get("a") and parts.get("b"):
            first, second = number(parts["a"] or ""), number(parts["b"] or "")
            swapped = first > 12 or (second <= 12 and order == "dmy")
            day, month = (first, second) if swapped else (second, first)
    except (KeyError, ValueError):
        return None
    return iso(year, month, day)


def slash_order(texts: Sequence[str], day_first: FilteredPattern, month_first: FilteredPattern) -> Order:
    """Tell how a page writes 03/04/2026: from its other dates in figures, else from other signs of its country.

    Args:
        texts: the page.
        day_first: signs that the day is written first.
        month_first: signs that the month is.
    """
    for text in texts:
        for match in _NUMERIC.finditer(text) if "/" in text else ():
            if int(match.group(1)) > 12:
                return "dmy"
            if int(match.group(2)) > 12:
                return "mdy"
    if any(day_first.locate(text) for text in texts):
        return "dmy"
    return "mdy" if any(month_first.locate(text) for text in texts) else "dmy"
