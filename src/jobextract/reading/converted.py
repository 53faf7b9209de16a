"""Formats that are no text: what a converter makes of them, and how that is read into blocks.

A converter writes the text that offsets point into. Where it knows the structure (PDF, DOCX) it also says which
stretches of that text are which blocks, so that nothing in the text needs to be escaped and a fact's slice reads as the
fact. Where the text is markup (the HTML of a mail) it is read as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module

from jobextract.errors import BrokenInputError, InputError
from jobextract.reading.builder import BlockBuilder
from jobextract.reading.limits import Limits
from jobextract.reading.page import BlockKind, Inline, InlineKind, Region

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMAIL = "message/rfc822"
MHTML = "multipart/related"

_CONVERTERS = {PDF: "pdf", DOCX: "docx", EMAIL: "mail", MHTML: "mail"}
"""Media types, and the module beside this one whose `convert` reads them."""

_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PDF_HEAD = 1024  # bytes in which a PDF's mark may stand
_BREAK = re.compile(r"[\n\t]")


@dataclass(slots=True)
class Piece:
    """A stretch of a converted text that is one block; a line break in it shows, a tab parts the cells of a row."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    list_id: int = -1
    region: Region = "body"
    inlines: list[Inline] = field(default_factory=list)  # offsets into the text


@dataclass(slots=True)
class Converted:
    """The text of a document that was none."""

    text: str
    pieces: list[Piece] = field(default_factory=list)
    media_type: str | None = None  # of the text from `start` on, if that is to be read instead of `pieces`
    start: int = 0
    pages: list[int] = field(default_factory=list)  # where each begins
    notices: list[str] = field(default_factory=list)


class Writer:
    """Writes a converted text block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self.pieces: list[Piece] = []

    @property
    def size(self) -> int:
        """Characters so far."""
        return self._size

    def raw(self, text: str) -> None:
        """Write characters of the open block, or between blocks."""
        self._parts.append(text)
        self._size += len(text)

    def begin(
        self, kind: BlockKind, *, level: int = 0, marker: str = "", list_id: int = -1, region: Region = "body"
    ) -> Piece:
        """Open a block, parted from the one before by an empty line, or a line break within lists and tables."""
        if self._size:
            last = self.pieces[-1] if self.pieces else None
            close = last is not None and list_id >= 0 and last.list_id == list_id
            self.raw("\n" if close else "\n\n")
        if kind == "list_item":
            self.raw("  " * (level - 1) + (marker or "-") + " ")
        elif kind == "heading":
            self.raw("#" * min(level, 6) + " ")
        piece = Piece(kind, self._size, self._size, level, marker, list_id, region)
        self.pieces.append(piece)
        return piece

    def end(self) -> None:
        """Close the open block."""
        self.pieces[-1].end = self._size

    def mark(self, kind: InlineKind, start: int, target: str = "", end: int | None = None) -> None:
        """Mark the text of the open block from `start` to `end`, by default the end of what is written."""
        self.pieces[-1].inlines.append(Inline(kind, start, self._size if end is None else end, target))

    def text(self) -> str:
        """Give all that was written."""
        return "".join(self._parts)


def conversion(data: bytes, told: str | None) -> str | None:
    """Give the media type to convert from; None where the bytes are a text.

    Args:
        data: the document.
        told: its media type by header or suffix, where there is one. It is believed, but for pages of HTML that a
            server sent in a document's place, and for PDFs.
    """
    if data.startswith(b"%PDF-"):
        return PDF
    if told in _CONVERTERS:
        return None if told in {PDF, DOCX} and _HTML.match(data[:2000]) else told
    if told is None:
        if data.startswith(b"PK\x03\x04") and b"word/document" in data:
            return DOCX
        if b"%PDF-" in data[:_PDF_HEAD] and b"%%EOF" in data[-_PDF_HEAD:]:
            return PDF
    return None


def is_converted(media_type: str) -> bool:
    """Tell whether documents of a media type are converted before they are read."""
    return media_type in _CONVERTERS


def convert(data: bytes, media_type: str, uri: str | None, limits: Limits) -> Converted:
    """Make a text of a document.

    Raises:
        InputError: it is damaged or encrypted, exceeds a limit, or needs a package that is not installed.
    """
    name = uri or "the document"
    module = import_module(f"jobextract.reading.{_CONVERTERS[media_type]}")
    converter: Callable[[bytes, str, str, Limits], Converted] = module.convert
    try:
        return converter(data, media_type, name, limits)
    except InputError:
        raise
    except Exception as error:  # what the libraries raise on damaged files is not documented
        raise BrokenInputError(f"{name}: damaged: {type(error).__name__}: {error}") from error


def read_pieces(converted: Converted, builder: BlockBuilder, end: int) -> None:
    """Read a converted text's blocks into the builder, up to the position `end`."""
    for piece in converted.pieces:
        if piece.start >= end:
            break
        builder.begin(piece.kind, piece.level, piece.marker, piece.list_id)
        builder.region = piece.region
        _read_piece(piece, converted.text, builder)
    builder.flush()
    builder.region = "body"


def _read_piece(piece: Piece, text: str, builder: BlockBuilder) -> None:
    stops = {match.start() for match in _BREAK.finditer(text, piece.start, piece.end)}
    edges = {piece.start, piece.end, *stops, *(at + 1 for at in stops)}
    edges.update(at for inline in piece.inlines for at in (inline.start, inline.end))
    begun: dict[int, int] = {}  # text position -> position in the block
    before = piece.start
    for at in sorted(edges):
        if before in stops and at == before + 1:
            if text[before] == "\t" and piece.kind == "table_row":
                builder.cell_break(before, 1)
            elif text[before] == "\n":
                builder.line_break(before, 1)
            else:
                builder.space(before, 1)
        elif at > before:
            builder.text(before, at, literal=True)
        begun[at] = builder.size
        before = at
    for inline in piece.inlines:
        builder.mark_span(inline.kind, begun[inline.start], begun[inline.end], inline.target, inline.start)
