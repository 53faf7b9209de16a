"""Source to visible text and tags. What no visitor sees (comments, scripts, template code) never leaves here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENING = re.compile(r"<(?:!--|[/a-zA-Z!?])|\{[%{#]")
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_TAG_BODY = re.compile(r"[^\"'<>]*")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:@.-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LIQUID_BLOCK = re.compile(r"\{%-?\s*(comment|raw|schema|javascript|stylesheet)\b")
# Elements whose content is no text of the page. The first group runs to the end of the document if it is not
# closed, as in a browser; the others are then taken for a stray tag.
_HIDDEN_TO_END = frozenset({"script", "style"})
_HIDDEN = _HIDDEN_TO_END | {
    "template",
    "svg",
    "iframe",
    "noscript",
    "object",
    "textarea",
    "select",
    "audio",
    "video",
    "canvas",
    "math",
}
_LONGEST_TAG = 4096  # characters; beyond it quotes in a tag are taken for unpaired


class Tag(NamedTuple):
    """An HTML tag."""

    name: str  # lower case
    closing: bool
    start: int
    end: int
    attributes: str  # as written

    def get(self, *names: str) -> dict[str, str]:
        """Give the values of the attributes asked for (of all where none is named), entities decoded."""
        if "=" not in self.attributes and not names:
            return {}
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.attributes):
            name = match.group(1).lower()
            if not names or name in names:
                value = match.group(2) or match.group(3) or match.group(4) or ""
                found.setdefault(name, html.unescape(value))
        return found


class Text(NamedTuple):
    """Visible text: ``source[start:end]``, entities and white space as written."""

    start: int
    end: int


Token = Tag | Text


class Lexer:
    """Cuts a source into visible text and tags, in time linear in its length."""

    def __init__(self, source: str, start: int = 0, *, templates: bool = True) -> None:
        self.source = source
        self.start = start
        self.templates = templates
        self._unclosed: dict[str, int] = {}  # terminator -> position after which it does not occur

    def _find(self, terminator: str, position: int) -> int:
        """Find a terminator; -1 where there is none, remembered so that it is looked for once."""
        if position >= self._unclosed.get(terminator, len(self.source) + 1):
            return -1
        found = self.source.find(terminator, position)
        if found < 0:
            self._unclosed[terminator] = position
        return found

    def _find_closing_tag(self, name: str, position: int) -> int:
        key = f"</{name}"
        if position >= self._unclosed.get(key, len(self.source) + 1):
            return -1
        match = re.compile(rf"</{name}\s{{0,99}}>", re.I).search(self.source, position)
        if match is None:
            self._unclosed[key] = position
            return -1
        return match.end()

    def _tag_end(self, position: int) -> int:
        """Give the position after the tag's '>', quotes respected where they are paired; -1 without one."""
        first = self._find(">", position)
        if first < 0:
            return -1
        at, limit = position, position + _LONGEST_TAG
        while at < limit:
            match = _TAG_BODY.match(self.source, at, limit)
            at = match.end() if match else at
            if at >= len(self.source):
                break
            character = self.source[at]
            if character == ">":
                return at + 1
            if character == "<":
                break
            close = self.source.find(character, at + 1, limit)
            if close < 0:
                break
            at = close + 1
        return first + 1

    def tokens(self) -> Iterator[Token]:
        """Give visible text and tags in order of the source."""
        source, size = self.source, len(self.source)
        position = text_start = self.start
        while match := _OPENING.search(source, position):
            at = match.start()
            token, end = self._read(match.group(), at)
            if end <= at:  # no markup after all
                position = at + 1
                continue
            if text_start < at:
                yield Text(text_start, at)
            if token is not None:
                yield token
            position = text_start = end
        if text_start < size:
            yield Text(text_start, size)

    def _read(self, opening: str, at: int) -> tuple[Tag | None, int]:
        """Read the markup at a position: its tag if it is one, and where it ends (at most `at` if it is none)."""
        if opening == "<!--":
            if self.source.startswith(("<!-->", "<!--->"), at):
                return None, self.source.index(">", at) + 1
            close = self._find("-->", at + 4)
            return None, len(self.source) if close < 0 else close + 3
        if opening[0] == "{":
            return None, self._template_end(opening, at) if self.templates else at
        if opening in {"<!", "<?"}:
            close = self._find(">", at)
            return None, at if close < 0 or close - at > 500 else close + 1
        name_match = _TAG_NAME.match(self.source, at)
        if name_match is None:
            return None, at
        end = self._tag_end(name_match.end())
        if end < 0:
            return None, at
        name = name_match.group(1).lower()
        closing = self.source[at + 1] == "/"
        tag = Tag(name, closing, at, end, self.source[name_match.end() : end - 1])
        if name in _HIDDEN:
            if closing or tag.attributes.endswith("/"):
                return None, end
            close = self._find_closing_tag(name, end)
            if close >= 0:
                return None, close
            return None, len(self.source) if name in _HIDDEN_TO_END else end
        return tag, end

    def _template_end(self, opening: str, at: int) -> int:
        if opening == "{%":
            close = self._find("%}", at + 2)
            if close < 0 or close - at > 5000:
                return at
            if block := _LIQUID_BLOCK.match(self.source, at):
                name = block.group(1)
                if name == "raw":
                    return close + 2
                ending = self._find(f"end{name}", close)
                after = self._find("%}", ending) if ending >= 0 else -1
                return after + 2 if after >= 0 else close + 2
            return close + 2
        if opening == "{{":
            close = self._find("}}", at + 2)
            if close < 0 or close - at > 5000 or "\n\n" in self.source[at:close]:
                return at
            return close + 2
        close = self._find("#}", at + 2)
        newline = self.source.find("\n", at, at + 5000)
        return close + 2 if close >= 0 and (newline < 0 or close < newline) else at
