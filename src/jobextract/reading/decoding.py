"""Bytes to text: byte-order marks, declared and guessed encodings."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536  # bytes looked at to guess an encoding
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read with, and notice codes."""

    text: str
    encoding: str
    notices: list[str] = field(default_factory=list)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text: control characters beyond 2 % of the start of the data."""
    sample = data[:_SAMPLE]
    if any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        return False
    return len(sample.translate(None, _CONTROL)) < len(sample) * 0.98


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Decode bytes; never raises. UTF-8 is tried first, then what the document declares, then a guess.

    `charset` is what a server or mail says, which goes before what the document does.
    A UTF-8 byte-order mark stays in the text as U+FEFF, so that offsets count it.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and (text := _try(data, encoding)) is not None:
            return Decoded(text, encoding)
    if (text := _try(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    declared = _DECLARED.search(data, 0, 4096)
    for told in (charset, declared.group(1).decode("ascii") if declared else None):
        if told is None:
            continue
        encoding = told.strip("\"' ").lower()
        encoding = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(encoding, encoding)
        if encoding not in {"utf-8", "utf8"} and (text := _try(data, encoding)) is not None:
            return Decoded(text, encoding)
    if is_binary(data):
        return Decoded(data.decode("latin-1"), "latin-1", ["binary-content"])
    invalid = data.decode("utf-8", "replace")
    if invalid.count("\ufffd") <= max(2, len(invalid) // 1000):
        return Decoded(invalid, "utf-8", ["encoding-errors"])
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], steps=5, chunk_size=512).best()
    if best is not None:
        encoding = {"gb2312": "gb18030", "gbk": "gb18030"}.get(best.encoding, best.encoding)
        if (text := _try(data, encoding)) is not None:
            return Decoded(text, encoding, ["encoding-guessed"])
    for encoding in ("gb18030", "big5", "cp1252"):
        if (text := _try(data, encoding)) is not None:
            return Decoded(text, encoding, ["encoding-guessed"])
    return Decoded(invalid, "utf-8", ["encoding-errors"])
