"""Bytes or text to a page of visible blocks."""

from __future__ import annotations

import hashlib
import re

from jobextract.reading.builder import BlockBuilder
from jobextract.reading.decoding import decode
from jobextract.reading.front_matter import find_front_matter
from jobextract.reading.html import read_html
from jobextract.reading.markdown import read_markdown, read_plain
from jobextract.reading.page import Block, Inline, OffsetMap, Page
from jobextract.reading.repair import find_mojibake

__all__ = ["MEDIA_TYPES", "Block", "Inline", "OffsetMap", "Page", "detect_media_type", "read"]

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mkd": "text/markdown",
    ".qmd": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
LONGEST = 50_000_000  # characters read of one document

_SURROGATE = re.compile("[\ud800-\udfff]")
_HTML_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_HTML_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|section|br|span|a|b|strong|em)\b[^<>]{0,300}>", re.I)
_INVISIBLE = re.compile(r"<!--|\{[%{]|^[ ]{0,3}\[(?:comment|//)\]:", re.M)
_MARKDOWN_SIGN = re.compile(
    r"^[ ]{0,3}#{1,6}[ \t]\S|^\s{0,3}[-*+][ \t]+\S|\[[^\]\n]{0,200}\]\([^)\n]{1,500}\)|\*\*[^*\n]{1,200}\*\*"
    r"|^(?:={3,}|-{3,})[ \t]*$",
    re.M,
)


def detect_media_type(text: str, uri: str | None = None) -> str:
    """Tell the media type by the suffix of a path or address, else by the content's first 20,000 characters."""
    if uri:
        path = uri.split("?", 1)[0].split("#", 1)[0].lower()
        for suffix, media_type in MEDIA_TYPES.items():
            if path.endswith(suffix):
                return media_type
    head = text[:20_000]
    if _HTML_DOCUMENT.search(head[:2000]):
        return "text/html"
    tags = len(_HTML_BLOCK.findall(head))
    signs = len(_MARKDOWN_SIGN.findall(head))
    if tags >= 3 and tags > signs:
        return "text/html"
    return "text/markdown" if signs or tags or _INVISIBLE.search(head) else "text/plain"


def read(data: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Page:
    """Read a document into its visible blocks.

    Args:
        data: the document; bytes are decoded first, and offsets then point into the decoded text.
        media_type: ``text/plain``, ``text/markdown`` or ``text/html``; found out where it is not given.
        uri: path or address, for its suffix.

    Never raises on content: what is odd about it stands in `Page.notices`.
    """
    notices: list[str] = []
    encoding = None
    if isinstance(data, bytes):
        digest = hashlib.sha256(data).hexdigest()
        decoded = decode(data)
        source, encoding = decoded.text, decoded.encoding
        notices += decoded.notices
    else:
        digest = hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()
        source = data
    if not source.isascii() and _SURROGATE.search(source):
        source = _SURROGATE.sub("\ufffd", source)
        notices.append("lone-surrogates")
    chosen = (media_type or detect_media_type(source, uri)).split(";")[0].strip().lower()
    page = Page(source, chosen, [], digest, encoding, notices)
    if "binary-content" in notices:
        return page
    visible = source
    if len(source) > LONGEST:
        visible = source[:LONGEST]
        notices.append("truncated")
    replacements = find_mojibake(visible)
    if replacements:
        notices.append("mojibake-repaired")
    builder = BlockBuilder(visible, replacements)
    start = 0
    if chosen != "text/plain" and (front := find_front_matter(visible)):
        start = front.end
        if front.title:
            builder.begin("title")
            builder.text(*front.title)
            builder.flush()
    too_deep = False
    if chosen == "text/html" or chosen == "application/xhtml+xml":
        too_deep = read_html(visible, builder, start)
    elif chosen == "text/plain":
        read_plain(visible, builder, start)
    else:
        too_deep = read_markdown(visible, builder, start)
    if too_deep:
        notices.append("deep-nesting")
    page.blocks = builder.finish()
    if not any(block.text for block in page.blocks):
        notices.append("empty-document")
    return page
