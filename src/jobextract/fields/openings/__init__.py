"""How many positions are open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.dates.calendar import number
from jobextract.fields.position_types import types_in
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternIndex
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find"]

_BEFORE = 24  # characters right before a number that say that it is of something else
_REACH = 90  # characters before a number in which a word of offering may stand
_MOST = 60  # positions in one call; greater numbers are of something else
_CLOSED = 0.3
_OUTSIDE = 0.9  # what a statement outside all postings is worth
_BEHIND_NOUN = frozenset({"number-behind", "shui-cheng-ji"})
_BRACKETS = re.compile(r"[(（][^()（）\n]{5,80}[)）]")
_BARE = re.compile(r"[ ]?([1-9]\d?)(?:[ ]?[-~–—至][ ]?([1-9]\d?))?[ ]?")


@dataclass(frozen=True, slots=True)
class _Count:
    least: int | None
    most: int | None = None

    @property
    def normal(self) -> str:
        """As "2", "1-2", "-3" for at most three, "several"."""
        if self.least is None:
            return "several" if self.most is None else f"-{self.most}"
        return str(self.least) if self.most is None else f"{self.least}-{self.most}"


_Found = tuple[int, int, _Count, Rule]


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(language_modules(__name__).values())


@cache
def _numbers() -> dict[str, int]:
    return {word: value for module in _modules() for word, value in module.NUMBERS.items()}


@cache
def _rules() -> PatternIndex[tuple[ModuleType, Rule]]:
    return PatternIndex(((module, rule), rule.pattern.pattern) for module in _modules() for rule in module.RULES)


@cache
def _filtered(module: ModuleType, name: str) -> FilteredPattern:
    return FilteredPattern(getattr(module, name))


def _value(text: str | None) -> int | None:
    if not text:
        return None
    return _numbers().get(text.lower()) or number(text)


def _count(parts: dict[str, str | None]) -> _Count | None:
    """Read the groups of a rule's match; None where the number makes no sense."""
    if parts.get("some"):
        return _Count(None)
    if pair := parts.get("pair"):
        least, most = _value(pair[0]), _value(pair[1])
    else:
        least = _value(parts.get("n") or parts.get("bare") or parts.get("times"))
        most = _value(parts.get("m") or parts.get("upto"))
    if least is None or not 1 <= least <= _MOST or (most is not None and not least < most <= _MOST):
        return None
    return _Count(None, most or least) if parts.get("most") else _Count(least, most)


def _struck(block: Block, start: int, end: int) -> bool:
    return any(inline.kind == "struck" and inline.start <= start and end <= inline.end for inline in block.inlines)


def _end_of_last(pattern: FilteredPattern, text: str, low: int, high: int) -> int:
    return max((match.end() for match in pattern.locate_all(text, low, high)), default=-1)


def _offered(module: ModuleType, text: str, end: int, close: int) -> bool:
    """Tell whether what stands behind persons says that they are wanted."""
    terms = getattr(module, "TERMS", None)
    if terms is not None and terms.match(text, end):
        return True
    return _filtered(module, "OFFERED").locate(text, end, close) is not None


def _in_text(outline: Outline, block: Block) -> Iterator[_Found]:
    text = block.folded
    for module, rule in _rules().possible(text):
        for match in rule.locate_all(text):
            start, end = match.span("core")
            parts = match.groupdict()
            count = _count(parts)
            if count is None or _struck(block, start, end):
                continue
            named = rule.name not in _BEHIND_NOUN and module.BEFORE.search(text, max(0, start - _BEFORE), start)
            if named or module.BEHIND.match(text, end):
                continue
            sentence = outline.document.sentence_at(block, start)
            low = max(sentence.start if sentence is not None else 0, start - _REACH)
            others = ("OTHER",) if parts.get("position") is not None else ("OTHER", "GROUP")
            other = max(_end_of_last(_filtered(module, name), text, low, start) for name in others)
            offering = _end_of_last(_filtered(module, "OFFERING"), text, low, start)
            # Positions are offered, and persons in a title wanted, unless it is said whose they are; persons elsewhere
            # where they are sought.
            alone = parts.get("position") is not None or _is_title(outline, block)
            close = min(end + _REACH // 2, sentence.end if sentence is not None else len(text))
            if offering > other or (other < 0 and (alone or _offered(module, text, end, close))):
                yield start, end, count, rule


def _summed(text: str, found: list[_Found]) -> list[_Found]:
    """Add up the numbers of the parts of a position, as in 博士生（普博1名，直博2名）.

    Args:
        text: of the block.
        found: in order of the text.
    """
    if len(found) < 2:
        return found
    starts = [item[0] for item in found]
    out: list[_Found] = []
    taken = 0
    for bracket in _BRACKETS.finditer(text):
        first, last = bisect_left(starts, bracket.start()), bisect_left(starts, bracket.end())
        inside = found[first:last]
        parts = [item for n, item in enumerate(inside) if not n or item[0] >= inside[n - 1][1]]
        whole = first > 0 and bracket.start() - found[first - 1][1] < 2  # the sum stands before the bracket
        if len(parts) > 1 and not whole and all(item[2].least and not item[2].most for item in parts):
            total = _Count(sum(item[2].least or 0 for item in parts))
            out += [*found[taken:first], (parts[0][0], parts[-1][1], total, parts[0][3])]
            taken = last
    return out + found[taken:]


def _in_title(outline: Outline, block: Block, titles: Sequence[str]) -> Iterator[tuple[int, int, _Count]]:
    """Read the number at the end of a posting's title, unless it counts titles: "Position (1)", "Position (2)"."""
    for module in _modules():
        pattern = getattr(module, "TITLE_END", None)
        match = pattern.search(block.folded) if pattern is not None else None
        if match is None or sum(title.startswith(block.folded[: match.start()]) for title in titles) > 1:
            continue
        count = _count(match.groupdict())
        if count is not None:
            yield *match.span("core"), count


def _coordinated(text: str, found: list[_Found]) -> list[_Found]:
    """Add up numbers that are coordinated, as in "one postdoc and two PhD students"."""
    out: list[_Found] = []
    for item in found:
        if out and not (item[2].most or out[-1][2].most) and item[2].least and out[-1][2].least:
            start, end, count, rule = out[-1]
            if any(module.AND.fullmatch(text, end, item[0]) for module in _modules()):
                out[-1] = (start, item[1], _Count((count.least or 0) + item[2].least), rule)
                continue
        if not out or item[0] >= out[-1][1]:
            out.append(item)
    return out


def _of_titles(outline: Outline, block: Block, found: list[_Found]) -> list[int | None]:
    """Tell of which posting each of several statements in a block is, by the position that it and a title name."""
    titled = [
        frozenset(posting.position_types) or types_in(posting.title[0].folded[posting.title[1] : posting.title[2]])
        for posting in outline.postings
        if posting.title is not None
    ]
    if len(titled) < 2 or len(titled) < len(outline.postings):
        return [None] * len(found)
    out: list[int | None] = []
    last = 0
    for start, end, _, _ in found:
        types = types_in(block.folded[start:end]) or types_in(block.folded[max(last, start - _BEFORE) : start])
        fitting = [number for number, others in enumerate(titled) if types & others]
        out.append(fitting[0] if len(fitting) == 1 else None)
        last = end
    return out


def _is_title(outline: Outline, block: Block) -> bool:
    if block.kind in {"title", "heading"}:
        return True
    return any(posting.title is not None and posting.title[0] is block for posting in outline.postings)


def _in_columns(block: Block, columns: dict[int, str]) -> Iterator[tuple[int, int, _Count]]:
    place = 0
    for n, cell in enumerate(block.folded.split("\t")):
        if n in columns and (match := _BARE.fullmatch(cell)):
            count = _count({"n": match.group(1), "m": match.group(2)})
            if count is not None:
                yield place + match.start(1), place + match.end(2 if match.group(2) else 1), count
        place += len(cell) + 1


def _columns(block: Block) -> dict[int, str]:
    cells = enumerate(block.folded.split("\t"))
    return {n: cell for n, cell in cells if any(module.COLUMN.match(cell) for module in _modules())}


def _all(outline: Outline) -> Iterator[Candidate]:
    columns: dict[int, dict[int, str]] = {}
    titles = {posting.title[0].index: posting.title[0].folded for posting in outline.postings if posting.title}
    for block in outline.document.blocks:
        if block.struck or block.region == "navigation":
            continue
        if block.kind == "table_row":
            if block.list_id not in columns:
                columns[block.list_id] = _columns(block) if "\t" in block.text else {}
            elif columns[block.list_id]:
                for start, end, count in _in_columns(block, columns[block.list_id]):
                    yield _candidate(outline, block, start, end, count, 0.8, "number-in-column")
        if block.index in titles:
            for start, end, count in _in_title(outline, block, list(titles.values())):
                yield _candidate(outline, block, start, end, count, 0.8, "number-in-title")
        found = sorted(_in_text(outline, block), key=lambda item: (item[0], -item[1]))
        if not found:
            continue
        found = _summed(block.folded, found)
        owners: list[int | None] = [None] * len(found)
        if len(found) > 1:
            owners = _of_titles(outline, block, found)
            if not any(owner is not None for owner in owners):
                found = _coordinated(block.folded, found)
        for (start, end, count, rule), owner in zip(found, owners, strict=False):
            yield _candidate(outline, block, start, end, count, rule.confidence, rule.name, owner)


def _candidate(
    outline: Outline,
    block: Block,
    start: int,
    end: int,
    count: _Count,
    confidence: float,
    rule: str,
    posting: int | None = None,
) -> Candidate:
    sentence = outline.document.sentence_at(block, start)
    if sentence is not None and outline.role_of(sentence).closed:
        confidence *= _CLOSED
    if sentence is None or outline.posting_of[sentence.index] is None:
        confidence *= _OUTSIDE
    values = {"count": count.least, "count_max": count.most}
    method = f"rule:{rule}"
    return Candidate("openings_stated", block, start, end, count.normal, round(confidence, 3), method, values, posting)


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the first statement of each posting of how many positions are open.

    The normal form is the number, a range as ``1-2``, ``-3`` for at most three, or ``several``.
    """
    told: set[int | None] = set()
    for candidate in _all(outline):
        sentence = outline.document.sentence_at(candidate.block, candidate.start)
        standing = outline.posting_of[sentence.index] if sentence is not None else None
        posting = standing if candidate.posting is None else candidate.posting
        if posting not in told:
            yield candidate
            if candidate.confidence >= 0.5:
                told.add(posting)
