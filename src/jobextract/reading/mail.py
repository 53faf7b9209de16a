"""E-mail and saved web pages (MHTML): the message's text, as HTML where it has that, after its subject."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.parser import BytesParser

from jobextract.errors import BrokenInputError
from jobextract.reading.converted import MHTML, Converted, Piece
from jobextract.reading.decoding import decode
from jobextract.reading.limits import Limits

_SOFT_BREAK = re.compile(r" \r?\n(?!>)")  # of text that flows (RFC 3676)


def convert(data: bytes, media_type: str, name: str, limits: Limits) -> Converted:
    """Take a message's text: its HTML parts if it has any, else its plain ones; attachments are left out.

    Of MHTML it is the first HTML part, the page itself; others are frames.
    """
    message = BytesParser().parsebytes(data)
    parts = [part for part in message.walk() if not part.is_multipart() and not _is_attached(part)]
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    if media_type == MHTML:
        if not pages:
            raise BrokenInputError(f"{name}: holds no page")
        return Converted(_text(pages[0]), media_type="text/html")
    subject = " ".join(decoded_header(message.get("Subject", "")).split())
    chosen = pages or [part for part in parts if part.get_content_type() == "text/plain"]
    head = f"{subject}\n\n" if subject else ""
    body = "\n\n".join(map(_text, chosen))
    pieces = [Piece("title", 0, len(subject))] if subject else []
    return Converted(head + body, pieces, "text/html" if pages else "text/plain", len(head))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = decode(payload, part.get_content_charset()).text if isinstance(payload, bytes) else ""
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        text = _SOFT_BREAK.sub(" ", text)
    return text.replace("\r\n", "\n")


def decoded_header(value: Header | str) -> str:
    """Give a header's value with its encoded words decoded; as it stands where they are wrong."""
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, MessageError, ValueError):
        return str(value)
