"""What reading yields: a page of visible blocks, each of whose characters knows its place in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from jobextract.reading.folding import fold

BlockKind = Literal["title", "heading", "paragraph", "list_item", "table_row"]
Region = Literal["body", "navigation", "header", "footer", "aside"]
InlineKind = Literal["link", "strong", "emphasis", "code", "struck"]


_NO_RUNS: tuple[tuple[int, ...], ...] = ((), (), (), ())


class OffsetMap:
    """Maps positions in a block's text to positions in the source.

    Kept as runs: a run is `length` characters of text that came from `width` characters of source. Where both are
    equal the run is verbatim and maps character by character; otherwise (an entity, a repaired or collapsed piece)
    the run maps as a whole.
    """

    __slots__ = ("_base", "_lengths", "_sources", "_starts", "_widths")

    def __init__(self, runs: Sequence[tuple[int, int, int, int]]) -> None:
        """Take runs as (text position, source position, length, width), ascending from 0, without gaps in the text."""
        self._base = 0
        columns: Iterable[tuple[int, ...]] = zip(*runs, strict=True) if runs else _NO_RUNS
        self._starts, self._sources, self._lengths, self._widths = columns

    def shifted(self, base: int) -> OffsetMap:
        """Give the map of the text from position `base` on; the runs are shared."""
        if not base:
            return self
        other = OffsetMap(())
        other._base = self._base + base
        other._starts, other._sources = self._starts, self._sources
        other._lengths, other._widths = self._lengths, self._widths
        return other

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the source span ``[start, end)`` of the text span ``[start, end)``; an empty span maps to a point."""
        if not self._starts:
            return 0, 0
        start, end = start + self._base, end + self._base
        first = bisect_right(self._starts, start) - 1
        source = self._sources[first]
        if self._lengths[first] == self._widths[first]:
            source += min(start - self._starts[first], self._lengths[first])
        if end <= start:
            return source, source
        last = bisect_right(self._starts, end - 1) - 1
        finish = self._sources[last]
        if self._lengths[last] == self._widths[last]:
            finish += min(end - self._starts[last], self._lengths[last])
        else:
            finish += self._widths[last]
        return source, finish


class Inline(NamedTuple):
    """A marked stretch inside a block: a link with its target, bold, emphasised, code, or struck-through text."""

    kind: InlineKind
    start: int
    end: int
    target: str = ""


class _LinkIndex:
    """Finds the links that overlap a span; links are in order and hardly ever nested."""

    __slots__ = ("_ends", "_links", "_starts")

    def __init__(self, links: list[Inline]) -> None:
        self._links = links
        self._starts = [link.start for link in links]
        self._ends = list(accumulate((link.end for link in links), max))

    def overlapping(self, start: int, end: int) -> list[Inline]:
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return [link for link in self._links[first:last] if link.end > start]


@dataclass(slots=True)
class Block:
    """A visible block: heading, paragraph, list item or table row.

    `text` is what a visitor reads. A line break that shows (``<br>``, or a source line that stands for itself) is
    ``\\n``; table cells are separated by ``\\t``; all other white space is collapsed to single spaces.
    """

    index: int
    kind: BlockKind
    text: str
    offsets: OffsetMap
    level: int = 0  # heading 1-6; list nesting from 1
    marker: str = ""  # list marker or heading number as written, e.g. "-", "1.", "（1）"
    region: Region = "body"
    inlines: tuple[Inline, ...] = ()
    struck: bool = False  # struck through as a whole
    list_id: int = -1  # items of one list, or rows of one table, share it
    language: str = "und"  # set by the language stage
    folded: str = ""  # the text in the form to compare with (see folding.fold), same length
    _links: _LinkIndex | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.folded:
            self.folded = fold(self.text)

    def source_span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Give the source offsets of a span of the block's text (by default of all of it)."""
        return self.offsets.span(start, len(self.text) if end is None else end)

    def cut(self, start: int) -> None:
        """Drop the text before position `start`, a marker."""
        self.text, self.folded = self.text[start:], self.folded[start:]
        self.offsets = self.offsets.shifted(start)
        self.inlines = tuple(
            Inline(i.kind, max(0, i.start - start), i.end - start, i.target) for i in self.inlines if i.end >= start
        )

    def links(self) -> list[Inline]:
        """Give the links, in order."""
        return [inline for inline in self.inlines if inline.kind == "link"] if self.inlines else []

    def links_at(self, start: int, end: int) -> list[Inline]:
        """Give the links that overlap a span of the text, in order, without a look at the others."""
        if not self.inlines:
            return []
        if self._links is None:
            self._links = _LinkIndex(self.links())
        return self._links.overlapping(start, end)


@dataclass(slots=True)
class Page:
    """A document as a visitor sees it."""

    source: str
    media_type: str
    blocks: list[Block]
    sha256: str = ""
    encoding: str | None = None
    notices: list[str] = field(default_factory=list)  # codes, see jobextract.errors
    converted: bool = False  # `source` was made from a format that is no text
    pages: list[int] = field(default_factory=list)  # where each page of a PDF begins in `source`
