"""Documents in e-mail: the message, and what is attached to it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser

from jobextract.batch.containers import Container, is_chosen
from jobextract.batch.document import Document
from jobextract.batch.streams import Names, metered, read_bounded
from jobextract.reading import MEDIA_TYPES
from jobextract.reading.mail import decoded_header

_ATTACHMENT_SIGN = b"name"  # of a parameter that names a file


def read_mail(container: Container) -> Iterator[Document]:
    """Read a message; its attachments follow it, each a document of its own if its suffix is that of one."""
    data = read_bounded(container.stream, container.limits.document_bytes, container.uri)
    yield Document(container.uri, content=data, media_type=MEDIA_TYPES[".eml"])
    names = Names(container.uri)
    for name, content in _attachments(data):
        if is_chosen(name, container.choice.include):
            yield from container.part(names.path(name), name, metered(io.BytesIO(content)))


def _attachments(data: bytes) -> list[tuple[str, bytes]]:
    if _ATTACHMENT_SIGN not in data:
        return []
    try:
        parts = list(BytesParser().parsebytes(data).walk())
        return [(name, content) for part in parts if (name := _name(part)) and (content := _content(part))]
    except Exception:  # what is wrong with the message shows when it is read
        return []


def _name(part: Message) -> str:
    return decoded_header(part.get_filename() or "").replace("/", "_").strip()


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
