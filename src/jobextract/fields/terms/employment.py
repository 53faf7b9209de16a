"""How much of a working week positions take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jobextract.fields.candidate import Candidate
from jobextract.fields.pay.scales import beside_scale
from jobextract.fields.terms.quantities import index, joined, number, role_factor
from jobextract.sections.outline import Outline

_APART = 48  # characters between two parts of one statement, at most
_ASIDE = {"requirement": 0.75, "responsibility": 0.6, "about": 0.8, "topic": 0.5}  # factors by role
_ROOM = 70  # characters before and after hours or a share that may say what they are of
_PERCENT = re.compile(r"(?<![\d.,-])(?P<low>\d{2,3}(?:[.,]\d)?)[ ]?%?(?:[ ]?[-–—/][ ]?(?P<high>\d{2,3}))?[ ]?%")
_BESIDE_SCALE = 0.88
_IN_TITLE = 1.4  # factor for a bare word in a title or table
_FULL_HOURS = 35.0  # a week, from which it is a full one


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a statement about working time."""

    start: int
    end: int
    value: str
    values: tuple[tuple[str, float], ...]
    confidence: float
    rule: str

    @property
    def facts(self) -> dict[str, Any]:
        """The values of the schema."""
        return {"value": self.value, **dict(self.values)}


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the working times of a page's positions, each once a posting."""
    found: list[tuple[int, Candidate]] = []
    for block in outline.document.blocks:
        if block.struck or block.region == "navigation":
            continue
        for part in _statements(block.folded):
            sentence = outline.document.sentence_at(block, part.start)
            if sentence is None or (role := outline.role_of(sentence)).closed:
                continue
            factor = role_factor(role, _ASIDE)
            if part.rule.endswith("-anywhere") and (
                block.kind in {"heading", "title", "table_row"} or role.role == "title"
            ):
                factor = _IN_TITLE
            if _is_other(part, block.folded, sentence.start, sentence.end):
                continue
            confidence = round(part.confidence * (factor if part.confidence < _BESIDE_SCALE else 1.0), 3)
            posting = outline.posting_of[sentence.index] or 0
            candidate = Candidate(
                "employment", block, part.start, part.end, _normal(part), confidence, f"rule:{part.rule}", part.facts
            )
            found.append((posting, candidate))
    told = {(posting, c.values["value"]) for posting, c in found if len(c.values) > 1 and c.confidence >= 0.5}
    for posting, candidate in found:
        # "Full time" says nothing more where "100 %" stands in the same posting.
        if len(candidate.values) > 1 or (posting, candidate.values["value"]) not in told:
            yield candidate


def _is_other(part: _Part, text: str, start: int, end: int) -> bool:
    """Tell whether what stands around a part says that it is about something else."""
    if part.value == "volunteer":
        low, high = max(start, part.start - _ROOM), min(end, part.end + _ROOM)
        return joined("NOT_VOLUNTEER").search(text, low, high) is not None
    if part.value == "full_time":
        low, high = max(start, part.start - _ROOM), min(end, part.end + _ROOM)
        said = joined("NOT_OFFERED").search(text, low, high)
        if said is not None and said.start() < part.start < said.end():
            return True
    if part.rule not in {
        "hours-a-week",
        "percent-said",
        "percent-first",
        "meizhou-xiaoshi",
        "xiaoshi-zhou",
        "quanzhi",
    }:
        return False
    low, high = max(start, part.start - _ROOM), min(end, part.end + _ROOM)
    return joined("NOT_WORKING_TIME").search(text, low, high) is not None


def _statements(text: str) -> Iterator[_Part]:
    """Give what a text says of working time, neighbouring parts of one statement as one."""
    parts = sorted(_parts(text), key=lambda part: (part.start, -part.end))
    merged: list[_Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last is not None and part.start < last.end:
            if len(part.values) > len(last.values) and part.value == last.value:
                merged[-1] = replace(part, confidence=max(part.confidence, last.confidence))
            continue
        if last is not None and _is_one(last, part, text[last.end : part.start]):
            values = dict(part.values) | dict(last.values)
            merged[-1] = replace(
                last,
                end=part.end,
                value=part.value if not last.values else last.value,
                values=tuple(values.items()),
                confidence=max(last.confidence, part.confidence),
            )
            continue
        merged.append(part)
    yield from merged


def _is_one(last: _Part, part: _Part, between: str) -> bool:
    """Tell whether two parts say one thing: "part-time (20 h/week)", "full-time, 100 %"."""
    same = last.value == part.value and not {n for n, _ in last.values} & {n for n, _ in part.values}
    return same and len(between) <= _APART and not joined("EITHER").search(between) and "\n" not in between


def _parts(text: str) -> Iterator[_Part]:
    for rule in index("WORKING_TIME").possible(text):
        if rule.needs not in text:
            continue
        for match in rule.finditer(text):
            if (part := _part(match, rule.name, rule.confidence)) is not None:
                yield part
    if "%" in text:
        for match in _PERCENT.finditer(text):
            if beside_scale(text, match.start(), match.end()):
                part = _part(match, "percent-beside-scale", _BESIDE_SCALE)
                if part is not None:
                    yield part


def _part(match: re.Match[str], rule: str, confidence: float) -> _Part | None:
    groups = {name: words for name, words in match.groupdict().items() if words}
    values: dict[str, float] = {}
    value = "full_time" if "full" in groups else "part_time"
    if "volunteer" in groups:
        value = "volunteer"
    elif "half" in groups:
        values["percent"] = 50.0
    elif "hours" in groups:
        values["hours_per_week"] = number(groups["hours"])
        if not 2 <= values["hours_per_week"] <= 48:
            return None
        value = "full_time" if values["hours_per_week"] >= _FULL_HOURS else "part_time"
    elif fte := groups.get("fte") or groups.get("fte2"):
        values["percent"] = round(number(fte) * 100, 1)
        if "fte_max" in groups:
            values["percent_max"] = round(number(groups["fte_max"]) * 100, 1)
    elif "low" in groups:
        values["percent"] = number(groups["low"])
        if "high" in groups:
            values["percent_max"] = number(groups["high"])
    if "percent" in values:
        highest = values.get("percent_max", 100.0)
        if not 10 <= values["percent"] <= 100 or highest > 100 or values["percent"] > highest:
            return None
        value = "full_time" if values["percent"] == 100 else "part_time"
    name = next((key for key in ("full", "part", "half", "volunteer") if key in groups), 0)
    start, end = match.span(name) if name and match.group(name) else match.span()
    while match.string[start] in " (,;:|\t/":
        start += 1
    if not name and "low" in groups:
        start = match.start("low")
    return _Part(start, end, value, tuple(values.items()), confidence, rule)


def _normal(part: _Part) -> str:
    values = dict(part.values)
    words = [part.value]
    if "percent" in values:
        most = f"-{values['percent_max']:g}" if "percent_max" in values else ""
        words.append(f"{values['percent']:g}{most}%")
    if "hours_per_week" in values:
        words.append(f"{values['hours_per_week']:g}h")
    return " ".join(words)
