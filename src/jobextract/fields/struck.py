"""Candidates that stand in struck-through words of a block that is not struck through as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from jobextract.fields.candidate import Candidate
from jobextract.reading.page import Block

__all__ = ["standing"]


def standing(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give the candidates that are not struck through, in their order."""
    known: dict[int, list[tuple[int, int]]] = {}  # struck stretches, by the index of their block
    for candidate in candidates:
        block = candidate.block
        if not block.inlines:
            yield candidate
            continue
        if block.index not in known:
            known[block.index] = _stretches(block)
        stretches = known[block.index]
        number = bisect_right(stretches, (candidate.start, len(block.text))) - 1
        if number < 0 or stretches[number][1] <= candidate.start:
            yield candidate


def _stretches(block: Block) -> list[tuple[int, int]]:
    """Give the struck stretches of a block, in order."""
    return sorted((inline.start, inline.end) for inline in block.inlines if inline.kind == "struck")
