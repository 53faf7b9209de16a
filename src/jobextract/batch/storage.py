"""Files in remote storage, by fsspec: ``s3://``, ``gs://``, ``hdfs://`` and whatever else a package is installed for.

An address without ``://`` is a path on this machine, or on a disk that all machines share.
"""

from __future__ import annotations

import glob
import hashlib
import io
import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jobextract.batch.containers import Choice, documented, is_chosen, is_container, open_stream
from jobextract.batch.document import Document
from jobextract.batch.inputs import StrPath, check_paths, documents_of, iter_files, listed_paths
from jobextract.batch.streams import too_large
from jobextract.errors import JobextractError, UsageError, input_error

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_BUFFER = 1 << 20  # of a remote container, read ahead


def is_remote(address: str) -> bool:
    """Tell whether an address is one of fsspec's rather than a path.

    >>> is_remote("s3://bucket/pages"), is_remote("C:\\\\pages")
    (True, False)
    """
    return _REMOTE.match(address) is not None


def iter_addresses(
    paths: Sequence[StrPath], *, include: Sequence[str] = (), from_file: StrPath | None = None
) -> Iterator[tuple[str, bool]]:
    """Give each file that paths and addresses mean, once and in order, and whether it was found in a folder.

    What they mean is what `iter_documents` says of paths; `from_file` may list addresses too.

    Raises:
        UsageError: a glob matches nothing, or the package for a kind of storage is not installed.
        InputError: a list or folder cannot be read.
    """
    chosen = tuple(include)
    given = [str(path) for path in paths]
    check_paths([path for path in given if not is_remote(path)])
    seen: set[bytes] = set()
    for path in [*given, *(listed_paths(from_file) if from_file is not None else ())]:
        for address, found in _remote_files(path, chosen) if is_remote(path) else _local_files(path, chosen):
            key = hashlib.blake2b(os.fsencode(address), digest_size=12).digest()
            if key not in seen:
                seen.add(key)
                yield address, found


def read_documents(address: str, found: bool, choice: Choice) -> Iterator[Document]:
    """Give the documents of a file, their content read; an error is one of them.

    Args:
        address: the file, of `iter_addresses`.
        found: it was found in a folder, not named.
        choice: what to take of it, if it is a container.
    """
    if is_remote(address):
        yield from _remote_documents(address, choice.within_folders() if found else choice)
        return
    for document in documents_of(Path(address), found, choice):
        if document.path is None:
            yield document
            continue
        try:
            yield Document(document.uri, content=document.path.read_bytes())
        except OSError as error:
            yield Document(document.uri, error=input_error(document.uri, error))
        except ValueError as error:  # a null character in the path
            yield Document(document.uri, error=documented(document.uri, error))


class Folder:
    """A folder to write files into, here or in remote storage."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._system, self._path = _system(address)

    def exists(self) -> bool:
        """Tell whether there is something of this name."""
        return bool(self._system.exists(self._path))

    def names(self) -> list[str]:
        """List what lies in the folder.

        Raises:
            NotADirectoryError: it is a file.
        """
        if self._system.isfile(self._path):
            raise NotADirectoryError(self.address)
        self._system.invalidate_cache()
        return sorted(posixpath.basename(name.rstrip("/")) for name in self._system.ls(self._path, detail=False))

    def make(self) -> None:
        """Make the folder, if there is none."""
        self._system.makedirs(self._path, exist_ok=True)

    def write(self, name: str, content: bytes) -> None:
        """Write a file; on a disk it appears when it is whole, as in object storage."""
        target = f"{self._path}/{name}"
        if is_remote(self.address):
            self._system.pipe_file(target, content)
            return
        new = Path(self._path, f".{name}.{os.getpid()}")
        new.write_bytes(content)
        os.replace(new, target)

    def remove(self, name: str) -> None:
        """Remove a file."""
        self._system.rm_file(f"{self._path}/{name}")


def _system(address: str) -> tuple[Any, str]:
    """Give the file system of an address, and the path there."""
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{address}: {error}; install it with: pip install 'jobextract[ray]'") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:  # the package for this kind of storage; an unknown kind
        raise UsageError(f"{address}: {error}") from error
    return system, path


def _local_files(path: str, include: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    for file, found in iter_files([path], None, include):
        yield str(file), found


def _remote_files(address: str, include: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    system, path = _system(address)
    try:
        if not glob.has_magic(path) or system.isfile(path):
            if system.isdir(path):
                yield from ((system.unstrip_protocol(file), True) for file in _files_below(system, path, include))
            else:
                yield system.unstrip_protocol(path), False
            return
        matches = sorted(system.glob(path))
        for match in matches:
            if system.isdir(match):
                yield from ((system.unstrip_protocol(file), True) for file in _files_below(system, match, include))
            elif is_chosen(posixpath.basename(match), include or ("*",)):
                yield system.unstrip_protocol(match), False
    except JobextractError:
        raise
    except Exception as error:  # of access, of the network: each storage has its own
        raise _error(address, error) from error
    if not matches:
        raise UsageError(f"{address}: matches no file")


def _files_below(system: Any, folder: str, include: tuple[str, ...]) -> list[str]:
    """Give a folder's files in the order of a local one's: by name, folder by folder."""
    start = len(folder.rstrip("/")) + 1
    files = [file for file in system.find(folder) if is_chosen(file[start:], include)]
    return sorted(files, key=lambda file: file[start:].split("/"))


def _remote_documents(address: str, choice: Choice) -> Iterator[Document]:
    name = posixpath.basename(address)
    try:
        system, path = _system(address)
        size = system.size(path)
        if not is_container(name):
            if size > choice.limits.document_bytes:
                raise too_large(address, choice.limits.document_bytes)
            yield Document(address, content=system.cat_file(path))
            return
        with system.open(path, "rb") as file, io.BufferedReader(file, _BUFFER) as stream:
            yield from open_stream(stream, size, name, address, choice)
    except Exception as error:
        yield Document(address, error=_error(address, error))


def _error(address: str, error: Exception) -> JobextractError:
    return input_error(address, error) if isinstance(error, OSError) else documented(address, error)
