"""DOCX by python-docx: headings, lists, tables and links, in the order in which they stand.

python-docx opens the package and knows its styles and links. Its paragraphs leave out what stands in content controls,
insertions and text boxes, so the text itself is read from the XML below them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from jobextract.errors import BrokenInputError, EncryptedInputError, LimitError, missing_extra
from jobextract.reading.converted import Converted, Writer
from jobextract.reading.limits import Budget, Limits
from jobextract.reading.page import Region

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_ENTRIES = 10_000  # of the package; a document with a picture on each page has hundreds
_HEADING_STYLE = re.compile(r"(?:heading|标题|標題|überschrift|titre)\s*([1-9])$", re.I)
_LONGEST_LABEL = 30  # characters of a table's first cell that heads the long cell beside it
_FLAT = {_WORD + name for name in ("t", "tab", "br", "cr", "noBreakHyphen")}
_SKIPPED = {_WORD + name for name in ("del", "moveFrom", "instrText", "rPr", "pPr", "sdtPr")} | {_FALLBACK}


def convert(data: bytes, media_type: str, name: str, limits: Limits) -> Converted:
    """Write a document's text; headers come first, footers last."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise EncryptedInputError(f"{name}: encrypted")
        raise BrokenInputError(f"{name}: a file of the older Word format (.doc), which is not read")
    _check_package(data, name, limits)
    try:
        from docx import Document
    except ImportError:
        raise missing_extra(name, "docx") from None
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
        return _Reader(document).read()
    except (KeyError, LxmlError, zipfile.BadZipFile, NotImplementedError) as error:
        raise BrokenInputError(f"{name}: damaged: {error}") from error


def _check_package(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a package before it is opened: all of it is unpacked then."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise BrokenInputError(f"{name}: damaged: {error}") from error
    size = sum(entry.file_size for entry in entries)
    if size > limits.document_bytes:
        raise LimitError(f"{name}: unpacks to more than {limits.document_bytes:,} bytes")
    if len(entries) > _MOST_ENTRIES:
        raise LimitError(f"{name}: more than {_MOST_ENTRIES:,} files in the package")
    Budget(name, len(data), limits).spend(size)


class _Reader:
    """Walks the XML of a document's body, headers and footers."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.writer = Writer()
        self._styles = {style.style_id: style for style in document.styles}
        self._numbering = _numbering(document)
        self._counts: Counter[tuple[str, int]] = Counter()  # of numbered lists: items so far
        self._lists = 0
        self._list: tuple[str, int] | None = None  # the open list and its identifier
        self._region: Region = "body"
        self._rels: Any = None

    def read(self) -> Converted:
        """Write everything."""
        section = self.document.sections[0] if len(self.document.sections) else None
        if section is not None and not section.header.is_linked_to_previous:
            self._part(section.header.part, section.header._element, "header")
        self._part(self.document.part, self.document.element.body, "body")
        if section is not None and not section.footer.is_linked_to_previous:
            self._part(section.footer.part, section.footer._element, "footer")
        return Converted(self.writer.text(), self.writer.pieces)

    def _part(self, part: Any, element: Any, region: Region) -> None:
        self._rels, self._region, self._list = part.rels, region, None
        self._blocks(element)

    def _blocks(self, element: Any) -> None:
        for child in element:
            if child.tag == _WORD + "p":
                self._paragraph(child)
            elif child.tag == _WORD + "tbl":
                self._list = None
                self._table(child)
            elif child.tag not in _SKIPPED:
                self._blocks(child)  # a content control, an insertion

    # Paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(self, element: Any) -> None:
        if _has_text(element):
            self._open(element)
            self._write(element)
        for box in _text_boxes(element):
            self._list = None
            self._blocks(box)

    def _open(self, element: Any) -> None:
        level, listed = self._heading_level(element), self._list_level(element)
        if level is None and listed is not None:
            number, depth = listed
            if self._list is None or self._list[0] != number:
                self._lists += 1
                self._list = (number, self._lists)
            marker = self._marker(number, depth)
            self.writer.begin("list_item", level=depth + 1, marker=marker, list_id=self._list[1], region=self._region)
            return
        self._list = None
        if level is not None:
            self.writer.begin("heading", level=level, region=self._region)
        else:
            self.writer.begin("paragraph", region=self._region)

    def _style(self, element: Any) -> Any:
        found = element.find(f"{_WORD}pPr/{_WORD}pStyle")
        return self._styles.get(found.get(_WORD + "val")) if found is not None else None

    def _heading_level(self, element: Any) -> int | None:
        style, steps = self._style(element), 0
        outline = element.find(f"{_WORD}pPr/{_WORD}outlineLvl")
        while style is not None and steps < 10:
            label = style.name or ""
            if label in {"Title", "标题", "標題"}:
                return 1
            if match := _HEADING_STYLE.match(label):
                return min(int(match.group(1)), 6)
            if outline is None:
                outline = style.element.find(f"{_WORD}pPr/{_WORD}outlineLvl")
            style, steps = style.base_style, steps + 1
        if outline is not None and (value := outline.get(_WORD + "val", "")).isdigit() and int(value) < 9:
            return min(int(value) + 1, 6)
        return None

    def _list_level(self, element: Any) -> tuple[str, int] | None:
        """Give the list that a paragraph belongs to and its nesting, from 0."""
        style, steps = self._style(element), 0
        found = element.find(f"{_WORD}pPr/{_WORD}numPr")
        while found is None and style is not None and steps < 10:
            found = style.element.find(f"{_WORD}pPr/{_WORD}numPr")
            style, steps = style.base_style, steps + 1
        if found is None:
            return None
        number, depth = found.find(_WORD + "numId"), found.find(_WORD + "ilvl")
        value = number.get(_WORD + "val", "0") if number is not None else "0"
        nesting = depth.get(_WORD + "val", "0") if depth is not None else "0"
        return None if value == "0" else (value, min(int(nesting), 8) if nesting.isdigit() else 0)

    def _marker(self, number: str, depth: int) -> str:
        kind = self._numbering.get((number, depth), "bullet")
        if kind in {"bullet", "none"}:
            return "-"
        self._counts[number, depth] += 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((number, deeper), None)
        return f"{self._counts[number, depth]}."

    # Text ------------------------------------------------------------------------------------------------------

    def _write(self, element: Any) -> None:
        self._runs(element, "")
        self.writer.end()

    def _runs(self, element: Any, target: str) -> None:
        for child in element:
            tag = child.tag
            if tag == _WORD + "r":
                self._run(child)
            elif tag == _WORD + "hyperlink":
                start = self.writer.size
                self._runs(child, self._target(child))
                if (target := self._target(child)) and self.writer.size > start:
                    self.writer.mark("link", start, target)
            elif tag not in _SKIPPED and isinstance(tag, str):
                self._runs(child, target)

    def _run(self, run: Any) -> None:
        properties = run.find(_WORD + "rPr")
        if _is_on(properties, "vanish"):
            return
        start = self.writer.size
        for leaf in _leaves(run):
            self.writer.raw(_characters(leaf))
        if self.writer.size > start:
            if _is_on(properties, "b"):
                self.writer.mark("strong", start)
            if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
                self.writer.mark("struck", start)

    def _target(self, link: Any) -> str:
        relation = self._rels.get(link.get(_LINK_ID)) if link.get(_LINK_ID) else None
        return str(relation.target_ref) if relation is not None and relation.is_external else ""

    # Tables ----------------------------------------------------------------------------------------------------

    def _table(self, element: Any) -> None:
        self._lists += 1
        table = self._lists
        for row in _children(element, "tr"):
            cells = [cell for cell in _children(row, "tc") if not _is_continued(cell)]
            blocks = [[p for p in cell.iter(_WORD + "p") if _has_text(p)] for cell in cells]
            if all(len(found) <= 1 for found in blocks) and not any(_text_boxes(cell) for cell in cells):
                self._row([found[0] for found in blocks if found], table)
            else:
                self._layout(cells, blocks)

    def _row(self, cells: list[Any], table: int) -> None:
        if not cells:
            return
        self.writer.begin("table_row", list_id=table, region=self._region)
        for index, cell in enumerate(cells):
            if index:
                self.writer.raw("\t")
            self._write(cell)

    def _layout(self, cells: list[Any], blocks: list[list[Any]]) -> None:
        """Write a row with whole passages in its cells one cell after the other; a short first cell heads them."""
        for index, (cell, found) in enumerate(zip(cells, blocks, strict=True)):
            label = "".join(_characters(leaf) for p in found for leaf in _leaves(p)).strip()
            if index == 0 and len(cells) > 1 and 0 < len(label) <= _LONGEST_LABEL:
                self.writer.begin("heading", level=6, region=self._region)
                for position, paragraph in enumerate(found):
                    self.writer.raw(" " if position else "")
                    self._write(paragraph)
            else:
                self._blocks(cell)


def _numbering(document: Any) -> dict[tuple[str, int], str]:
    """Give the kind of number of each list and level."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    kinds: dict[str, dict[int, str]] = {}
    for abstract in _children(root, "abstractNum"):
        levels = kinds.setdefault(abstract.get(_WORD + "abstractNumId", ""), {})
        for level in _children(abstract, "lvl"):
            form = level.find(_WORD + "numFmt")
            depth = level.get(_WORD + "ilvl", "")
            if form is not None and depth.isdigit():
                levels[int(depth)] = form.get(_WORD + "val", "bullet")
    found: dict[tuple[str, int], str] = {}
    for number in _children(root, "num"):
        reference = number.find(_WORD + "abstractNumId")
        if reference is not None:
            for depth, kind in kinds.get(reference.get(_WORD + "val", ""), {}).items():
                found[number.get(_WORD + "numId", ""), depth] = kind
    return found


def _children(element: Any, name: str) -> Iterator[Any]:
    """Give the children of a name, those in content controls too."""
    for child in element:
        if child.tag == _WORD + name:
            yield child
        elif child.tag in {_WORD + "sdt", _WORD + "sdtContent", _WORD + "ins"}:
            yield from _children(child, name)


def _leaves(element: Any) -> Iterator[Any]:
    """Give the elements that hold characters, in order; not those of text boxes, which are blocks of their own."""
    for child in element:
        if child.tag in _FLAT:
            yield child
        elif child.tag not in _SKIPPED and child.tag != _WORD + "txbxContent":
            yield from _leaves(child)


def _characters(leaf: Any) -> str:
    name = leaf.tag[len(_WORD) :]
    if name == "t":
        return (leaf.text or "").replace("\n", " ").replace("\t", " ")
    if name in {"br", "cr"}:
        return "\n"
    return "-" if name == "noBreakHyphen" else " "


def _text_boxes(element: Any) -> list[Any]:
    """Give the text boxes that hang on a paragraph, without the copy for older readers and those within others."""
    found = []
    for child in element:
        if child.tag == _WORD + "txbxContent":
            found.append(child)
        elif child.tag != _FALLBACK:
            found += _text_boxes(child)
    return found


def _has_text(paragraph: Any) -> bool:
    return any(_characters(leaf).strip() for leaf in _leaves(paragraph))


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(_WORD + name) if properties is not None else None
    return found is not None and found.get(_WORD + "val", "1") not in {"0", "false", "off"}


def _is_continued(cell: Any) -> bool:
    merge = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
    return merge is not None and merge.get(_WORD + "val", "continue") == "continue"
