"""Byte streams with limits: what is unpacked is counted, what is read into memory is bounded."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Protocol

from jobextract.errors import LimitError
from jobextract.reading.limits import Budget

_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST_NAME = 1000  # characters of a part's name in its address


class Readable(Protocol):
    """A source of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes, none at the end."""


class _Raw(io.RawIOBase):
    """What a decompressor gives, counted against a budget; what was read ahead comes first."""

    def __init__(self, stream: Readable, budget: Budget | None, ahead: bytes) -> None:
        super().__init__()
        # read1 gives what there is; read would lose it where the data end in an error
        self._read = getattr(stream, "read1", stream.read)
        self._budget, self._ahead = budget, ahead

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._ahead:
            data, self._ahead = self._ahead[: len(buffer)], self._ahead[len(buffer) :]
        else:
            data = self._read(len(buffer))
            if self._budget is not None:
                self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class Gunzip:
    """Decompresses gzip, of one member or many. Unlike the library's, it gives all that stands before damage."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)
        self._inside = False

    def read(self, size: int = _CHUNK, /) -> bytes:
        """Give up to `size` bytes, none at the end.

        Raises:
            EOFError: the data end within a member.
            zlib.error: they are damaged.
        """
        while True:
            self._packed = self._packed or self._stream.read(_CHUNK)
            if not self._packed:
                if self._inside:
                    raise EOFError("ends within compressed data")
                return b""
            data = self._member.decompress(self._packed, size)
            self._packed = self._member.unconsumed_tail
            self._inside = not self._member.eof
            if self._member.eof:
                self._packed = self._member.unused_data.lstrip(b"\0")  # padding
                self._member = zlib.decompressobj(_GZIP)
            if data:
                return data


def metered(stream: Readable, budget: Budget | None = None, *, ahead: bytes = b"") -> io.BufferedReader:
    """Give a buffered, sequential stream whose bytes are counted.

    Args:
        stream: what to read.
        budget: what to count against; None where the bytes were counted before.
        ahead: bytes that were read from the stream already, given again first.
    """
    return io.BufferedReader(_Raw(stream, budget, ahead), _CHUNK)


def read_bounded(stream: Readable, limit: int, uri: str) -> bytes:
    """Read all of a stream.

    Raises:
        LimitError: it is longer than `limit` bytes.
    """
    parts, size = [], 0
    while data := stream.read(min(_CHUNK * 16, limit + 1 - size)):
        parts.append(data)
        size += len(data)
        if size > limit:
            raise too_large(uri, limit)
    return b"".join(parts)


def lines_bounded(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Give the lines of a stream without their ends; None for one that is longer than `limit` bytes."""
    while line := stream.readline(limit + 2):
        if len(line.rstrip(b"\r\n")) <= limit:
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def too_large(uri: str, limit: int) -> LimitError:
    """Give the error of a document that is larger than `limit` bytes."""
    return LimitError(f"{uri}: larger than {limit:,} bytes")


class Names:
    """Makes the addresses of a container's parts: readable, and unique within it."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._seen: dict[int, int] = {}  # digest of a name -> how often it came; a crawl has many

    def path(self, name: str) -> str:
        """Give the address of an archive's entry; steps up and absolute paths are flattened."""
        steps = [step for step in name.replace("\\", "/").split("/") if step not in {"", ".", ".."}]
        return self.record("/".join(steps))

    def record(self, name: str) -> str:
        """Give the address of a record by its identifier; the second of the same name ends in ``#2``."""
        name = unique = _CONTROL.sub("\ufffd", name.strip())[:_LONGEST_NAME]
        while (count := self._seen.get(key := _digest(unique), 0)) > 0:
            self._seen[key] = count + 1
            unique = f"{name}#{count + 1}"
        self._seen[key] = 1
        return self.at(unique)

    def at(self, place: object) -> str:
        """Give the address of a place in the container, unique as it is: a row's number."""
        return f"{self.uri}!/{place}"


def _digest(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")
