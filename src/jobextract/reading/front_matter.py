"""Front matter: the YAML or TOML block before a page's text, of which only the title is of use."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(r"\ufeff?[ \t\r\n]*(-{3,}|\+{3})[ \t]*\r?\n")
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(\"[^\"\n]*\"|'[^'\n]*'|[^\n#\"'|>][^\n]*)", re.M)
_PLAUSIBLE = re.compile(r"^[ \t]*(?:[\w\"'-][\w .\"'-]*[ \t]*[:=]|-[ \t]|#|\[)", re.M)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the body begins, and where the title's words stand."""

    end: int
    title: tuple[int, int] | None


def find_front_matter(source: str) -> FrontMatter | None:
    """Find a front matter at the start of a source.

    The closing fence may be glued to the first words of the body. A horizontal rule that opens a page is none: a
    front matter holds ``key: value`` lines, and closes.
    """
    opening = _OPENING.match(source)
    if opening is None:
        return None
    fence = opening.group(1)[:3]
    closing = re.compile(rf"^(?:{re.escape(fence)}|\.\.\.(?=\s*$))[-+ \t]*", re.M).search(source, opening.end())
    if closing is None:
        return None
    inside = source[opening.end() : closing.start()]
    if inside.strip() and not _PLAUSIBLE.match(inside.lstrip("\r\n")):
        return None
    title = _TITLE.search(source, opening.end(), closing.start())
    span = None
    if title is not None:
        start, end = title.span(1)
        end = start + len(source[start:end].rstrip())
        if source[start] in "\"'" and end - start >= 2 and source[end - 1] == source[start]:
            start, end = start + 1, end - 1
        span = (start, end) if end > start else None
    return FrontMatter(closing.end(), span)
