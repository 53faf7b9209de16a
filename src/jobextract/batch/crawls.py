"""Documents in web crawls: WARC files, plain or compressed, and the WET files made from them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader, UnsupportedOperation
from typing import Any

from jobextract.batch.containers import Container
from jobextract.batch.document import Document
from jobextract.batch.streams import Gunzip, Names, read_bounded
from jobextract.errors import BrokenInputError, LimitError, missing_extra
from jobextract.reading import MEDIA_TYPES
from jobextract.reading.limits import RatioError

_TAKEN = frozenset({*MEDIA_TYPES.values(), "application/xhtml+xml"})
_LONGEST_HEADER = 1 << 16


def read_warc(container: Container) -> Iterator[Document]:
    """Read the pages of a crawl: answers with status 200, resources and conversions, of a media type that is read.

    A page's address ends in its URL; its media type, and with it the encoding, is what the server said.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise missing_extra(container.uri, "warc") from None
    names = Names(container.uri)
    packed = container.name.lower().endswith(".gz")
    stream = _Stream(container.unpacked(Gunzip(container.stream)) if packed else container.stream)
    iterator = ArchiveIterator(
        stream,
        record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion,
        auto_decode="all",
        max_header_len=_LONGEST_HEADER,
    )
    for record in _guarded(iterator, container.uri):
        media_type = _media_type(record)
        if media_type is None:
            continue
        uri = names.record(record.headers.get("WARC-Target-URI") or record.record_id)
        try:
            content = read_bounded(record.reader, container.limits.document_bytes, uri)
            if record.stream_pos + record.content_length > stream.tell():
                raise BrokenInputError(f"{container.uri}: damaged: ends within a record")
        except RatioError:
            raise
        except LimitError as error:
            yield Document(uri, error=error)
            continue
        yield Document(uri, content=content, media_type=media_type or None)


def _guarded(records: Iterator[Any], uri: str) -> Iterator[Any]:
    """Give the records; that the library gives up on one is an error like others."""
    while True:
        try:
            record = next(records, None)
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # derives from BaseException, and has no importable name
                raise
            raise BrokenInputError(f"{uri}: damaged: {error}") from error
        if record is None:
            return
        yield record


class _Stream:
    """What fastwarc uses of a stream: to read on, and to tell where it is."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream, self._position = stream, 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read1(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise UnsupportedOperation("seek")

    def close(self) -> None:
        """Leave the stream open: it is the container's."""


def _media_type(record: Any) -> str | None:
    """Give a page's media type, with its charset; "" where it is not told, None where it is no page."""
    if record.is_http:
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        told = record.http_headers.get("Content-Type") or ""
    else:
        told = record.headers.get("Content-Type") or ""
    kind = told.split(";")[0].strip().lower()
    return told if not kind or kind in _TAKEN else None
