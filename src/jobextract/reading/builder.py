"""Collects visible characters with their source positions and cuts them into blocks."""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from jobextract.reading.page import Block, BlockKind, Inline, InlineKind, OffsetMap, Region
from jobextract.reading.repair import Replacement

_WHITE = r"\t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029"
_INVISIBLE = r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f"
# Everything but plain text with single spaces. The first character is named, so that the search can run to it.
_SPECIAL = re.compile(
    rf"[ {_WHITE}&{_INVISIBLE}](?:(?<=[ ])[ {_WHITE}]+|(?<=[{_WHITE}])[ {_WHITE}]*"
    r"|(?<=&)(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
    rf"|(?<=[{_INVISIBLE}]))"
)
# All of it but runs of spaces, which a search for two of them finds faster.
_SPECIAL_SIGN = re.compile(rf"[{_WHITE}&{_INVISIBLE}]")
_LONGEST_PSEUDO_HEADING = 90  # characters of a bold line that is taken for a heading
_HEADINGS_IN_A_ROW = 4  # of one level, with nothing between them: they are text in large letters

MARKER = re.compile(
    r"[-*+–—•·◦▪●○■◆★※➢➤✓✔✅►▶∙‣⁃\uf0b7]+(?:[ \t]+|(?=[^\W_]|[(（\[【《“\"']))"
    r"|(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)](?:[ \t]+|(?=[^\W\da-zA-Z]))"
    r"|[（(](?:\d{1,2}|[a-h]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）][、.．:：]?[ \t]*"
    r"|\d{1,2}[、．][ \t]*"
    r"|[１２３４５６７８９０]{1,2}[、．.)）][ \t]*"
    r"|[一二三四五六七八九十]{1,3}[、.．][ \t]*"
    r"|[①-⑳➀-➓❶-❿][ \t]*"
)
_CHINESE_HEADING_MARKER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]")


class BlockBuilder:
    """Appends text, marks inline stretches, and closes blocks.

    White space is collapsed, entities decoded, invisible characters dropped, and repaired words replaced while the
    map back to the source is kept.
    """

    def __init__(self, source: str, replacements: list[Replacement]) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.region: Region = "body"
        self._replacements = replacements
        self._replacement_starts = [r.start for r in replacements]
        self._next_list = 0
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._last = ""  # last character
        self._runs: list[tuple[int, int, int, int]] = []
        self._inlines: list[Inline] = []
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.marker = ""
        self.list_id = -1

    def new_list(self) -> int:
        """Give an identifier for a new list or table."""
        self._next_list += 1
        return self._next_list

    @property
    def size(self) -> int:
        """Characters of the open block so far."""
        return self._size

    @property
    def at_break(self) -> bool:
        """Whether nothing stands on the open block's current line."""
        return self._last in {"", "\n", "\t"}

    # Text ------------------------------------------------------------------------------------------------------

    def text(self, start: int, end: int, *, literal: bool = False) -> None:
        """Append ``source[start:end]``; `literal` text has no entities."""
        if self._replacements:
            first = bisect_left(self._replacement_starts, start)
            for replacement in self._replacements[first:]:
                if replacement.end > end:
                    break
                self._text(start, replacement.start, literal)
                self._append(replacement.text, replacement.start, replacement.end - replacement.start)
                start = replacement.end
        self._text(start, end, literal)

    def _text(self, start: int, end: int, literal: bool) -> None:
        source, position = self.source, start
        if source.find("  ", start, end) < 0 and _SPECIAL_SIGN.search(source, start, end) is None:
            self._plain(start, end)
            return
        for match in _SPECIAL.finditer(source, start, end):
            at, stop = match.span()
            piece = match.group()
            self._plain(position, at)
            position = stop
            if piece[0] == "&":
                decoded = piece if literal else html.unescape(piece)
                if decoded.isspace() or decoded in {"\u200b", "\u00ad"}:
                    self.space(at, stop - at)
                elif decoded:
                    self._append(decoded, at, stop - at)
            elif piece.isspace():
                self.space(at, stop - at)
        self._plain(position, end)

    def _plain(self, start: int, end: int) -> None:
        """Append source text as it stands; a space that would open a line or follow another is dropped."""
        if start < end and self.source[start] == " " and self._last in {" ", "\n", "\t", ""}:
            start += 1
        if start < end:
            self._append(self.source[start:end], start, end - start)

    def _append(self, text: str, source: int, width: int) -> None:
        if not text:
            return
        length = len(text)
        if self._runs:
            position, last_source, last_length, last_width = self._runs[-1]
            if last_length == last_width and length == width and last_source + last_width == source:
                self._runs[-1] = (position, last_source, last_length + length, last_width + width)
            else:
                self._runs.append((self._size, source, length, width))
        else:
            self._runs.append((self._size, source, length, width))
        self._parts.append(text)
        self._size += length
        self._last = text[-1]

    def space(self, source: int, width: int) -> None:
        """Append white space: one space at most, and none where a line begins."""
        if self._last not in {" ", "\n", "\t", ""}:
            self._append(" ", source, width)

    def line_break(self, source: int, width: int) -> None:
        """Append a line break that shows."""
        if self._last not in {"\n", ""}:
            self._append("\n", source, width)

    def cell_break(self, source: int, width: int) -> None:
        """Append the border between two table cells."""
        if self._size:
            self._append("\t", source, width)

    # Inline stretches ------------------------------------------------------------------------------------------

    def mark(self, kind: InlineKind, start: int, target: str = "", source: int = -1) -> None:
        """Mark the text from position `start` of the open block to its end.

        A link to an e-mail address counts even where it shows no text (an icon); `source` says where it stands.
        """
        self.mark_span(kind, start, self._size, target, source)

    def mark_span(self, kind: InlineKind, start: int, end: int, target: str = "", source: int = -1) -> None:
        """Mark the text from position `start` of the open block to `end`; see `mark`."""
        address = source >= 0 and target[:7].lower() == "mailto:"
        if start >= end and address and not self._runs:
            self._runs.append((0, source, 0, 0))
        if start < end or address:
            self._inlines.append(Inline(kind, min(start, end), end, target))

    # Blocks ----------------------------------------------------------------------------------------------------

    def begin(self, kind: BlockKind, level: int = 0, marker: str = "", list_id: int = -1) -> None:
        """Close the open block, if it holds anything, and open one."""
        self.flush()
        self.kind, self.level, self.marker, self.list_id = kind, level, marker, list_id

    def flush(self, kind: BlockKind | None = None, level: int | None = None) -> None:
        """Close the open block; `kind` and `level` change what it is (a setext underline does)."""
        if kind is not None:
            self.kind = kind
        if level is not None:
            self.level = level
        text = "".join(self._parts)
        if text.strip() or any(inline.target for inline in self._inlines):
            self._emit(text)
        self._reset()

    def _emit(self, text: str) -> None:
        offsets = OffsetMap(self._runs)
        if len(self._inlines) > 1:
            self._inlines = sorted(dict.fromkeys(self._inlines), key=lambda i: (i.start, -i.end))
        has_bold = any(inline.kind == "strong" for inline in self._inlines)
        self._of_lines, self._of_pieces = _Sweep(self._inlines), _Sweep(self._inlines)
        if self.kind == "table_row":
            self._add(text, offsets, 0, len(text), self.kind, self.level, self.marker, self.list_id)
            return
        start, kind, level, marker, list_id = 0, self.kind, self.level, self.marker, self.list_id
        position = 0
        for line in text.split("\n"):
            end = position + len(line)
            first = position == 0
            found = MARKER.match(text, position, end) if kind != "heading" and line.strip() else None
            if found and (found.end() >= end or (first and marker)):
                found = None
            bold = has_bold and kind != "heading" and self._is_bold_line(text, position, end)
            if (found or bold) and not first and start < position:
                self._add(text, offsets, start, position, kind, level, marker, list_id)
                start = position
                kind, level, marker, list_id = self.kind, self.level, "", self.list_id
                if kind == "list_item" and self.marker:
                    level += 1
            if found:
                marker = found.group().strip()
                start = found.end()
                if kind == "paragraph":
                    kind, level = "list_item", max(1, level)
                if _CHINESE_HEADING_MARKER.match(marker) and _is_short_line(text[start:end]):
                    self._add(text, offsets, start, end, "heading", 7, marker, -1)
                    start, kind, level, marker = min(end + 1, len(text)), self.kind, self.level, ""
            elif bold and (kind == "paragraph" or not first) and end > position:
                self._add(text, offsets, start, end, "heading", 8, marker, -1)
                start, kind, level, marker = min(end + 1, len(text)), self.kind, self.level, ""
            position = end + 1
        if start < len(text):
            self._add(text, offsets, start, len(text), kind, level, marker, list_id)
        elif not text.strip():
            self._add(text, offsets, 0, len(text), kind, level, marker, list_id)

    def _is_bold_line(self, text: str, start: int, end: int) -> bool:
        stripped = text[start:end].strip()
        if not stripped or len(stripped) > _LONGEST_PSEUDO_HEADING or stripped[-1] in ".。;；,，":
            return False
        first = start + text[start:end].index(stripped)
        return any(
            inline.kind == "strong" and inline.start <= first and inline.end >= first + len(stripped) - 1
            for inline in self._of_lines.meeting(first, first + len(stripped))
        )

    def _add(
        self,
        text: str,
        offsets: OffsetMap,
        start: int,
        end: int,
        kind: BlockKind,
        level: int,
        marker: str,
        list_id: int,
    ) -> None:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        meeting = self._of_pieces.meeting(start, end)
        if not stripped and not any(i.target and start <= i.start <= end for i in meeting):
            return
        start += left
        whole, end = end, start + len(stripped)
        inlines = tuple(
            [
                Inline(i.kind, min(max(i.start, start), end) - start, min(i.end, end) - start, i.target)
                for i in meeting
                if (i.start < end and i.end > start) or (i.start == i.end and start <= i.start <= whole)
            ]
        )
        struck = any(i.kind == "struck" and i.start <= 1 and i.end >= len(stripped) - 1 for i in inlines)
        self.blocks.append(
            Block(
                index=len(self.blocks),
                kind=kind,
                text=stripped,
                offsets=offsets.shifted(start),
                level=level,
                marker=marker,
                region=self.region,
                inlines=inlines,
                struck=struck,
                list_id=list_id,
            )
        )

    def finish(self) -> list[Block]:
        """Close what is open and give the blocks; lines of text that are only dressed as headings become lines."""
        self.flush()
        start = 0
        while start < len(self.blocks):
            end = start + 1
            while end < len(self.blocks) and _same_heading(self.blocks[start], self.blocks[end]):
                end += 1
            for block in self.blocks[start:end]:
                if block.kind != "heading" or not block.text:
                    continue
                if _is_prose(block.text) or end - start >= _HEADINGS_IN_A_ROW:
                    _demote(block)
            start = end
        return self.blocks


class _Sweep:
    """Finds the inline stretches that meet or touch a span, for spans that are asked for in ascending order."""

    def __init__(self, inlines: list[Inline]) -> None:
        self._inlines = inlines  # by start
        self._next = 0
        self._met: list[Inline] = []

    def meeting(self, start: int, end: int) -> list[Inline]:
        """Give the stretches that meet ``[start, end]``, by start."""
        while self._next < len(self._inlines) and self._inlines[self._next].start <= end:
            self._met.append(self._inlines[self._next])
            self._next += 1
        self._met = [inline for inline in self._met if inline.end >= start]
        return self._met


def _same_heading(first: Block, second: Block) -> bool:
    return first.kind == second.kind == "heading" and first.level == second.level


def _is_prose(text: str) -> bool:
    """Tell whether a heading's text is too much of a sentence to head anything."""
    return len(text) > 300 or (len(text) > 40 and ("。" in text or "；" in text))


def _demote(block: Block) -> None:
    """Make a line of a heading that is none; a short line or a label stays one."""
    found = MARKER.match(block.text)
    if found and found.end() < len(block.text):
        if _CHINESE_HEADING_MARKER.match(found.group()) and _is_short_line(block.text[found.end() :].rstrip(":：")):
            return
        block.cut(found.end())
        block.kind, block.level, block.marker = "list_item", 1, found.group().strip()
    elif _is_prose(block.text) or block.text[-1] in "。；;" or len(block.text) > _LONGEST_PSEUDO_HEADING:
        block.kind, block.level = "paragraph", 0


def _is_short_line(line: str) -> bool:
    line = line.strip()
    return 0 < len(line) <= 24 and line[-1] not in "。；;，," and "。" not in line and "，" not in line
