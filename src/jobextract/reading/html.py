"""HTML: tags drive the block builder. Tolerant of everything that browsers tolerate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from jobextract.reading.builder import BlockBuilder
from jobextract.reading.lexer import Lexer, Tag, Text
from jobextract.reading.page import BlockKind, InlineKind, Region

_INLINE: dict[str, InlineKind] = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "u": "emphasis",
    "mark": "emphasis",
    "code": "code",
    "kbd": "code",
    "s": "struck",
    "del": "struck",
    "strike": "struck",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PSEUDO_HEADINGS = {"dt": 7, "summary": 7, "legend": 7, "caption": 7}
_CONTAINERS = frozenset(
    "address article aside blockquote body center dd details dialog div dl fieldset figcaption figure footer form "
    "header hgroup html main menu nav p pre section ul ol table tbody thead tfoot tr td th li button label".split()
)
_REGIONS: dict[str, Region] = {"nav": "navigation", "footer": "footer", "header": "header", "aside": "aside"}
_ROLE_REGIONS: dict[str, Region] = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "banner": "header",
    "menu": "navigation",
    "menubar": "navigation",
}
_CLASS_REGIONS = re.compile(
    r"(?P<navigation>(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|masthead|nav-links|topbar|toc"
    r"|skip-link|pagination|site-nav|dropdown-menu)(?=$|[\s_-]))|(?P<footer>(?:^|[\s_-])footer(?=$|[\s_-]))",
    re.I,
)
_STRUCK_STYLE = re.compile(r"line-through", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid)", re.I)
_DEEP = 512  # open elements beyond which nesting is not tracked any more


@dataclass(slots=True, eq=False)
class _Element:
    name: str
    outer_region: Region
    inline: InlineKind | None = None
    start: int = 0  # position in the open block's text where an inline element began
    block: int = 0  # number of blocks closed before it
    target: str = ""
    list_id: int = -1
    struck: bool = False
    source: int = -1


@lru_cache(maxsize=1024)
def _class_region(names: str) -> Region | None:
    """Give the region that an element's classes and identifier name; a page has the same few many times."""
    match = _CLASS_REGIONS.search(names)
    return None if match is None else cast(Region, match.lastgroup)


class HtmlReader:
    """Takes tags and text in order and drives a `BlockBuilder`."""

    def __init__(self, builder: BlockBuilder) -> None:
        self.builder = builder
        self.too_deep = False
        self._stack: list[_Element] = []
        self._marks: list[_Element] = []  # those of the stack that mark text
        self._lists: list[tuple[bool, int]] = []  # ordered, identifier
        self._table: list[int] = []
        self._break_pending = False
        self._title: int | None = None

    # Events ----------------------------------------------------------------------------------------------------

    def text(self, start: int, end: int) -> None:
        """Take visible text."""
        self._break_pending = False
        self.builder.text(start, end)

    def tag(self, tag: Tag) -> None:
        """Take a tag."""
        name = tag.name
        if name == "br":
            self._line_break(tag)
        elif name == "hr":
            self.builder.begin("paragraph")
        elif name in _INLINE or name == "span" or name == "font":
            self._inline(tag)
        elif name == "title":
            self._page_title(tag)
        elif name in _HEADINGS or name in _PSEUDO_HEADINGS or name in _CONTAINERS:
            if tag.closing:
                self._close(name)
            else:
                self._open(tag)

    def finish(self) -> None:
        """Close what is open."""
        self._close_inlines()
        self.builder.flush()

    # Elements --------------------------------------------------------------------------------------------------

    def _line_break(self, tag: Tag) -> None:
        builder = self.builder
        if self._break_pending and builder.kind in {"paragraph", "list_item"} and not self._in_cell():
            self._reopen(*((builder.kind, builder.level) if builder.kind == "paragraph" else ("paragraph", 0)))
            self._break_pending = False
            return
        builder.line_break(tag.start, tag.end - tag.start)
        self._break_pending = True

    def _reopen(self, kind: BlockKind, level: int = 0, marker: str = "", list_id: int = -1) -> None:
        """Start a block; inline stretches that are open go on in it."""
        self._close_inlines()
        self.builder.begin(kind, level, marker, list_id)
        self._resume_inlines()

    def _close_inlines(self) -> None:
        for element in self._marks:
            if element.inline is not None:
                self.builder.mark(element.inline, element.start, element.target, element.source)
            else:
                self.builder.mark("struck", 0)

    def _resume_inlines(self) -> None:
        for element in self._marks:
            element.start, element.block, element.source = 0, len(self.builder.blocks), -1

    def _push(self, element: _Element) -> None:
        self._stack.append(element)
        if element.inline is not None or element.struck:
            self._marks.append(element)

    def _drop(self, first: int, last: int | None = None) -> None:
        """Take elements off the stack."""
        for element in reversed(self._stack[first:last]):
            if element.inline is not None or element.struck:
                self._marks.remove(element)
        del self._stack[first:last]

    def _inline(self, tag: Tag) -> None:
        if tag.closing:
            for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - 16), -1):
                element = self._stack[depth]
                if element.name == tag.name:
                    if element.inline is not None:
                        self.builder.mark(element.inline, element.start, element.target, element.source)
                    self._drop(depth, depth + 1)
                    return
                if element.inline is None and element.name not in {"span", "font"}:
                    return
            return
        if len(self._stack) > _DEEP:
            self.too_deep = True
            return
        if tag.name == "a":
            self._close_link()
        attributes = tag.get("href", "style") if tag.attributes else {}
        kind = _INLINE.get(tag.name)
        if _STRUCK_STYLE.search(attributes.get("style", "")):
            kind = "struck"
        target = attributes.get("href", "") if tag.name == "a" else ""
        self._push(
            _Element(
                tag.name,
                self.builder.region,
                kind,
                self.builder.size,
                len(self.builder.blocks),
                target,
                source=tag.start,
            )
        )

    def _close_link(self) -> None:
        """Close the link that is open, as browsers do where another begins: links do not nest."""
        for depth in range(len(self._stack) - 1, -1, -1):
            element = self._stack[depth]
            if element.name == "a":
                self.builder.mark("link", element.start, element.target, element.source)
                self._drop(depth, depth + 1)
                return

    def _page_title(self, tag: Tag) -> None:
        if tag.closing:
            if self._title is not None:
                self.builder.flush()
                self._title = None
        else:
            self._reopen("title")
            self._title = tag.start

    def _in_cell(self) -> bool:
        return self.builder.kind == "table_row"

    def _open(self, tag: Tag) -> None:
        name, builder = tag.name, self.builder
        attributes = tag.get("class", "id", "role", "style", "type") if tag.attributes else {}
        element = _Element(name, builder.region)
        if name == "p":
            self._close("p", within=8)
        elif name == "li":
            self._close("li", within=8, until=("ul", "ol"))
        elif name in {"td", "th"}:
            self._close_any(("td", "th"), until="table")
        elif name == "tr":
            self._close("tr", within=8, until=("table",))
        if name in {"label", "button"} and not self._in_cell():
            return
        self._open_block(tag, element)
        region = self._region_of(name, attributes)
        if region is not None and builder.region == "body":
            builder.region = region
        element.struck = bool(_STRUCK_STYLE.search(attributes.get("style", "")))
        if len(self._stack) > _DEEP:
            self.too_deep = True
            builder.region = element.outer_region
            return
        self._push(element)

    def _open_block(self, tag: Tag, element: _Element) -> None:
        name, builder = tag.name, self.builder
        if name in _HEADINGS:
            self._reopen("heading", _HEADINGS[name])
        elif name in _PSEUDO_HEADINGS:
            self._reopen("heading", _PSEUDO_HEADINGS[name])
        elif name in {"ul", "ol", "menu"}:
            self._reopen("paragraph")
            element.list_id = builder.new_list()
            self._lists.append((name == "ol", element.list_id))
        elif name == "li":
            list_id = self._lists[-1][1] if self._lists else -1
            self._reopen("list_item", max(1, len(self._lists)), "-", list_id)
        elif name == "dd":
            self._reopen("paragraph")
        elif name == "table":
            self._reopen("paragraph")
            element.list_id = builder.new_list()
            self._table.append(element.list_id)
        elif name == "tr":
            self._reopen("table_row", 0, "", self._table[-1] if self._table else -1)
        elif name in {"td", "th"}:
            if builder.kind == "table_row":
                builder.cell_break(tag.start, tag.end - tag.start)
            else:
                self._reopen("paragraph")
        elif name in {"p", "div", "center"} and builder.kind in {"list_item", "table_row"} and builder.at_break:
            pass  # the first paragraph of a list item or cell is its text
        elif name in {"tbody", "thead", "tfoot"}:
            pass
        else:
            self._reopen("paragraph")

    def _region_of(self, name: str, attributes: dict[str, str]) -> Region | None:
        if name in _REGIONS:
            return _REGIONS[name]
        if (role := attributes.get("role", "").lower()) in _ROLE_REGIONS:
            return _ROLE_REGIONS[role]
        if name in {"div", "section", "ul", "ol"}:
            return _class_region(f"{attributes.get('class', '')} {attributes.get('id', '')}")
        return None

    def _close(self, name: str, *, within: int = 64, until: tuple[str, ...] = ()) -> None:
        stack = self._stack
        for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - within), -1):
            if stack[depth].name == name:
                self._pop_to(depth)
                return
            if stack[depth].name in until:
                return
        if not within < 64 and (name in _HEADINGS or name == "p"):
            self._reopen("paragraph")

    def _close_any(self, names: tuple[str, ...], until: str) -> None:
        for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - 9), -1):
            if self._stack[depth].name in names:
                self._drop(depth)
                return
            if self._stack[depth].name == until:
                return

    def _pop_to(self, depth: int) -> None:
        """Close the element at a depth of the stack and everything inside it."""
        element = self._stack[depth]
        if element.name in {"td", "th"} and self._in_cell():
            for inner in self._stack[depth + 1 :]:
                if inner.inline is not None:
                    self.builder.mark(inner.inline, inner.start, inner.target, inner.source)
            self._drop(depth)
            return
        row = self._in_cell() and element.name in {"p", "div", "center", "tbody", "thead", "tfoot"}
        if not row:
            self._close_inlines()
            self.builder.flush()
        for inner in self._stack[depth:]:
            if inner.name in {"ul", "ol", "menu"} and self._lists:
                self._lists.pop()
            elif inner.name == "table" and self._table:
                self._table.pop()
        self._drop(depth)
        self.builder.region = element.outer_region
        if not row:
            self.builder.begin("paragraph")
            self._resume_inlines()


def read_html(source: str, builder: BlockBuilder, start: int = 0) -> bool:
    """Read an HTML source from `start` into the builder; tell whether it was nested too deep to follow."""
    reader = HtmlReader(builder)
    for token in Lexer(source, start).tokens():
        if isinstance(token, Text):
            reader.text(token.start, token.end)
        else:
            reader.tag(token)
    reader.finish()
    return reader.too_deep
