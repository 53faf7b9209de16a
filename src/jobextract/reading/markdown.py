"""Markdown as it is written on project pages: GitHub and kramdown flavours, HTML and template code inside."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobextract.reading.builder import MARKER, BlockBuilder
from jobextract.reading.folding import HAN
from jobextract.reading.html import HtmlReader
from jobextract.reading.lexer import Lexer, Tag, Text, Token

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[^\W_]|[*\[【（(]))")
_HEADING_END = re.compile(r"[ \t]*(?:\{[#.:][^}\n]*\})?[ \t]*#*[ \t]*(?:\{[#.:][^}\n]*\})?[ \t]*$")
_SETEXT = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_LIST = re.compile(
    r"([ \t]*)([-*+•·◦▪●○■]|\d{1,3}[.)])(?:[ \t]+|(?=[^\x00-\x7f])(?![、．]))(\[[ xX]\][ \t]+)?"
    r"|([ \t]*)(\d{1,2}、|[（(]\d{1,2}[)）]|[①-⑳])[ \t]*"
)
_SPECIAL_STARTS = "`~[{:=-*_"  # of lines that may be structure
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,80}\]:[ \t]*(?:<[^>\n]*>|\S+)?")
_COMMENT_DEFINITION = re.compile(r"[ ]{0,3}\[(?:comment|//|[^\]\n]{1,80})\]:[ \t]*(?:<>|#)[ \t]*([(\"'])", re.I)
_ATTRIBUTE_LINE = re.compile(r"[ \t]*\{[:.#][^}\n]*\}[ \t]*$|[ \t]*:::.*$|[ \t]*\[(?:toc|_TOC_)\][ \t]*$", re.I)
_LINK = re.compile(
    r"\[((?:[^\[\]\\]|\\.|!?\[[^\[\]]{0,200}\](?:\([^()\n]{0,1000}\))?){0,1000})\]"
    r"\([ \t]*\n?[ \t]*(?:<([^<>\n]{0,2000})>|((?:[^()\s\\]|\\.|\([^()\s]{0,500}\)){0,2000}))"
    r"(?:[ \t]*\n?[ \t]*(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?[ \t]*\)(?:\{:?[^{}\n]{0,200}\})?"
)
_IMAGE = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\]\n]{0,100}\])?"
    r"(?:\{:?[^{}\n]{0,200}\})?"
)
_REFERENCE_LINK = re.compile(r"\[([^\[\]\n]{1,200})\](?:\[([^\[\]\n]{0,100})\])")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,500}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>")
_CODE = re.compile(r"(`+)([^`]|[^`][^\n]{0,1000}?[^`])\1(?!`)")
_INLINE = re.compile(  # each alternative opens with a character, so that the search can run to it
    r"\\[!-/:-@\[-`{-~]|!\[|\[|``*|\*\*{0,2}|__{0,2}|~~|<|\{:[^{}\n]{1,200}\}|\{#[^{}\n]{1,100}\}"
    r"|:[a-z][a-z0-9_+-]{2,30}:|\[\^[^\]\n]{1,40}\]|\n"
)
_LABEL = re.compile(r"[*_\s]*[^\W\d_][^:：\n.。]{0,38}[*_]*[ \t]*[:：]")
_TERMINAL = '.!?:;。！？：；…”"）)'
_CAPITAL = re.compile(r"[\s*_\[\"“#（(【]*[A-Z0-9\u3400-\u9fff]")
_SHORT_LINE = 56  # characters; a shorter source line is taken to end where it does on purpose
_INLINE_MARKUP = re.compile(r"\]\([^)]*\)|[*_`\[\]]|<[^>]*>")


@dataclass(slots=True)
class _Line:
    start: int
    end: int  # before the line break
    tokens: list[Token]

    @property
    def first_text(self) -> Text | None:
        """The text token that opens the line, if nothing but white space precedes it."""
        return self.tokens[0] if self.tokens and isinstance(self.tokens[0], Text) else None


def _lines(source: str, tokens: Iterator[Token], start: int) -> Iterator[_Line]:
    """Cut a stream of tokens at the line breaks of its text; a tag that runs over lines stays whole."""
    line: list[Token] = []
    line_start = start
    for token in tokens:
        if isinstance(token, Tag):
            line.append(token)
            continue
        position = token.start
        while (newline := source.find("\n", position, token.end)) >= 0:
            end = newline - 1 if newline > position and source[newline - 1] == "\r" else newline
            if end > position:
                line.append(Text(position, end))
            yield _Line(line_start, newline, line)
            line, line_start, position = [], newline + 1, newline + 1
        if position < token.end:
            line.append(Text(position, token.end))
    yield _Line(line_start, len(source), line)


class MarkdownReader:
    """Reads lines of tokens into a builder: block structure first, then inline marks."""

    def __init__(self, source: str, builder: BlockBuilder, *, inline: bool = True) -> None:
        self.source = source
        self.builder = builder
        self.html = HtmlReader(builder)
        self.inline = inline  # False: plain text
        self._indents: list[int] = []  # of the open list levels
        self._list_id = -1
        self._fence = ""
        self._previous: str | None = None  # source of the paragraph's last line
        self._previous_end = 0
        self._open: dict[str, tuple[int, int]] = {}  # delimiter -> (text position, block count)
        self._link_ends: dict[int, tuple[int, str]] = {}  # source position of "](…)" -> (its end, target)
        self._link_start: tuple[int, int] = (0, -1)
        self._skip_to = 0
        self._comment_close = ""
        self._table = -1
        self._definitions: dict[str, str] = {}

    def read(self, start: int) -> None:
        """Read the source from a position."""
        self._definitions = {
            m.group(1).casefold(): m.group(2)
            for m in re.finditer(r"^[ ]{0,3}\[([^\]\n]{1,80})\]:[ \t]*<?(\S+?)>?(?:\s|$)", self.source, re.M)
        }
        tokens = Lexer(self.source, start, templates=self.inline).tokens()
        if not self.inline:
            tokens = iter([Text(start, len(self.source))])
        for line in _lines(self.source, tokens, start):
            self._line(line)
        self.html.finish()

    # Lines -----------------------------------------------------------------------------------------------------

    def _line(self, line: _Line) -> None:
        if self._comment_close:
            if self._comment_close in self.source[line.start : line.end]:
                self._comment_close = ""
            return
        if line.start < self._skip_to <= line.end:  # a link that began on the line before
            self._tokens(line.tokens)
            self._remember(line)
            return
        text = line.first_text
        content = self.source[text.start : text.end] if text else ""
        if self._fence:
            self._fenced(line, content)
        elif not line.tokens:
            if not self.source[line.start : line.end].strip():
                self._blank()
        elif text is None:
            self._tag_line(line)
        elif not content.strip() and len(line.tokens) == 1:
            if not self.source[line.start : line.end].strip():
                self._blank()
        else:
            self._text_line(line, text, content)

    def _blank(self) -> None:
        self._previous = None
        if self.builder.size and self.builder.kind != "table_row":
            self._break()
        self._table = -1

    def _break(self) -> None:
        self.html._reopen("paragraph")
        self._open.clear()
        self._previous = None

    def _tag_line(self, line: _Line) -> None:
        """A line that begins with a tag: what follows an opening block tag may hold Markdown of its own."""
        if self.builder.size and line.tokens and self._is_inline(line.tokens[0]):
            self._join(line, "")
        leading = 0
        while leading < len(line.tokens) and isinstance(line.tokens[leading], Tag):
            leading += 1
        for token in line.tokens[:leading]:
            assert isinstance(token, Tag)
            self.html.tag(token)
        rest = line.tokens[leading:]
        if rest and self.builder.at_break and isinstance(rest[0], Text):
            content = self.source[rest[0].start : rest[0].end]
            if self.builder.size == 0 and _HEADING.match(content):
                self._text_line(_Line(rest[0].start, line.end, rest), rest[0], content)
                return
        self._tokens(rest)
        self._remember(line)

    @staticmethod
    def _is_inline(token: Token) -> bool:
        return isinstance(token, Tag) and token.name in {
            "a",
            "b",
            "strong",
            "i",
            "em",
            "span",
            "code",
            "u",
            "font",
        }

    def _fenced(self, line: _Line, content: str) -> None:
        match = _FENCE.match(content)
        if match and match.group(1).startswith(self._fence) and not content[match.end() :].strip():
            self._fence = ""
            self._break()
            return
        if not self.source[line.start : line.end].strip():
            self._break()
            return
        if self.builder.size:
            self.builder.line_break(line.start - 1, 1)
        self.builder.text(line.start, line.end, literal=True)

    def _text_line(self, line: _Line, text: Text, content: str) -> None:
        whole = self.source[line.start : line.end]
        start = text.start
        if quote := _QUOTE.match(content) if self.inline else None:
            start += quote.end()
            content = content[quote.end() :]
            if not content.strip() and len(line.tokens) == 1:
                self._blank()
                return
        if self.inline and self._special_line(line, content, whole):
            return
        heading = _HEADING.match(content) if self.inline else None
        if heading is not None:
            self._heading(line, text, start, heading)
            return
        if "|" in whole and self._table_line(line, whole, content):
            return
        item = _LIST.match(content)
        if item and (item.end() < len(content) or len(line.tokens) > 1):
            self._item(line, text, start, content, item)
            return
        if self.builder.size:
            self._join(line, content)
        elif self._indents and len(content) - len(content.lstrip()) == 0:
            self._indents.clear()
        rest = [Text(start, text.end), *line.tokens[1:]]
        self._tokens(rest)
        self._remember(line)

    def _special_line(self, line: _Line, content: str, whole: str) -> bool:
        """Handle lines that are structure, not text; tell whether this was one."""
        if content.lstrip()[:1] not in _SPECIAL_STARTS and whole.lstrip()[:1] not in _SPECIAL_STARTS:
            return False
        if fence := _FENCE.match(content):
            if "`" not in content[fence.end() :]:
                self._break()
                self._fence = fence.group(1)
                return True
        elif comment := _COMMENT_DEFINITION.match(content):
            close = {"(": ")", '"': '"', "'": "'"}[comment.group(1)]
            if close not in self.source[line.start + comment.end() : line.end]:
                self._comment_close = close
            return True
        elif _DEFINITION.match(content) and not self.builder.size and not content.lstrip().startswith("[^"):
            return _DEFINITION.sub("", content, count=1).strip()[:1] in {"", '"', "'", "("}
        elif _ATTRIBUTE_LINE.match(whole):
            return True
        elif self._previous is not None and self.builder.size and (setext := _SETEXT.match(whole)):
            self._setext(1 if setext.group(1)[0] == "=" else 2)
            return True
        elif _RULE.match(whole):
            self.html._reopen("paragraph")
            self._indents.clear()
            self._previous = None
            return True
        return False

    def _setext(self, level: int) -> None:
        if self.builder.kind == "paragraph" and self.builder.size <= 200:
            self.builder.flush("heading", level)
        self._break()

    def _heading(self, line: _Line, text: Text, start: int, heading: re.Match[str]) -> None:
        self.html._reopen("heading", len(heading.group(1)))
        self._open.clear()
        self._indents.clear()
        tokens: list[Token] = [Text(start + heading.end(), text.end), *line.tokens[1:]]
        last = tokens[-1]
        if isinstance(last, Text):
            tail = _HEADING_END.search(self.source, last.start, last.end)
            if tail is not None:
                tokens[-1] = Text(last.start, tail.start())
        self._tokens(tokens)
        self._break()

    def _table_line(self, line: _Line, whole: str, content: str) -> bool:
        stripped = whole.strip()
        if _TABLE_RULE.match(whole):
            if self._table < 0 and self.builder.size:  # the header stood in an open paragraph
                self.builder.flush("table_row")
                self._table = self.builder.new_list()
            return True
        if not stripped.startswith("|") and self._table < 0:
            return False
        if self._table < 0:
            self._table = self.builder.new_list()
        self.html._reopen("table_row", 0, "", self._table)
        self._open.clear()
        filled = line.start + len(whole.rstrip())
        for token in line.tokens:
            if isinstance(token, Tag):
                if token.name == "br":
                    self.builder.text(token.start, token.start)
                self.html.tag(token)
                continue
            position = token.start
            while (bar := self.source.find("|", position, token.end)) >= 0:
                if bar > 0 and self.source[bar - 1] == "\\":
                    self._tokens([Text(position, bar + 1)])
                else:
                    self._tokens([Text(position, bar)])
                    if bar + 1 < filled:
                        self.builder.cell_break(bar, 1)
                position = bar + 1
            self._tokens([Text(position, token.end)])
        self.builder.begin("paragraph")
        return True

    def _item(self, line: _Line, text: Text, start: int, content: str, item: re.Match[str]) -> None:
        indent = len((item.group(1) or item.group(4) or "").expandtabs(4))
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1] + 1:
            if not self._indents:
                self._list_id = self.builder.new_list()
            self._indents.append(indent)
        marker = (item.group(2) or item.group(5)).strip()
        self.html._reopen("list_item", len(self._indents), marker, self._list_id)
        self._open.clear()
        rest: list[Token] = [Text(start + item.end(), text.end), *line.tokens[1:]]
        remainder = content[item.end() :]
        if heading := _HEADING.match(remainder) if self.inline else None:
            rest[0] = Text(start + item.end() + heading.end(), text.end)
        self._tokens(rest)
        self._remember(line)

    # Line breaks inside paragraphs -----------------------------------------------------------------------------

    def _remember(self, line: _Line) -> None:
        self._previous = self.source[line.start : line.end]
        self._previous_end = line.end

    def _join(self, line: _Line, content: str) -> None:
        """Put a space or a visible break between the paragraph's last source line and this one."""
        if self._previous is None:
            self.builder.space(line.start - 1, 1)
            return
        if self._breaks(self._previous, self.source[line.start : line.end]):
            self.builder.line_break(self._previous_end, line.start - self._previous_end)
        elif not (HAN.match(content.lstrip()[:1]) and HAN.match(self._previous.rstrip()[-1:])):
            self.builder.space(self._previous_end, line.start - self._previous_end)

    def _breaks(self, previous: str, line: str) -> bool:
        """Tell whether the end of a source line shows: it was meant as a line of its own."""
        stripped = previous.rstrip()
        if (self.inline and (previous.endswith("  ") or stripped.endswith("\\"))) or stripped.endswith(">"):
            return True
        visible = _INLINE_MARKUP.sub("", stripped).strip()
        if MARKER.match(line.lstrip()) or _LABEL.match(line):
            return bool(visible) and (visible[-1] in _TERMINAL or len(visible) < _SHORT_LINE or not self.inline)
        if HAN.search(visible[-2:]):
            return len(visible) < 30 or visible[-1] in "。；：！？;:"
        bold = stripped.lstrip().startswith(("**", "__")) and stripped.endswith(("**", "__"))
        if bold or (visible and visible[-1] in ":："):
            return True
        return 0 < len(visible) < _SHORT_LINE and bool(_CAPITAL.match(line)) and bool(_CAPITAL.match(visible))

    # Inline ----------------------------------------------------------------------------------------------------

    def _tokens(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.end <= self._skip_to:
                if isinstance(token, Text):
                    continue
                if token.start < self._skip_to:
                    continue
            if isinstance(token, Tag):
                self.html.tag(token)
            elif self.inline:
                self._inline(max(token.start, self._skip_to), token.end)
            else:
                self.html.text(token.start, token.end)

    def _inline(self, start: int, end: int) -> None:
        source, position = self.source, start
        while position < end:
            match = _INLINE.search(source, position, end)
            stop = match.start() if match else end
            close = min((at for at in self._link_ends if position <= at <= stop), default=-1)
            if close >= 0:
                self._emit(position, close)
                position = self._end_link(close)
                continue
            self._emit(position, stop)
            if match is None:
                return
            position = self._mark(match, end)
        return

    def _emit(self, start: int, end: int) -> None:
        if start < end:
            self.html.text(start, end)

    def _end_link(self, close: int) -> int:
        finish, target = self._link_ends.pop(close)
        start, count = self._link_start
        self.builder.mark("link", start if count == len(self.builder.blocks) else 0, target, close)
        self._skip_to = max(self._skip_to, finish)
        return finish

    def _mark(self, match: re.Match[str], end: int) -> int:
        """Handle one inline construct; give the position after it."""
        source, at, found = self.source, match.start(), match.group()
        if found[0] == "\\":
            self._emit(at + 1, at + 2)
            return at + 2
        if found == "![":
            if image := _IMAGE.match(source, at):
                self._skip_to = max(self._skip_to, image.end())
                return image.end()
            return at + 1
        if found == "[":
            return self._bracket(at)
        if found[0] == "`":
            if code := _CODE.match(source, at, end):
                begin = self.builder.size
                self.builder.text(code.start(2), code.end(2), literal=True)
                self.builder.mark("code", begin)
                return code.end()
            return match.end()
        if found == "<":
            if link := _AUTOLINK.match(source, at, end):
                begin = self.builder.size
                self._emit(link.start(1), link.end(1))
                target = html.unescape(link.group(1))
                self.builder.mark("link", begin, target if ":" in target else f"mailto:{target}")
                return link.end()
            self._emit(at, at + 1)
            return at + 1
        if found[0] == "{" or found[:2] == "[^":
            return match.end()
        if found[0] == ":":
            before = source[at - 1] if at else " "
            if before.isalnum() or found[1:-1].isdigit():
                self._emit(at, at + 1)
                return at + 1
            return match.end()
        if found == "\n":
            self._emit(at, at + 1)
            return at + 1
        return self._delimiter(at, found, end)

    def _bracket(self, at: int) -> int:
        if link := _LINK.match(self.source, at):
            target = link.group(2) if link.group(2) is not None else link.group(3) or ""
            self._link_ends[link.end(1)] = (link.end(), html.unescape(target.replace("\\", "")))
            self._link_start = (self.builder.size, len(self.builder.blocks))
            return at + 1
        if reference := _REFERENCE_LINK.match(self.source, at):
            key = (reference.group(2) or reference.group(1)).casefold()
            if key in self._definitions:
                self._link_ends[reference.end(1)] = (reference.end(), self._definitions[key])
                self._link_start = (self.builder.size, len(self.builder.blocks))
                return at + 1
        self._emit(at, at + 1)
        return at + 1

    def _delimiter(self, at: int, found: str, end: int) -> int:
        source, stop = self.source, at + len(found)
        before = source[at - 1] if at else " "
        after = source[stop] if stop < len(source) else " "
        if found[0] == "_" and before.isalnum() and after.isalnum():
            self._emit(at, stop)
            return stop
        if before.isspace() and after.isspace() and found != "~~":
            if len(found) == 1:
                self._emit(at, stop)
            return stop
        key = "~~" if found == "~~" else found[:2] if len(found) > 1 else found
        if len(found) == 1 and key not in self._open:
            limit = source.find("\n\n", stop, stop + 1000)
            closing = source.find(found, stop, limit if limit >= 0 else stop + 1000)
            if closing < 0 or after.isspace():
                self._emit(at, stop)
                return stop
        if key in self._open:
            position, count = self._open.pop(key)
            kind = "struck" if key == "~~" else "strong" if len(key) == 2 else "emphasis"
            begin = position if count == len(self.builder.blocks) else 0
            self.builder.mark(kind, begin)  # type: ignore[arg-type]
        else:
            self._open[key] = (self.builder.size, len(self.builder.blocks))
        return stop


def read_markdown(source: str, builder: BlockBuilder, start: int = 0) -> bool:
    """Read a Markdown source from `start` into the builder; tell whether its HTML was nested too deep to follow."""
    reader = MarkdownReader(source, builder)
    reader.read(start)
    return reader.html.too_deep


def read_plain(source: str, builder: BlockBuilder, start: int = 0) -> None:
    """Read plain text: paragraphs between blank lines, lists by their markers, lines that stand for themselves."""
    MarkdownReader(source, builder, inline=False).read(start)
