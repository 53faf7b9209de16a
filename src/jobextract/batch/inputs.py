"""Which documents a list of paths, folders and globs means, in which order."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path, PurePath

from jobextract.batch.containers import Choice, is_chosen, is_container, open_container
from jobextract.batch.document import Document
from jobextract.batch.streams import too_large
from jobextract.errors import UsageError, input_error
from jobextract.reading.limits import DEFAULT_LIMITS, Limits

StrPath = str | os.PathLike[str]


def iter_documents(
    paths: Sequence[StrPath],
    *,
    include: Sequence[str] = (),
    limit: int | None = None,
    from_file: StrPath | None = None,
    text_field: str | None = None,
    id_field: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    skip: Collection[StrPath] = (),
) -> Iterator[Document]:
    """Give the documents that paths mean: each once, in the order of the paths, by name within a folder or glob.

    A file is a document; archives (.zip, .tar, .gz), tables (.json, .jsonl, .csv, .parquet), crawls (.warc) and mails
    with attachments are opened, within each other too, and their parts come one by one. A folder stands for all
    documents below it, by suffix; hidden files and folders, gold, lists of errors and what is no regular file are left
    out, and so are tables without a text column. A file that is named itself is always taken; that it does not exist
    shows when it is read. Only what comes next is held in memory.

    Args:
        paths: files, folders, and globs (``*``, ``?``, ``[…]``, ``**`` for any depth).
        include: globs that replace the choice by suffix in folders, and in archives that are named; each is tried on a
            name and on the path below the folder or in the archive.
        limit: documents, at most.
        from_file: a list of further paths, one a line; ``-`` reads standard input.
        text_field: name of the field or column that holds the text; by default `tables.TEXT_FIELDS`.
        id_field: name of the field or column that tells records apart; by default `tables.ID_FIELDS`.
        limits: what exceeds one is a document with an `error`.
        skip: files that are left out wherever they are met: the output of a run.

    Raises:
        UsageError: a glob matches nothing, or the limit is negative.
        InputError: the list of paths cannot be read.
    """
    check_paths(paths, limit)
    listed = map(Path, listed_paths(from_file)) if from_file is not None else None
    choice = Choice(tuple(include), text_field, id_field, limits)
    files = iter_files(paths, listed, choice.include, skip)
    return islice(chain.from_iterable(documents_of(path, found, choice) for path, found in files), limit)


def find_documents(paths: Sequence[StrPath], *, include: Sequence[str] = (), limit: int | None = None) -> list[Path]:
    """List the files that `iter_documents` reads, without opening any.

    Raises:
        UsageError: a glob matches nothing, or the limit is negative.
    """
    check_paths(paths, limit)
    files = iter_files(paths, None, tuple(include))
    return [path for path, _ in islice(files, limit)]


def count_documents(paths: Sequence[StrPath], *, include: Sequence[str] = (), limit: int | None = None) -> int | None:
    """Count the documents that paths mean, without opening any; None where some are containers of several.

    Raises:
        UsageError: a glob matches nothing, or the limit is negative.
    """
    files = find_documents(paths, include=include, limit=limit)
    return None if any(is_container(path.name) for path in files) else len(files)


def document_uri(path: StrPath) -> str:
    """Give the path with ``/``, readable where its bytes are not: what stands in ``source.uri``."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", "replace")


def check_paths(paths: Sequence[StrPath], limit: int | None = None) -> None:
    """See to it that what is wrong with the arguments shows before the work begins.

    Raises:
        UsageError: a glob matches nothing, or the limit is negative.
    """
    if limit is not None and limit < 0:
        raise UsageError(f"the limit must be 0 or more, not {limit}")
    for path in map(Path, paths):
        is_glob = glob.has_magic(str(path)) and not _exists(path)
        if is_glob and next(glob.iglob(str(path), recursive=True), None) is None:
            raise UsageError(f"{path}: matches no file")


def listed_paths(from_file: StrPath) -> Iterator[str]:
    """Give the paths of a list, one a line; ``-`` is standard input.

    Raises:
        InputError: the list cannot be read.
    """
    if str(from_file) == "-":
        return _lines(sys.stdin.buffer)
    try:
        return _lines(open(from_file, "rb"))
    except OSError as error:
        raise input_error(str(from_file), error) from error


def _lines(stream: Iterator[bytes]) -> Iterator[str]:
    for number, line in enumerate(stream):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        if path := line.rstrip(b"\r\n"):
            yield os.fsdecode(path)


def documents_of(path: Path, found: bool, choice: Choice) -> Iterator[Document]:
    """Give the documents of a file.

    Args:
        path: the file.
        found: it was found in a folder, not named.
        choice: what to take of it, if it is a container.
    """
    uri = document_uri(path)
    if is_container(path.name):
        yield from open_container(path, uri, choice.within_folders() if found else choice)
    else:
        yield _file(path, uri, choice.limits)


def _file(path: Path, uri: str, limits: Limits) -> Document:
    try:
        size = path.stat().st_size
    except (OSError, ValueError):  # shows when it is read
        return Document(uri, path=path)
    if size > limits.document_bytes:
        return Document(uri, error=too_large(uri, limits.document_bytes))
    return Document(uri, path=path)


def iter_files(
    paths: Sequence[StrPath], listed: Iterator[Path] | None, include: tuple[str, ...], skip: Collection[StrPath] = ()
) -> Iterator[tuple[Path, bool]]:
    """Give each file once, and whether it was found in a folder rather than named."""
    skipped = {os.path.abspath(path) for path in skip}
    several = len(paths) != 1 or listed is not None or glob.has_magic(str(paths[0]))  # else none can come twice
    seen: set[bytes] = set()
    for path in chain(map(Path, paths), listed or ()):
        for file, found in _files_of(path, include):
            if skipped and os.path.abspath(file) in skipped:
                continue
            if several:
                key = hashlib.blake2b(os.fsencode(file), digest_size=12).digest()
                if key in seen:
                    continue
                seen.add(key)
            yield file, found


def _files_of(path: Path, include: tuple[str, ...]) -> Iterator[tuple[Path, bool]]:
    if _is_folder(path):
        yield from ((file, True) for file in _files_below(path, include))
    elif _exists(path) or not glob.has_magic(str(path)):
        yield path, False
    else:
        for match in sorted(map(Path, glob.iglob(str(path), recursive=True))):
            if match.is_dir():
                yield from ((file, True) for file in _files_below(match, include))
            elif match.is_file() and is_chosen(match.name, include or ("*",)):
                yield match, False


def _files_below(folder: Path, include: tuple[str, ...]) -> Iterator[Path]:
    """Give a folder's files in the order of their paths, holding the names of open folders only."""
    waiting = [("", True)]  # paths below the folder, the next one last
    while waiting:
        below, is_folder = waiting.pop()
        if is_folder:
            waiting += reversed(_entries(folder / below, below))
        elif is_chosen(below, include) and (folder / below).is_file():
            yield folder / below


def _entries(folder: Path, below: str) -> list[tuple[str, bool]]:
    """Give what lies in a folder, in order, and whether it is one; a folder that may not be read is empty."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries if not e.name.startswith("."))
    except OSError:
        return []
    return [(f"{below}/{name}" if below else name, is_folder) for name, is_folder in found]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except ValueError:  # a null character
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except ValueError:
        return False
