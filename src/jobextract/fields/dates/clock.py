"""The hour and the time zone that stand beside a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jobextract.fields.dates.calendar import number
from jobextract.fields.dates.mentions import Date, modules

_OFFSET = re.compile(r"(?:UTC|GMT)[ ]?([+−–-])[ ]?(1[0-4]|0?\d)(?::?([0-5]\d))?(?!\d)", re.IGNORECASE)
_BEFORE = 60  # characters before a date in which its hour may stand
_AFTER = 60
_NOON = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """The hour and zone of a date, and the span of all three."""

    start: int
    end: int
    time: str | None = None  # HH:MM
    zone: str | None = None  # UTC+01:00 or an IANA name


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): zone for module in modules() for name, zone in module.ZONES.items()}


@cache
def _zone_pattern() -> re.Pattern[str]:
    """Match an abbreviation of a zone, or a place or region before "time"."""
    names = sorted((name for module in modules() for name in module.ZONES), key=lambda name: -len(name))
    short = "|".join(name for name in names if name.isascii() and not name.islower())
    places = "|".join(name for name in names if not name.isascii())
    named = "|".join(re.escape(name) for name in names if name.islower() and name.isascii())
    return re.compile(
        rf"(?<![A-Za-z])({short})(?![A-Za-z])|(?i:(?:the[ ])?\b({named})[ ](?:local[ ])?time\b)|({places})时间"
        r"|(?i:\(?(anywhere on earth))"
    )


def _zone(text: str, place: int, end: int) -> tuple[str, int] | None:
    if match := _OFFSET.match(text, place, end):
        sign = "+" if match.group(1) == "+" else "-"
        return f"UTC{sign}{int(match.group(2)):02}:{match.group(3) or '00'}", match.end()
    if match := _zone_pattern().match(text, place, end):
        return _zones()[next(filter(None, match.groups())).casefold()], match.end()
    return None


@cache
def _hour_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for module in modules() for pattern in module.HOURS)


@cache
def _parts_of_day() -> dict[str, str]:
    return {name: part for module in modules() for name, part in module.PARTS_OF_DAY.items()}


def _hour(text: str, place: int, end: int) -> tuple[str, int] | None:
    for pattern in _hour_patterns():
        if (match := pattern.match(text, place, end)) and (time := _read(match.groupdict())):
            return time, match.end()
    return None


def _read(parts: dict[str, str | None]) -> str | None:
    """Give the hour that a match's groups name.

    >>> _read({"h": "11", "min": "59", "part": "p.m."}), _read({"h": "12", "part": "am"}), _read({"part": "noon"})
    ('23:59', '00:00', '12:00')
    """
    part = _parts_of_day().get((parts.get("part") or "").lower().replace(".", "").replace(" ", ""))
    if not parts.get("h"):
        return {"noon": "12:00", "night": "24:00"}.get(part or "")
    hour = number(parts["h"] or "")
    minute = 30 if parts.get("half") else int(parts.get("min") or 0)
    if part == "am":
        hour %= _NOON
    elif part and hour < _NOON and not (part == "noon" and hour == _NOON - 1):
        hour += _NOON
    elif part == "night" and hour == _NOON:
        hour = 2 * _NOON
    if hour > 2 * _NOON or (hour == 2 * _NOON and minute):
        return None
    return f"{hour:02}:{minute:02}"


@cache
def _glue() -> re.Pattern[str]:
    words = "|".join(module.BETWEEN_DATE_AND_HOUR.pattern for module in modules())
    return re.compile(rf"(?:[\s,，;；()（）\[\]|*:：–—-]|{words})+", re.IGNORECASE)


def _walk(text: str, place: int, end: int) -> tuple[int, int, str | None, str | None]:
    """Read hours and zones, and what binds them, from a place on.

    Returns:
        Where the last of them ends, where what binds them ends, and the hour and the zone.
    """
    time: str | None = None
    zone: str | None = None
    last = place
    while True:
        if bound := _glue().match(text, place, end):
            place = bound.end()
        if time is None and (found := _hour(text, place, end)):
            time, place = found
        elif zone is None and (found := _zone(text, place, end)):
            zone, place = found
        else:
            return last, place, time, zone
        last = place


def _closed(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one in the span."""
    span = text[start:end]
    return end + (text[end : end + 1] in {")", "）"} and span.count("(") + span.count("（") > span.count(")"))


def _leading(pattern: re.Pattern[str], text: str, date: Date) -> tuple[int, str | None, str | None] | None:
    """Read hour and zone from where a pattern matches, if nothing else stands between that and the date."""
    for match in pattern.finditer(text, max(0, date.start - _BEFORE), date.start):
        _, reached, time, zone = _walk(text, match.start(), date.start)
        if reached == date.start and (time or zone):
            return match.start(), time, zone
    return None


def moment_of(text: str, date: Date) -> Moment:
    """Give the hour and the zone that stand right before or behind a date."""
    last, _, time, zone = _walk(text, date.end, min(len(text), date.end + _AFTER))
    start, end = date.start, last if time or zone else date.end
    if date.vague:
        return Moment(date.start, date.end)
    for pattern in (*_hour_patterns(), _zone_pattern()):
        if (time is None or zone is None) and (led := _leading(pattern, text, date)):
            start, time, zone = min(start, led[0]), time or led[1], zone or led[2]
    return Moment(start, _closed(text, start, end), time, zone)
