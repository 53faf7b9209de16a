"""PDF by pypdfium2: lines of text with their places and sizes, which `layout` puts in reading order.

Why pypdfium2. Its licence (Apache-2.0 or BSD-3-Clause, as PDFium's) goes with this package's; PyMuPDF is AGPL. It gives
the place and font of every character, from which columns, headings and repeated headers can be told; pypdf gives plain
lines, and in its layout mode columns side by side on each line. It marks hyphens at line ends. On the trial files it
read two columns, Chinese without embedded fonts and rotated pages; pdfminer.six took justified text apart into columns
of single words and a table by columns. It is Chromium's own reader, so damaged files are repaired as a browser would.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from threading import Lock
from typing import Any

from jobextract.errors import BrokenInputError, EncryptedInputError, LimitError, missing_extra
from jobextract.reading.converted import Converted
from jobextract.reading.layout import Line, PageLines, arrange
from jobextract.reading.limits import Limits

_HYPHEN = "\ufffe"  # what PDFium writes for a hyphen at a line's end, without the line break
_END = re.compile(f"[\r\n{_HYPHEN}]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|(?:sim|ST)?hei(?!ti-?light)", re.I)
_BOLD_WEIGHT = 600
_WIDE_GAP = 1.6  # times the font size: more than a space, even in justified text
_MOST_LINKS, _MOST_LINES = 1000, 20  # of a page, and that a link lies on
_LINK_SLACK = 1.0  # points

# Ligatures, radicals that stand for characters, and spaces, as a reader would type them.
_TYPED: dict[int, str | None] = {
    **dict(zip(range(0xFB00, 0xFB07), "ff fi fl ffi ffl st st".split(), strict=True)),
    **dict.fromkeys((0x9, 0xA0, *range(0x2002, 0x200B)), " "),
    **dict.fromkeys((*range(9), *range(0xB, 0x20), 0x7F, 0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF)),
}
_RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")

_pdfium = Lock()  # PDFium is not thread-safe


def convert(data: bytes, media_type: str, name: str, limits: Limits) -> Converted:
    """Write a document's text, block by block in reading order, and where each page begins."""
    try:
        import pypdfium2
    except ImportError:
        raise missing_extra(name, "pdf") from None
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise EncryptedInputError(f"{name}: encrypted") from error
            raise BrokenInputError(f"{name}: damaged: no PDF that can be opened") from error
        try:
            pages = list(_pages(document, name, limits))
        finally:
            document.close()
    if not any(character.isalnum() for page in pages for line in page.lines for character in line.text):
        return Converted("", pages=[0] * len(pages), notices=["no-text"])
    return arrange(pages)


def _pages(document: Any, name: str, limits: Limits) -> Iterator[PageLines]:
    from pypdfium2 import PdfiumError

    if len(document) > limits.pages:
        raise LimitError(f"{name}: more than {limits.pages:,} pages")
    if not len(document):
        raise BrokenInputError(f"{name}: damaged: without pages")
    characters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except PdfiumError:
            yield PageLines(0.0, 0.0, [])  # a damaged page among others
            continue
        text = page.get_textpage()
        try:
            reader = _PageReader(document, page, text)
            yield reader.read()
            characters += reader.count
        finally:
            text.close()
            page.close()
        if characters > limits.document_bytes:
            raise LimitError(f"{name}: more than {limits.document_bytes:,} characters")


class _PageReader:
    """Reads a page's lines by PDFium's functions; each call costs, so few characters are asked for their place."""

    def __init__(self, document: Any, page: Any, text: Any) -> None:
        import pypdfium2.raw as raw

        self.raw, self.document, self.page, self.text = raw, document, page, text
        self.count: int = raw.FPDFText_CountChars(text)
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def read(self) -> PageLines:
        """Give the page's lines, upright, in the order in which the file draws them."""
        found = list(self._lines())
        turn = Counter(angle for angle, line in found for _ in line.text).most_common(1)
        angle = turn[0][0] if turn else 0
        lines = [_turned(line, angle) for other, line in found if other == angle]
        if angle == 0:
            self._link(lines)
        bottom = min((line.bottom for line in lines), default=0.0)
        top = max((line.top for line in lines), default=0.0)
        if angle == 0:
            bottom, top = 0.0, max(top, self.page.get_height())
        return PageLines(bottom, top, lines)

    def _characters(self) -> str:
        """Give the page's characters, one for each that PDFium counts."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = self.raw.FPDFText_GetText(self.text, 0, self.count, buffer)
        if written == self.count + 1:
            units = bytes(buffer)[: 2 * self.count]
            text = units.decode("utf-16-le", "surrogatepass")
            if len(text) == self.count:
                return text
        codes = (self.raw.FPDFText_GetUnicode(self.text, index) for index in range(self.count))
        return "".join(_HYPHEN if code == 2 else chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _lines(self) -> Iterator[tuple[int, Line]]:
        text = self._characters()
        start = 0
        while start < len(text):
            match = _END.search(text, start)
            end = match.start() if match else len(text)
            yield from self._pieces(text, start, end, bool(match) and text[end] == _HYPHEN)
            start = end + 1

    def _pieces(self, text: str, start: int, end: int, hyphen: bool) -> Iterator[tuple[int, Line]]:
        """Cut a line where wide gaps part columns or cells."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        angle = self._angle(start)
        size = self._size(start)
        begin, position = start, start
        while angle == 0 and (space := text.find(" ", position, end)) >= 0:
            position = space
            while position < end and text[position].isspace():
                position += 1
            if space > begin and position < end and self._gap(space - 1, position) > _WIDE_GAP * size:
                yield angle, self._line(text, begin, space, False)
                begin = position
                size = self._size(begin)
        yield angle, self._line(text, begin, end, hyphen)

    def _line(self, text: str, start: int, end: int, hyphen: bool) -> Line:
        """Give a line; its size is that of its middle, since a bullet or a note's number may be of another."""
        middle = (start + end) // 2
        while text[middle].isspace():
            middle -= 1
        size = self._size(middle)
        bold = all(map(self._is_bold, {start, middle, end - 1}))
        first = self._place(start)
        last = self._place(end - 1)
        shown = _typed(text[start:end])
        if hyphen and not shown.endswith("-"):
            shown += "-"
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = min(first[1], last[1]), max(first[3], last[3])
        return Line(shown, left, bottom, right, top, size, bold, hyphen)

    def _place(self, index: int) -> tuple[float, float, float, float]:
        box = self._box
        self.raw.FPDFText_GetLooseCharBox(self.text, index, box)
        return min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)

    def _gap(self, before: int, after: int) -> float:
        return self._place(after)[0] - self._place(before)[2]

    def _angle(self, index: int) -> int:
        """Give the direction in which the text at a character runs, in degrees counter-clockwise; PDFium counts
        clockwise."""
        return round(-math.degrees(self.raw.FPDFText_GetCharAngle(self.text, index))) % 360

    def _size(self, index: int) -> float:
        """Give a character's font size in points, as it shows."""
        size: float = self.raw.FPDFText_GetFontSize(self.text, index)
        matrix = self._matrix
        if self.raw.FPDFText_GetMatrix(self.text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        return abs(size) or 1.0

    def _is_bold(self, index: int) -> bool:
        if self.raw.FPDFText_GetFontWeight(self.text, index) >= _BOLD_WEIGHT:
            return True
        length = self.raw.FPDFText_GetFontInfo(self.text, index, self._name, len(self._name), self._flags)
        return 0 < length <= len(self._name) and bool(_BOLD.search(self._name.value.decode("utf-8", "replace")))

    def _link(self, lines: list[Line]) -> None:
        """Attach the addresses of the page's links to the lines that they lie on."""
        raw, position, link = self.raw, ctypes.c_int(0), self.raw.FPDF_LINK()
        rectangle = raw.FS_RECTF()
        lines = sorted(lines, key=_middle)
        middles = [_middle(line) for line in lines]
        for _ in range(_MOST_LINKS):
            if not raw.FPDFLink_Enumerate(self.page, position, link):
                break
            action = raw.FPDFLink_GetAction(link)
            if not action or not raw.FPDFLink_GetAnnotRect(link, rectangle):
                continue
            size = raw.FPDFAction_GetURIPath(self.document, action, None, 0)
            if size <= 1:
                continue
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(self.document, action, address, size)
            target = address.value.decode("utf-8", "replace")
            left, right = rectangle.left - _LINK_SLACK, rectangle.right + _LINK_SLACK
            first, last = bisect_left(middles, rectangle.bottom), bisect_right(middles, rectangle.top)
            for line in lines[first : min(last, first + _MOST_LINES)]:
                if line.left < right and line.right > left:
                    shown = self.text.get_text_bounded(left, rectangle.bottom, right, rectangle.top)
                    line.links.append((_typed(" ".join(shown.split())), target))


def _middle(line: Line) -> float:
    return (line.bottom + line.top) / 2


def _typed(text: str) -> str:
    """Give a line's text as a reader would type it: ligatures apart, radicals as characters, without controls."""
    text = text.translate(_TYPED)
    if not text.isascii() and _RADICALS.search(text):
        import unicodedata

        text = _RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return " ".join(text.split())


def _turned(line: Line, angle: int) -> Line:
    """Turn a line of text that runs in a direction (degrees) upright."""
    if angle == 0:
        return line
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x, y) for x in (line.left, line.right) for y in (line.bottom, line.top)]
    across = [x * cosine + y * sine for x, y in corners]
    up = [-x * sine + y * cosine for x, y in corners]
    line.left, line.right, line.bottom, line.top = min(across), max(across), min(up), max(up)
    return line
