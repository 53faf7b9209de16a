"""Documents in gzip, zip and tar files."""

from __future__ import annotations

import bz2
import itertools
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING, cast

from jobextract.batch.containers import Container, document_of, documented, is_chosen, reader_of
from jobextract.batch.document import Document
from jobextract.batch.streams import Gunzip, Names, too_large
from jobextract.errors import EncryptedInputError, LimitError
from jobextract.reading import MEDIA_TYPES
from jobextract.reading.decoding import decode
from jobextract.reading.limits import FREE_BYTES, RatioError

if TYPE_CHECKING:
    from typing_extensions import Self

_ENCRYPTED, _UTF_8 = 0x1, 0x800  # flags of a zip entry


def read_gzip(container: Container) -> Iterator[Document]:
    """Read a single compressed file: it keeps its address; a container in it is opened."""
    inner = container.name[: -len(".gz")]
    stream = container.unpacked(Gunzip(container.stream))
    if reader_of(inner) is not None:
        yield from container.part(container.uri, inner, stream, lenient=container.choice.lenient)
        return
    document = document_of(container.uri, stream, container.limits)
    suffix = "." + inner.lower().rpartition(".")[2]
    yield Document(container.uri, None, document.content, MEDIA_TYPES.get(suffix), document.error)


def read_zip(container: Container) -> Iterator[Document]:
    """Read a zip file; a part that is damaged or encrypted is an error document of its own."""
    limits, names = container.limits, Names(container.uri)
    with zipfile.ZipFile(container.seekable()) as archive:
        for count, entry in enumerate(archive.infolist()):
            _check_count(container, count)
            name = _entry_name(entry)
            if entry.is_dir() or not is_chosen(name, container.choice.include):
                continue
            uri = names.path(name)
            if entry.flag_bits & _ENCRYPTED:
                yield Document(uri, error=EncryptedInputError(f"{uri}: encrypted"))
                continue
            if entry.file_size > limits.document_bytes and reader_of(name) is None:
                yield Document(uri, error=too_large(uri, limits.document_bytes))
                continue
            if entry.file_size > max(FREE_BYTES, entry.compress_size * limits.ratio):
                yield Document(uri, error=LimitError(f"{uri}: unpacks to more than {limits.ratio:g} times its size"))
                continue
            try:
                with archive.open(entry) as file:
                    yield from container.part(uri, name, container.unpacked(file))
            except RatioError:
                raise
            except Exception as error:
                yield Document(uri, error=documented(uri, error))


def read_tar(container: Container) -> Iterator[Document]:
    """Read a tar file, plain or compressed, from front to back; links and devices are passed over."""
    limits, names, stream = container.limits, Names(container.uri), container.stream
    name = container.name.lower()
    if name.endswith((".gz", ".tgz")):
        stream = container.unpacked(Gunzip(stream))
    elif name.endswith((".bz2", ".tbz2")):
        stream = container.unpacked(bz2.BZ2File(stream))
    elif name.endswith((".xz", ".txz")):
        stream = container.unpacked(lzma.LZMAFile(stream))  # noqa: SIM115 - the container closes what it stands on
    # blocks as small as an entry's: what stands before damage is read
    with tarfile.open(fileobj=stream, mode="r|", bufsize=tarfile.BLOCKSIZE, tarinfo=_Entry) as archive:
        for count in itertools.count():
            entry = archive.next()
            if entry is None:
                return
            # otherwise it remembers every entry
            archive.members.clear()  # type: ignore[attr-defined]
            _check_count(container, count)
            if not entry.isfile() or not is_chosen(entry.name, container.choice.include):
                continue
            uri = names.path(entry.name)
            if entry.size > limits.document_bytes and reader_of(entry.name) is None:
                yield Document(uri, error=too_large(uri, limits.document_bytes))
                continue
            file = archive.extractfile(entry)
            if file is not None:
                yield from container.part(uri, entry.name, cast(BufferedReader, file))


class _Entry(tarfile.TarInfo):
    """An entry whose damaged header is an error; the library takes one in the middle for the archive's end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if any(buf):
                raise tarfile.ReadError(str(error)) from None
            raise  # nothing, or zeros: the end


def _check_count(container: Container, count: int) -> None:
    if count >= container.limits.parts:
        raise LimitError(f"{container.uri}: more than {container.limits.parts:,} entries")


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name; without a mark that it is UTF-8 it may be, or be in a Chinese encoding."""
    if entry.flag_bits & _UTF_8 or entry.filename.isascii():
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    return decode(raw, "gb18030").text
