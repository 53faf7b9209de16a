"""Files that hold many documents: archives, tables, crawls and mails, opened within each other.

A container is told by its suffix, read from front to back, one part at a time, and nothing of it is written to disk.
Whatever is wrong with one, what could be read comes first and an error `Document` after it.
"""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from importlib import import_module
from io import BufferedIOBase, BufferedReader, BytesIO
from pathlib import Path, PurePosixPath

from jobextract.batch.document import Document
from jobextract.batch.streams import Readable, metered, read_bounded
from jobextract.errors import BrokenInputError, ExtractionError, JobextractError, LimitError, input_error
from jobextract.reading import MEDIA_TYPES
from jobextract.reading.limits import DEFAULT_LIMITS, Budget, Limits, RatioError

_READERS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz"), "archives", "read_tar"),
    ((".zip",), "archives", "read_zip"),
    ((".warc", ".warc.gz"), "crawls", "read_warc"),
    ((".gz",), "archives", "read_gzip"),
    ((".jsonl", ".ndjson"), "tables", "read_json_lines"),
    ((".json",), "tables", "read_json"),
    ((".csv", ".tsv"), "tables", "read_csv"),
    ((".parquet",), "tables", "read_parquet"),
    ((".eml",), "mails", "read_mail"),
)
"""Suffixes, and the module of this package and its function that read them. The first that fits is taken."""

CONTAINER_SUFFIXES = tuple(suffix for suffixes, _, _ in _READERS for suffix in suffixes)
GOLD_SUFFIX = ".gold.json"
NOT_DOCUMENTS = (GOLD_SUFFIX, ".errors.jsonl")
"""Ends of names of files that lie beside documents: gold, and the errors of a run."""

_BROKEN = (
    EOFError,
    RecursionError,
    RuntimeError,  # an encrypted part of a zip
    ValueError,
    lzma.LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the standard library's readers raise on damaged content."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take from containers."""

    include: tuple[str, ...] = ()
    """Globs that replace the choice of an archive's entries by suffix, tried on their names and paths."""
    text_field: str | None = None
    id_field: str | None = None
    limits: Limits = DEFAULT_LIMITS
    lenient: bool = False
    """Pass over tables without a text: the file was not named but found in a folder or archive."""

    def within_folders(self) -> Choice:
        """Give what to take from containers that were found in a folder: the globs were for the folder's files."""
        return replace(self, include=(), lenient=True)


@dataclass(frozen=True, slots=True)
class Container:
    """An opened container on its way to be read.

    `stream` is read from front to back; in a file of its own (`jumps`) a reader may also jump.
    """

    uri: str
    name: str
    stream: BufferedReader
    jumps: bool
    budget: Budget
    choice: Choice
    depth: int = 1

    @property
    def limits(self) -> Limits:
        """The limits that hold."""
        return self.choice.limits

    def seekable(self) -> BufferedIOBase:
        """Give a stream that can jump: the file itself, or for a part its content, read into memory.

        Raises:
            LimitError: the content is larger than a document may be.
        """
        if self.jumps:
            return self.stream
        return BytesIO(read_bounded(self.stream, self.limits.document_bytes, self.uri))

    def unpacked(self, stream: Readable) -> BufferedReader:
        """Give a decompressor's stream, counted against the budget."""
        return metered(stream, self.budget)

    def part(self, uri: str, name: str, stream: BufferedReader, *, lenient: bool = True) -> Iterator[Document]:
        """Give the documents of one part: itself, or what it holds if it is a container (see `Choice.lenient`)."""
        if reader_of(name) is None:
            yield document_of(uri, stream, self.limits)
            return
        choice = replace(self.choice, lenient=lenient)
        yield from read_container(Container(uri, name, stream, False, self.budget, choice, self.depth + 1))


Reader = Callable[[Container], Iterator[Document]]


def reader_of(name: str) -> Reader | None:
    """Give what reads a container of this name; None if it is no container."""
    lower = name.lower()
    for suffixes, module, function in _READERS:
        if lower.endswith(suffixes):
            reader: Reader = getattr(import_module(f"jobextract.batch.{module}"), function)
            return reader
    return None


def is_container(name: str) -> bool:
    """Tell by its suffix whether a file holds documents rather than being one."""
    return name.lower().endswith(CONTAINER_SUFFIXES)


def is_chosen(path: str, include: tuple[str, ...]) -> bool:
    """Tell whether an archive's entry, or a file of a folder, is taken: by suffix, or by the globs if there are any."""
    steps = [step for step in path.split("/") if step not in {".", ".."}]
    if not steps:
        return False
    name = steps[-1]
    if any(step.startswith(".") or step == "__MACOSX" for step in steps):
        return False
    if name.lower().endswith(NOT_DOCUMENTS):
        return False
    if include:
        return any(fnmatchcase(name, pattern) or fnmatchcase(path, pattern) for pattern in include)
    return PurePosixPath(name).suffix.lower() in MEDIA_TYPES or is_container(name)


def open_container(path: Path, uri: str, choice: Choice) -> Iterator[Document]:
    """Give the documents of a file that is a container; an error is one of them."""
    try:
        size = path.stat().st_size
        stream = path.open("rb")
    except OSError as error:
        yield Document(uri, error=input_error(uri, error))
        return
    with stream:
        yield from open_stream(stream, size, path.name, uri, choice)


def open_stream(stream: BufferedReader, size: int, name: str, uri: str, choice: Choice) -> Iterator[Document]:
    """Give the documents of a container that is opened already, from a stream that can jump."""
    budget = Budget(uri, size, choice.limits)
    yield from read_container(Container(uri, name, stream, True, budget, choice))


def read_container(container: Container) -> Iterator[Document]:
    """Give the documents of a container; whatever fails becomes an error document, after what could be read."""
    reader = reader_of(container.name)
    assert reader is not None
    uri = container.uri
    try:
        if container.depth > container.limits.nesting:
            raise LimitError(f"{uri}: more than {container.limits.nesting} archives within each other")
        yield from reader(container)
    except Exception as error:
        if isinstance(error, RatioError) and container.depth > 1:
            raise  # it concerns the outermost
        yield Document(uri, error=documented(uri, error))


def document_of(uri: str, stream: Readable, limits: Limits) -> Document:
    """Read a part into a document; one that is too large or damaged is an error document.

    Raises:
        RatioError: the container as a whole unpacks to more than it may.
    """
    try:
        return Document(uri, content=read_bounded(stream, limits.document_bytes, uri))
    except RatioError:
        raise
    except LimitError as error:
        return Document(uri, error=error)


def documented(uri: str, error: Exception) -> JobextractError:
    """Give the documented error for what a reader raised on a container or part."""
    if isinstance(error, JobextractError):
        return error
    if isinstance(error, _BROKEN):
        return BrokenInputError(f"{uri}: damaged: {error or type(error).__name__}")
    if isinstance(error, OSError):
        # gzip and fastwarc raise it for damaged content, without a number
        return input_error(uri, error) if error.errno else BrokenInputError(f"{uri}: damaged: {error}")
    return ExtractionError(f"{uri}: {type(error).__name__}: {error}")
