"""Bytes or text to a page of visible blocks."""

from __future__ import annotations

import hashlib
import re

from jobextract.errors import InputError
from jobextract.reading.builder import BlockBuilder
from jobextract.reading.converted import (
    DOCX,
    EMAIL,
    MHTML,
    PDF,
    Converted,
    conversion,
    convert,
    is_converted,
    read_pieces,
)
from jobextract.reading.decoding import decode
from jobextract.reading.front_matter import find_front_matter
from jobextract.reading.html import read_html
from jobextract.reading.limits import DEFAULT_LIMITS, Limits
from jobextract.reading.markdown import read_markdown, read_plain
from jobextract.reading.page import Block, Inline, OffsetMap, Page
from jobextract.reading.repair import find_mojibake

__all__ = [
    "DEFAULT_LIMITS",
    "MEDIA_TYPES",
    "Block",
    "Inline",
    "Limits",
    "OffsetMap",
    "Page",
    "detect_media_type",
    "read",
]

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
    ".pdf": PDF,
    ".docx": DOCX,
    ".eml": EMAIL,
    ".mhtml": MHTML,
    ".mht": MHTML,
}
"""Suffixes of documents and the media types they stand for."""
LONGEST = 50_000_000  # characters read of one document

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
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
    """Tell a text's media type by the suffix of a path or address, else by its first 20,000 characters."""
    told = _type_by_suffix(uri)
    if told is not None and not is_converted(told):
        return told
    head = text[:20_000]
    if _HTML_DOCUMENT.search(head[:2000]):
        return "text/html"
    tags = len(_HTML_BLOCK.findall(head))
    signs = len(_MARKDOWN_SIGN.findall(head))
    if tags >= 3 and tags > signs:
        return "text/html"
    return "text/markdown" if signs or tags or _INVISIBLE.search(head) else "text/plain"


def _type_by_suffix(uri: str | None) -> str | None:
    for path in (uri.lower(), uri.lower().split("?", 1)[0].split("#", 1)[0]) if uri else ():
        for suffix, media_type in MEDIA_TYPES.items():
            if path.endswith(suffix):
                return media_type
    return None


def read(
    data: str | bytes, *, media_type: str | None = None, uri: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Page:
    """Read a document into its visible blocks.

    Args:
        data: the document; bytes are decoded first, and offsets then point into the decoded text. PDF, DOCX, e-mail
            and MHTML are converted: offsets then point into the text that the page holds.
        media_type: one of `MEDIA_TYPES`, with a charset where a server told one; found out where it is not given.
        uri: path or address, for its suffix.
        limits: of documents that are converted.

    Raises:
        InputError: a document that is to be converted is damaged, encrypted, exceeds a limit, or needs a package that
            is not installed. On other content it never raises: what is odd about it stands in `Page.notices`.
    """
    notices: list[str] = []
    encoding = None
    converted: Converted | None = None
    told = media_type.split(";")[0].strip().lower() if media_type else None
    if isinstance(data, bytes):
        digest = hashlib.sha256(data).hexdigest()
        convertible = conversion(data, told or _type_by_suffix(uri))
        if convertible is not None:
            converted = convert(data, convertible, uri, limits)
            source, notices, told = converted.text, converted.notices, convertible
        else:
            charset = _CHARSET.search(media_type) if media_type else None
            decoded = decode(data, charset.group(1) if charset else None)
            source, encoding = decoded.text, decoded.encoding
            notices += decoded.notices
            told = told if told and not is_converted(told) else None
    else:
        if told is not None and is_converted(told):
            raise InputError(f"{told} is read from bytes, not from str")
        digest = hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()
        source = data
    if not source.isascii() and _SURROGATE.search(source):
        source = _SURROGATE.sub("\ufffd", source)
        notices.append("lone-surrogates")
    chosen = told or detect_media_type(source, uri)
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
    kind: str | None = chosen
    if converted is not None:
        page.converted, page.pages = True, converted.pages
        kind, start = converted.media_type, converted.start
        read_pieces(converted, builder, len(visible))
    elif chosen != "text/plain" and (front := find_front_matter(visible)):
        start = front.end
        if front.title:
            builder.begin("title")
            builder.text(*front.title)
            builder.flush()
    too_deep = False
    if kind is None:
        pass  # the pieces were all
    elif kind == "text/html" or kind == "application/xhtml+xml":
        too_deep = read_html(visible, builder, start)
    elif kind == "text/plain":
        read_plain(visible, builder, start)
    else:
        too_deep = read_markdown(visible, builder, start)
    if too_deep:
        notices.append("deep-nesting")
    page.blocks = builder.finish()
    if not any(block.text for block in page.blocks) and "no-text" not in notices:
        notices.append("empty-document")
    return page
