"""Lines on pages to a text in reading order: columns, tables, headings, paragraphs without their line breaks.

Knows nothing of PDF: a line is a text with its place, size and weight. Lengths are in points, y grows upwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from jobextract.reading.builder import MARKER
from jobextract.reading.converted import Converted, Writer
from jobextract.reading.page import Region

_MARGIN = 0.12  # share of a page's height in which headers and footers stand
_LARGER = 1.15  # times the body's size: a heading
_LONGEST_HEADING = 200  # characters
_DEEPEST_HEADING = 4
_BINS = 200  # of a page's width, to look for gutters in
_COLUMN_WIDTH = 0.22  # of the page: lines of columns are as wide on average; cells of tables are narrower
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.?|第)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:页|頁)?"
    r"(?:\s*(?:/|of|von|out of|，|,|、)?\s*(?:共)?\s*\d{1,4}\s*(?:页|頁)?)?\W*",
    re.I,
)
_BULLET = re.compile(r"[-–—•·◦▪●○■◆★※➢➤✓✔►▶∙‣⁃\uf0b7\uf0a7\uf0d8]\s*$")
_LOOK_BACK = 20  # lines in which the item began that a line may hang under
_OVERLAP = 0.4  # share of the height that two stretches of one row have in common; a label may stand between two lines
_RAGGED = 0.3  # share of a column's width that a line within a sentence may leave empty
_TERMINAL = ".!?:;。！？：；"
_LABEL = re.compile(r"[^\W\d_][^:：.。]{0,38}[:：]")
_FRAGMENT = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What opens compounds that keep their hyphen where a line ends in it.
_COMPOUND_OPENINGS = frozenset(
    "all co cross data e early end ex first five four full half hands high in large life long low machine mid multi"
    " new non off on one open part peer post pre problem real second self semi short six small so state team ten"
    " third three top two under user well wide world year".split()
)


@dataclass(slots=True)
class Line:
    """A line of text, or a stretch of one between wide gaps."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False
    hyphen: bool = False  # ends in a hyphen before which a word may go on
    links: list[tuple[str, str]] = field(default_factory=list)  # their text and target


@dataclass(slots=True)
class PageLines:
    """A page: where it ends below and above, and its lines."""

    bottom: float
    top: float
    lines: list[Line]


@dataclass(slots=True)
class _Passage:
    """A block on its way: its lines, each with what parts it from the one before and the page it stands on."""

    lines: list[tuple[str, Line, int]]
    cells: int = 0  # of a table's row; "\t" parts them
    region: Region = "body"
    open: bool = False  # the last line is full: it may go on in the next column

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1][1]


@dataclass(slots=True)
class _Column:
    """Rows of lines that are read from top to bottom."""

    rows: list[list[Line]]
    left: float
    right: float
    pitches: dict[float, float]  # size -> usual distance of lines


def arrange(pages: list[PageLines]) -> Converted:
    """Write the text of pages."""
    body = _body_size(pages)
    vocabulary = _vocabulary(pages)
    running = _running(pages)
    passages: list[_Passage] = []
    for number, page in enumerate(pages):
        footers: list[_Passage] = []
        lines = []
        for line in page.lines:
            zone = _zone(line, page)
            if zone is None or line.size >= _LARGER * body:
                lines.append(line)
                continue
            if _PAGE_NUMBER.fullmatch(line.text):
                continue
            first = running.get(_place(line, zone))
            if first is None:
                lines.append(line)
            elif first == number:  # its first page
                passage = _Passage([("", line, number)], region=zone)
                (footers if zone == "footer" else passages).append(passage)
        before = len(passages)
        for column in _columns(lines):
            _read_column(column, number, passages, body)
        if before < len(passages):
            _go_on(passages, before)
        passages += footers
    return _written(passages, len(pages), body, vocabulary)


# What repeats ----------------------------------------------------------------------------------------------------


def _body_size(pages: list[PageLines]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _vocabulary(pages: list[PageLines]) -> set[str]:
    """Give the words of a document as they are written within lines."""
    words: set[str] = set()
    for page in pages:
        for line in page.lines:
            found = _WORD.findall(line.text.lower())
            words.update(found[:-1] if line.hyphen else found)
    return words


def _place(line: Line, zone: Region) -> tuple[Region, int, str]:
    """Give where a line stands and what it says but for its numbers."""
    return zone, round(line.bottom / 4), re.sub(r"\d+", "0", line.text)


def _zone(line: Line, page: PageLines) -> Region | None:
    height = page.top - page.bottom
    if line.bottom > page.top - _MARGIN * height:
        return "header"
    return "footer" if line.top < page.bottom + _MARGIN * height else None


def _running(pages: list[PageLines]) -> dict[tuple[Region, int, str], int]:
    """Find the headers and footers that half of the pages share, and the page that each stands on first."""
    found: dict[tuple[Region, int, str], set[int]] = {}
    for number, page in enumerate(pages):
        for line in page.lines:
            if zone := _zone(line, page):
                found.setdefault(_place(line, zone), set()).add(number)
    least = max(2, (len(pages) + 1) // 2)
    return {key: min(numbers) for key, numbers in found.items() if len(numbers) >= least}


# Reading order ---------------------------------------------------------------------------------------------------


def _columns(lines: list[Line], depth: int = 0) -> list[_Column]:
    """Give the columns of a page or column in the order in which they are read."""
    gutter = _gutter(lines) if depth < 3 else None
    if gutter is None:
        return [_column(lines)] if lines else []
    found: list[_Column] = []
    left: list[Line] = []
    right: list[Line] = []
    across: list[Line] = []

    def close() -> None:
        for side in (left, right):
            found.extend(_columns(side, depth + 1))
            side.clear()

    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        if line.right <= gutter or line.left >= gutter:
            if across:
                found.append(_column(across))
                across = []
            (left if line.right <= gutter else right).append(line)
        else:
            close()
            across.append(line)
    close()
    if across:
        found.append(_column(across))
    return found


def _gutter(lines: list[Line]) -> float | None:
    """Find the empty strip between two columns of running text; hardly any line may cross it."""
    if len(lines) < 6:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    width = high - low
    if width <= 0:
        return None
    steps = [0] * (_BINS + 2)
    for line in lines:
        steps[int((line.left - low) / width * _BINS)] += 1
        steps[int((line.right - low) / width * _BINS) + 1] -= 1
    crossing, covered = [], 0
    for step in steps[:_BINS]:
        covered += step
        crossing.append(covered)
    middle = range(_BINS // 5, _BINS - _BINS // 5)
    least = min(crossing[index] for index in middle)
    if least > len(lines) * 0.25:
        return None
    best = (0, 0)  # length and end of the longest stretch that is crossed least
    run = 0
    for index in middle:
        run = run + 1 if crossing[index] == least else 0
        best = max(best, (run, index))
    if best[0] * width / _BINS < 0.6 * median(line.size for line in lines):
        return None
    gutter = low + (best[1] - best[0] / 2 + 0.5) * width / _BINS
    sides = [line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter]
    if min(map(len, sides)) < 3:
        return None
    wide = [sum(line.right - line.left for line in side) >= _COLUMN_WIDTH * width * len(side) for side in sides]
    if not all(wide) and not (wide[0] and _is_sidebar(*sides)):
        return None
    shared = min(max(line.top for line in side) for side in sides) - max(
        min(line.bottom for line in side) for side in sides
    )
    return gutter if shared > 0 else None


def _is_sidebar(left: list[Line], right: list[Line]) -> bool:
    """Tell whether narrow lines on the right stand beside running text, rather than in the rows of a table."""
    edge = max(line.right for line in left)
    full = sum(line.right > edge - 0.15 * (edge - line.left) for line in left)
    baselines = {round(line.bottom) for line in left}
    aligned = sum(round(line.bottom) in baselines for line in right)
    return len(left) >= 6 and full >= 0.6 * len(left) and aligned < 0.6 * len(right)


def _column(lines: list[Line]) -> _Column:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    pitches: dict[float, list[float]] = {}
    for above, below in pairwise(rows):
        if abs(above[0].size - below[0].size) < 0.1 * above[0].size:
            pitches.setdefault(round(below[0].size), []).append(above[0].bottom - below[0].bottom)
    return _Column(
        rows,
        min(line.left for line in lines),
        max(line.right for line in lines),
        {size: median(found) for size, found in pitches.items() if len(found) >= 3},
    )


def _beside(first: Line, second: Line) -> bool:
    shared = min(first.top, second.top) - max(first.bottom, second.bottom)
    return shared > _OVERLAP * min(first.top - first.bottom, second.top - second.bottom)


# Passages --------------------------------------------------------------------------------------------------------


def _read_column(column: _Column, page: int, passages: list[_Passage], body: float) -> None:
    """Append a column's passages."""
    first = len(passages)
    table: list[Line] = []  # the cells of the table's last row
    for index, row in enumerate(column.rows):
        if len(row) > 1 and _BULLET.fullmatch(row[0].text):
            row = [_joined(row[0], row[1]), *row[2:]]
        tabular = len(row) > 1 and (bool(table) or _is_table(column.rows, index))
        if tabular:
            cells = [("\t" if position else "", line, page) for position, line in enumerate(row)]
            if len(passages) > first and _is_cell_above(passages[-1], row[-1], column):
                above = passages.pop()  # of a cell whose label stands in the middle of its height
                cells[-1:] = [("\t", above.lines[0][1], page), *above.lines[1:], (" ", row[-1], page)]
            passages.append(_Passage(cells, cells=len(row)))
            table = row
            continue
        line = row[0]
        for other in row[1:]:
            line = _joined(line, other)
        if table and _continues_cell(table[-1], line, column):
            passages[-1].lines.append((" ", line, page))
            table[-1] = line
            continue
        table = []
        previous = passages[-1] if len(passages) > first else None
        if previous is None or previous.cells or _parts(previous.lines, line, column, body):
            passages.append(_Passage([("", line, page)]))
        else:
            separator = "\n" if _breaks(previous.last, line, column, body) else " "
            previous.lines.append((separator, line, page))
        passages[-1].open = not _ends(line, column)


def _joined(first: Line, second: Line) -> Line:
    return Line(
        f"{first.text} {second.text}",
        first.left,
        min(first.bottom, second.bottom),
        second.right,
        max(first.top, second.top),
        second.size,
        second.bold,
        second.hyphen,
        first.links + second.links,
    )


def _is_table(rows: list[list[Line]], index: int) -> bool:
    """Tell whether a row of several stretches is one of a table: a neighbour has stretches that begin alike."""
    row = rows[index]
    for other in (rows[index - 1] if index else [], rows[index + 1] if index + 1 < len(rows) else []):
        if len(other) > 1 and any(abs(a.left - b.left) < 0.7 * a.size for a in row[1:] for b in other[1:]):
            return True
    return len(row) > 1 and row[1].left - row[0].right > 3 * row[0].size


def _continues_cell(cell: Line, line: Line, column: _Column) -> bool:
    return (
        line.left > column.left + 2 * line.size
        and abs(cell.left - line.left) < 0.5 * line.size
        and cell.bottom - line.bottom < 1.65 * line.size
        and abs(cell.size - line.size) < 0.1 * line.size
    )


def _is_cell_above(passage: _Passage, line: Line, column: _Column) -> bool:
    alike = all(abs(other.left - line.left) < 0.5 * line.size for _, other, _ in passage.lines)
    return not passage.cells and alike and _continues_cell(passage.last, line, column)


def _parts(lines: list[tuple[str, Line, int]], line: Line, column: _Column, body: float) -> bool:
    """Tell whether a line begins a passage of its own."""
    previous = lines[-1][1]
    if abs(previous.size - line.size) > 0.12 * min(previous.size, line.size):
        return True
    pitch = previous.bottom - line.bottom
    usual = column.pitches.get(round(line.size), 1.6 * line.size)
    if pitch > 1.25 * max(usual, 1.1 * line.size):
        return True
    if line.size >= _LARGER * body:
        return _is_marked(line) or _has_room(previous, line, column)
    if previous.bold != line.bold:
        return previous.bold and len(lines) == 1 and _is_marked(line) is False and not previous.hyphen
    recent = lines[-_LOOK_BACK:]
    hanging = _is_marked(lines[0][1]) or any(_is_marked(other) and sep == "\n" for sep, other, _ in recent)
    indent = line.left - column.left
    return not hanging and 0.9 * line.size < indent < 4.5 * line.size and previous.left < line.left - 0.9 * line.size


def _is_marked(line: Line) -> bool:
    found = MARKER.match(line.text)
    return found is not None and found.end() < len(line.text)


def _breaks(previous: Line, line: Line, column: _Column, body: float) -> bool:
    """Tell whether the end of a line shows: what follows would have had room in it, or begins an item."""
    if line.size >= _LARGER * body or previous.hyphen:
        return False
    if _is_marked(line) and (_ends(previous, column) or _BULLET.match(line.text[0])):
        return True
    return _has_room(previous, line, column)


def _has_room(previous: Line, line: Line, column: _Column) -> bool:
    """Tell whether a line's first word would have fitted into the line before, so that the break was meant."""
    width = (line.right - line.left) / max(1, len(line.text))
    word = 1 if _is_wide(line.text[0]) else len(line.text.split(" ", 1)[0])
    before, after = previous.left - column.left, column.right - previous.right
    room = before + after if abs(before - after) < line.size else after  # a centred line has it on both sides
    if _LABEL.match(line.text):
        return room > 2 * line.size
    if line.text[0].islower() and previous.text[-1] not in _TERMINAL:
        return room > _RAGGED * (column.right - column.left)
    return (word + 1.5) * width < room - 0.3 * line.size


def _ends(line: Line, column: _Column) -> bool:
    """Tell whether a line ends what it says."""
    short = line.right < column.right - max(4 * line.size, 0.15 * (column.right - column.left))
    return not line.hyphen and (short or line.text[-1] in _TERMINAL)


def _go_on(passages: list[_Passage], first: int) -> None:
    """Join passages that columns or pages have cut in two; `first` is the page's first passage."""
    index = max(1, first)
    while index < len(passages):
        before, after = passages[index - 1], passages[index]
        line = after.lines[0][1]
        goes_on = line.text[0].islower() or (_is_wide(line.text[0]) and line.text[0].isalnum())
        elsewhere = line.bottom > before.last.bottom or before.lines[-1][2] != after.lines[0][2]
        alike = abs(before.last.size - line.size) < 0.1 * line.size and before.last.bold == line.bold
        running = before.region == after.region == "body" and not before.cells and not after.cells
        if before.open and goes_on and elsewhere and alike and running:
            before.lines += [(" ", line, after.lines[0][2]), *after.lines[1:]]
            before.open = after.open
            del passages[index]
        else:
            index += 1


# The text --------------------------------------------------------------------------------------------------------


def _written(passages: list[_Passage], count: int, body: float, vocabulary: set[str]) -> Converted:
    writer = Writer()
    starts: list[int | None] = [None] * count
    larger = {round(p.last.size * 2) / 2 for p in passages if _is_heading(p, body)}
    levels = {size: min(rank, _DEEPEST_HEADING) for rank, size in enumerate(sorted(larger, reverse=True), 1)}
    table = 0
    for index, passage in enumerate(passages):
        if passage.cells:
            table += not (index and passages[index - 1].cells)
            writer.begin("table_row", list_id=table)
        elif _is_heading(passage, body):
            writer.begin("heading", level=levels[round(passage.last.size * 2) / 2])
        else:
            writer.begin("paragraph", region=passage.region)
        _write(passage, writer, starts, vocabulary)
        writer.end()
    end = writer.size
    pages = []
    for start in reversed(starts):
        end = end if start is None else start
        pages.append(end)
    return Converted(writer.text(), writer.pieces, pages=[0, *pages[-2::-1]])


def _is_heading(passage: _Passage, body: float) -> bool:
    length = sum(len(line.text) for _, line, _ in passage.lines)
    return not passage.cells and passage.last.size >= _LARGER * body and length <= _LONGEST_HEADING


def _write(passage: _Passage, writer: Writer, starts: list[int | None], vocabulary: set[str]) -> None:
    strong: int | None = None  # where bold text began
    for index, (separator, line, page) in enumerate(passage.lines):
        text = line.text
        following = passage.lines[index + 1] if index + 1 < len(passage.lines) else None
        if separator == " ":
            before = passage.lines[index - 1][1]
            separator = "" if before.hyphen or (_is_wide(before.text[-1]) and _is_wide(text[0])) else " "
        if strong is not None and not line.bold:
            writer.mark("strong", strong)
            strong = None
        writer.raw(separator)
        if starts[page] is None:
            starts[page] = writer.size
        if following is not None and line.hyphen and following[0] == " ":
            text = _without_hyphen(text, following[1].text, vocabulary)
        start = writer.size
        if line.bold and strong is None:
            strong = start
        writer.raw(text)
        _mark_links(writer, line.links, text, start)
    if strong is not None:
        writer.mark("strong", strong)


def _mark_links(writer: Writer, links: Iterable[tuple[str, str]], text: str, start: int) -> None:
    for shown, target in links:
        at = text.find(shown) if shown else -1
        begin, end = (at, at + len(shown)) if at >= 0 else (0, len(text))
        writer.mark("link", start + begin, target, start + end)


def _without_hyphen(text: str, following: str, vocabulary: set[str]) -> str:
    """Give a line's text without the hyphen at its end, if that only breaks a word."""
    fragment, rest = _FRAGMENT.search(text), _WORD.match(following)
    if fragment is None or rest is None or not rest.group()[0].islower():
        return text
    first, second = fragment.group(1).lower(), rest.group().lower()
    if first + second in vocabulary:
        return text[:-1]
    if f"{first}-{second}" in vocabulary or first in _COMPOUND_OPENINGS or text[: fragment.start()].endswith("-"):
        return text
    return text[:-1]


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
