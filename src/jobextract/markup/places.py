"""Where a value of the markup stands in the source: where a visitor reads it, or in the markup itself."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from jobextract.assembly import source_span
from jobextract.reading.folding import fold
from jobextract.reading.page import Block, OffsetMap
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

__all__ = ["Place", "Places"]

_SCRIPT = re.compile(r"<script\b[^>]{0,500}ld\+json[^>]{0,500}>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)("?)')  # one that is not closed is read over once
_ATTRIBUTE = re.compile(r"\b(?:content|href|datetime|value)\s*=\s*(?:\"([^\"<>]{0,5000})\"|'([^'<>]{0,5000})')", re.I)
_NUMBER = re.compile(r"(?<![\w.+-])-?\d+(?:\.\d+)?(?![\w.])")
_TAG = re.compile(r"<[^<>]{0,500}>|&lt;/?[a-z][^&<>]{0,200}&gt;", re.I)
_BREAK = re.compile(rf"(?:{_TAG.pattern}|\\[nrt]|[\n\r\t•·▪●;；])+", re.I)
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}")
_EDGE = " \t\r\n-–—*•·▪●,，:：.\u00a0\u3000"
_FINAL = _EDGE.replace(".", "")
_LEAST = 3  # characters of a piece that says something
_LONGEST = 2000  # characters of a value or piece that is looked for
_MOST = 1000  # values that are looked for in one page
_MOST_TRIES = 50  # places of one value that are looked at


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the source and what it reads."""

    start: int
    end: int
    text: str
    language: str
    visible: bool
    block: Block | None = None  # of a visible place, with the span in its text
    within: tuple[int, int] = (0, 0)

    def sentence(self) -> Sentence:
        """Give the text as a sentence of its own, for rules that read sentences."""
        offsets = OffsetMap([(0, self.start, len(self.text), self.end - self.start)])
        block = Block(-1, "list_item", self.text, offsets, 1, "-", language=self.language)
        return Sentence(-1, block, 0, len(self.text))


def _reads(text: str) -> str:
    """Give what remains of a text for the eye: letters and digits, markup and entities undone."""
    text = re.sub(r"<!--.*?-->|<[^>]*>", " ", text, flags=re.S)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", html.unescape(text)).casefold())


def _plain(text: str) -> str:
    """Give a value as a visitor would read it."""
    return " ".join(html.unescape(_TAG.sub(" ", html.unescape(text))).split())


class Places:
    """Finds the places of values in one page."""

    def __init__(self, outline: Outline) -> None:
        self._source = outline.document.page.source
        self._blocks = [block for block in outline.document.blocks if block.text and not block.struck]
        self._folded = "\n".join(fold(block.text).lower() for block in self._blocks)
        lengths = [len(fold(block.text).lower()) + 1 for block in self._blocks]
        self._starts = [0, *accumulate(lengths)][: len(lengths)]
        self._main = next(iter(outline.languages), "und")
        self._literals = self._read_literals()
        self._numbers: dict[float, tuple[int, int]] | None = None
        self._asked = 0

    def of(self, value: object) -> Place | None:
        """Give where a value stands: the first place that a visitor sees, else the markup; None where neither is."""
        if isinstance(value, (dict, list, bool)) or value is None:
            return None
        text = _plain(str(value))
        if not text or len(text) > _LONGEST:
            return None
        return self._visible(text) or self._literal(str(value))

    def pieces(self, value: object) -> Iterator[Place]:
        """Cut a value at line breaks, tags and bullets, and give where each piece stands."""
        if not isinstance(value, str):
            return
        places = self._literals.get(value)
        if places is None:
            for piece in _BREAK.split(value):
                text = _plain(piece).lstrip(_EDGE).rstrip(_FINAL)
                if len(text) >= _LEAST and (place := self._visible(text)):
                    yield place
            return
        start, end = places[0]
        edges = [start]
        for match in _BREAK.finditer(self._source, start, end):
            edges += match.span()
        edges.append(end)
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            if self._asked > _MOST:
                return
            piece = self._source[first:last]
            place = self._at(first + len(piece) - len(piece.lstrip(_EDGE)), first + len(piece.rstrip(_FINAL)))
            if place is None or len(place.text) < _LEAST:
                continue
            yield self._visible(place.text) or place

    def raw(self, value: str) -> Place | None:
        """Give where a value stands that the markup writes with escapes; the text is then as written there."""
        for start, end in self._literals.get(value, ()):
            return Place(start, end, " ".join(self._source[start:end].split()), self._main, visible=False)
        return None

    def number(self, value: float) -> Place | None:
        """Give where the markup writes a number."""
        if self._numbers is None:
            self._numbers = {}
            for start, end in self._scripts():
                for match in _NUMBER.finditer(self._source, start, end):
                    self._numbers.setdefault(float(match.group()), match.span())
        return self._at(*self._numbers[value]) if value in self._numbers else None

    def _visible(self, text: str) -> Place | None:
        sought = fold(text).lower()
        self._asked += 1
        if len(sought) < 2 or len(sought) > _LONGEST or self._asked > _MOST:
            return None
        at = self._folded.find(sought)
        for _ in range(_MOST_TRIES):
            if at < 0:
                break
            number = bisect_right(self._starts, at) - 1
            block, start = self._blocks[number], at - self._starts[number]
            end = start + len(sought)
            around = self._folded[max(0, at - 1) : at], self._folded[at + len(sought) : at + len(sought) + 1]
            whole = not any(c.isascii() and c.isalnum() for c in around) or not sought.isascii()
            if whole and end <= len(block.text) and block.folded[start:end].lower() == sought:
                first, last = source_span(block, self._source, start, end)
                shown = block.text[start:end]
                if _reads(self._source[first:last]) == _reads(shown):
                    return Place(first, last, shown, block.language, True, block, (start, end))
            at = self._folded.find(sought, at + 1)
        return None

    def _literal(self, value: str) -> Place | None:
        for start, end in self._literals.get(value, ()):
            if place := self._at(start, end):
                return place
        return None

    def _at(self, start: int, end: int) -> Place | None:
        """Give a stretch of the markup, where it reads as the value does: without escapes of letters."""
        if not 0 < end - start <= _LONGEST:
            return None
        written = self._source[start:end]
        text = _plain(written.replace("\\/", "/").replace('\\"', '"'))
        if not text or _ESCAPE.search(written) or _reads(written) != _reads(text):
            return None
        return Place(start, end, text, self._main, visible=False)

    def _scripts(self) -> Iterator[tuple[int, int]]:
        position = 0
        while opened := _SCRIPT.search(self._source, position):
            closed = _SCRIPT_END.search(self._source, opened.end())
            position = closed.start() if closed else len(self._source)
            yield opened.end(), position

    def _read_literals(self) -> dict[str, list[tuple[int, int]]]:
        """Give the spans of the strings in the page's JSON-LD and of the attributes in its tags, by value."""
        found: dict[str, list[tuple[int, int]]] = {}
        for start, end in self._scripts():
            for match in _STRING.finditer(self._source, start, end):
                if not match[2]:
                    continue
                try:
                    value = json.loads(f'"{match[1]}"', strict=False)
                except ValueError:  # no JSON string after all
                    continue
                found.setdefault(value, []).append(match.span(1))
        for match in _ATTRIBUTE.finditer(self._source):
            group = 1 if match[1] is not None else 2
            found.setdefault(html.unescape(match[group]), []).append(match.span(group))
        return found
