"""How long contracts, projects, internships and studentships run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.terms.quantities import filtered, index, joined, modules, months_of, number, role_factor, rules
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

_BEFORE, _AFTER = 90, 70  # characters around an amount of time that are looked at
_NEXT = 160  # characters behind an amount's sentence in which an extension may be spoken of
_FAR = 480  # characters from an amount on in which that may be, however long its sentence is
_LONGEST = 120.0  # months; no position of so many is announced by its length
_SAID = 0.9  # from which an amount is the length of a position wherever it stands
_ALONE = 0.66  # an amount that is all of its clause
_LABELLED = 0.85  # an amount below or beside a heading or column head that announces it
_ASIDE = {"requirement": 0.75}  # factors by role
_EXTENSION = 0.6  # an extension is spoken of, and no amount


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the lengths of a page's positions."""
    heads: dict[int, set[int]] = {}
    for block in outline.document.blocks:
        text = block.folded
        if block.kind == "table_row" and block.list_id not in heads:
            cells = text.split("\t")
            heads[block.list_id] = {n for n, cell in enumerate(cells) if joined("LENGTH_LABEL").match(cell)}
        if block.struck or block.region == "navigation":
            continue
        for rule in index("AMOUNTS").possible(text):
            for match in rule.pattern.finditer(text):
                yield from _amount(outline, block, match, heads)
        for rule in index("PERMANENT").possible(text):
            for match in rule.pattern.finditer(text):
                yield from _permanent(outline, block, match, rule.name, rule.confidence)
        for rule in index("INTERVALS").possible(text):
            for match in rule.pattern.finditer(text):
                yield from _interval(outline, block, match, rule)
        for rule in index("UNTIL").possible(text):
            for match in rule.pattern.finditer(text):
                if _sentence(outline, block, match.start()) is not None:
                    yield _candidate(
                        block, match.start(), match.end(), {"term": "fixed_term"}, rule.confidence, rule.name
                    )
        yield from _extension(outline, block)


def _sentence(outline: Outline, block: Block, position: int) -> Sentence | None:
    """Give the sentence at a position, where it is part of an open call or of none."""
    sentence = outline.document.sentence_at(block, position)
    return None if sentence is None or outline.role_of(sentence).closed else sentence


def _rounded(months: float) -> float:
    return float(round(months)) if months >= 0.75 or months < 0.4 else 0.5


def _values(match: re.Match[str], *, between: bool = False) -> dict[str, Any] | None:
    parts = match.groupdict()
    unit = months_of(parts["unit"])
    high = number(parts["high"]) * unit
    if parts.get("half"):
        high += unit / 2
    if parts["low"] is None:
        low, high = high, 0.0
    else:
        low = number(parts["low"]) * (months_of(parts["low_unit"]) if parts["low_unit"] else unit)
        if parts.get("also") and not between:
            # "One year and six months" is a sum; "between 3 and 6 months" is a range, and anything else two amounts.
            if parts["low_unit"] is None or months_of(parts["low_unit"]) <= unit:
                return None
            low, high = low + high, 0.0
        elif parts.get("plus"):
            # "3 years + 1 year" are four; of "2 + 1 years" the last is an extension.
            low, high = low + high if parts["low_unit"] else low, 0.0
        elif low >= high:
            return None
    if unit < 1 or (parts["low_unit"] and months_of(parts["low_unit"]) < 1):  # weeks
        low, high = _rounded(low), _rounded(high)
    if not 0.5 <= low <= _LONGEST or high > _LONGEST:
        return None
    values: dict[str, Any] = {"months": low, "term": "fixed_term"}
    if high:
        values["months_max"] = high
    if parts.get("plus") and not parts["low_unit"]:
        values["renewable"] = True
    return values


def _amount(outline: Outline, block: Block, match: re.Match[str], heads: dict[int, set[int]]) -> Iterator[Candidate]:
    text = block.folded
    start, end = match.span()
    if (sentence := _sentence(outline, block, start)) is None:
        return
    also = match.groupdict().get("also")
    between = bool(also) and joined("BETWEEN").search(text, max(sentence.start, start - 10), start) is not None
    if (values := _values(match, between=between)) is None:
        return
    before = text[max(sentence.start, start - _BEFORE) : start]
    after = text[end : min(len(text), max(sentence.end, end) + 1, end + _AFTER)]
    confidence, name = _judge(
        outline, block, sentence, start, before, after, heads, plus=bool(match.groupdict().get("plus"))
    )
    if not name:
        return
    if "months_max" not in values and joined("UP_TO").search(before):
        values["months_max"] = values.pop("months")
    if _is_renewable(text, max(sentence.start, start - _BEFORE), sentence.end):
        values["renewable"] = True
    if confidence < _SAID:
        confidence *= role_factor(outline.role_of(sentence), _ASIDE)
    yield _candidate(block, start, end, values, confidence, name)


def _judge(
    outline: Outline,
    block: Block,
    sentence: Sentence,
    start: int,
    before: str,
    after: str,
    heads: dict[int, set[int]],
    *,
    plus: bool,
) -> tuple[float, str]:
    """Tell how sure it is that an amount of time is the length of a position, and by which rule."""
    if joined("NOT_AFTER").match(after) or joined("NOT_BEFORE").search(before) or joined("NOT_IN").match(after):
        return 0.0, ""
    fits = [(rule.confidence, rule.name) for rule in rules("LENGTH_BEFORE") if rule.pattern.search(before)]
    fits += [(rule.confidence, rule.name) for rule in rules("LENGTH_AFTER") if rule.pattern.match(after)]
    column = heads.get(block.list_id) if block.kind == "table_row" else None
    if column and block.folded.count("\t", 0, start) in column:
        fits.append((_LABELLED, "length-column"))
    path = outline.path(block)
    if path and start < 40 and joined("LENGTH_LABEL").match(path[-1].folded):
        fits.append((_LABELLED, "length-heading"))
    if block.kind == "table_row" and not before.strip():
        cells = block.folded[max(0, start - _BEFORE) : start].rstrip().split("\t")
        if joined("OTHER_LABEL").match(cells[-1]):
            return 0.0, ""
        if joined("LENGTH_LABEL").match(cells[-1]):
            fits.append((_LABELLED, "length-cell"))
    if joined("ALONE_BEFORE").search(before) and joined("ALONE_AFTER").match(after):
        titled = (
            block.kind == "heading" or outline.role_of(sentence).role == "title" or _is_in_title(outline, block, start)
        )
        fits.append((_LABELLED if titled else _ALONE, "length-alone"))
    if plus:
        fits.append((_ALONE, "length-sum"))
    return max(fits, default=(0.0, ""))


def _is_in_title(outline: Outline, block: Block, position: int) -> bool:
    """Tell whether the title of a posting stands before a place in its line."""
    line = block.folded.rfind("\n", 0, position) + 1
    return any(
        posting.title is not None and posting.title[0] is block and line <= posting.title[1] < position
        for posting in outline.postings
    )


def _is_renewable(text: str, start: int, end: int) -> bool:
    """Tell whether an extension is spoken of in a sentence or shortly behind it."""
    return joined("RENEWABLE").search(text, start, min(len(text), end + _NEXT, start + _FAR)) is not None


def _interval(outline: Outline, block: Block, match: re.Match[str], rule: Rule) -> Iterator[Candidate]:
    """Give the length of a contract that runs from a month to a month."""
    start, end = match.span()
    if (sentence := _sentence(outline, block, start)) is None:
        return
    if not joined("INTERVAL_BEFORE").search(block.folded[max(sentence.start, start - _BEFORE) : start]):
        return
    calendar = {name: month for module in modules() for name, month in module.CALENDAR.items()}
    first, last = (calendar.get(match[name].lower()) or int(match[name]) for name in ("m1", "m2"))
    months = 12.0 * (int(match["y2"]) - int(match["y1"])) + last - first + 1
    if not 0.5 <= months <= _LONGEST:
        return
    values: dict[str, Any] = {"months": months, "term": "fixed_term"}
    if _is_renewable(block.folded, sentence.start, sentence.end):
        values["renewable"] = True
    yield _candidate(block, start, end, values, rule.confidence, rule.name)


def _permanent(
    outline: Outline, block: Block, match: re.Match[str], name: str, confidence: float
) -> Iterator[Candidate]:
    parts = match.groupdict()
    group = next((key for key in ("core", "core2") if parts.get(key)), 0)
    start, end = match.span(group)
    sentence = _sentence(outline, block, start)
    if sentence is None or joined("NOT_PERMANENT").search(block.folded[max(sentence.start, start - _BEFORE) : start]):
        return
    confidence *= role_factor(outline.role_of(sentence), _ASIDE)
    yield _candidate(block, start, end, {"term": "permanent"}, confidence, name)


def _extension(outline: Outline, block: Block) -> Iterator[Candidate]:
    """Give an extension that is spoken of where no amount may stand."""
    for match in filtered("RENEWABLE").finditer(block.folded):
        sentence = _sentence(outline, block, match.start())
        low, high = max(0, match.start() - _FAR), match.end() + _FAR
        if sentence is not None and joined("RENEWABLE_OF").search(
            block.folded, max(low, sentence.start), min(high, sentence.end)
        ):
            values = {"term": "fixed_term", "renewable": True}
            yield _candidate(block, match.start(), match.end(), values, _EXTENSION, "extension")
            return


def _candidate(block: Block, start: int, end: int, values: dict[str, Any], confidence: float, name: str) -> Candidate:
    if values["term"] == "permanent":
        normal = "permanent"
    elif "months" in values or "months_max" in values:
        least, most = values.get("months"), values.get("months_max")
        normal = (f"{least:g}" if least else "") + (f"-{most:g}" if most else "") + " months"
    else:
        normal = "" if values.get("renewable") else "fixed_term"
    if values.get("renewable"):
        normal = f"{normal} renewable".strip()
    return Candidate("duration", block, start, end, normal, round(confidence, 3), f"rule:{name}", values)
