"""The text of a document as a visitor reads it, cut where facts begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from jobextract.export.report.content import Item
from jobextract.reading.page import Block, Page

Piece = str | list[Any]
"""Plain text, or ``[text, mark, ...]`` with the marks that cover it, outermost first."""


class _Place(NamedTuple):
    """A stretch of a block's text that a mark covers."""

    start: int
    end: int
    mark: int


def marked_blocks(page: Page, facts: Sequence[Item]) -> list[list[Any]]:
    """Give the visible blocks as ``[kind, level, marker, region, piece, ...]``.

    A mark is the number of its fact; its complement (``~number``) where the fact is only mentioned once more. The
    pieces of a block, put together, are its text. Marks may nest and cross: a piece ends wherever one begins or ends.
    """
    places = _places(page, facts)
    return [
        [block.kind, block.level, block.marker, block.region, *_pieces(block.text, places.get(block.index, ()))]
        for block in page.blocks
        if block.text.strip()
    ]


def _places(page: Page, facts: Sequence[Item]) -> dict[int, list[_Place]]:
    """Find where facts stand, by the index of the block."""
    spans = sorted((*block.source_span(), block.index) for block in page.blocks if block.text.strip())
    blocks = {block.index: block for block in page.blocks}
    starts, ends = [start for start, _, _ in spans], list(accumulate((end for _, end, _ in spans), max))
    found: dict[int, list[_Place]] = defaultdict(list)
    for number, fact in enumerate(facts):
        marks = [(number, fact.span)] if fact.span else []
        marks += [(~number, mention) for mention in fact.mentions]
        for mark, span in marks:
            for _, _, index in spans[bisect_right(ends, span.start) : bisect_left(starts, span.end)]:
                start, end = _within(blocks[index], span.start, span.end)
                if mark >= 0:
                    start, end = _narrowed(blocks[index].text, start, end, fact.text)
                if start < end:
                    found[index].append(_Place(start, end, mark))
    return found


def _within(block: Block, start: int, end: int) -> tuple[int, int]:
    """Give the part of a block's text that comes from a stretch of the source; the way back of `Block.source_span`."""
    text, positions = block.text, range(len(block.text))
    first = bisect_right(positions, start, key=lambda i: block.source_span(i, i + 1)[1])
    last = bisect_left(positions, end, key=lambda i: block.source_span(i, i + 1)[0])
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return first, last


def _narrowed(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """Keep to the words of the fact: what was repaired or collapsed maps to the source as a whole."""
    if end - start > len(words) and (at := text.find(words, start, end)) >= 0:
        return at, at + len(words)
    return start, end


def _pieces(text: str, places: Iterable[_Place]) -> list[Piece]:
    ordered = sorted(places, key=lambda place: (place.start, -place.end, place.mark))
    if not ordered:
        return [text]
    starting: dict[int, list[_Place]] = defaultdict(list)
    for place in ordered:
        starting[place.start].append(place)
    cuts = sorted({0, len(text), *(p.start for p in ordered), *(p.end for p in ordered)})
    pieces: list[Piece] = []
    open_places: list[_Place] = []
    for start, end in pairwise(cuts):
        open_places = [place for place in open_places if place.end > start] + starting[start]
        marks = list(dict.fromkeys(place.mark for place in open_places))
        pieces.append([text[start:end], *marks] if marks else text[start:end])
    return pieces
