"""Which documents a list of paths, folders and globs means, in which order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from jobextract.errors import UsageError

SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml", ".txt"})
"""What is taken from folders."""

GOLD_SUFFIX = ".gold.json"


def find_documents(
    paths: Sequence[str | os.PathLike[str]], *, include: Sequence[str] = (), limit: int | None = None
) -> list[Path]:
    """List the documents that paths mean: each once, in the order of the paths, by name within a folder or
    glob.

    A folder stands for all documents below it, by suffix (`SUFFIXES`); hidden files and folders, gold files
    and what is no regular file are left out. A file that is named itself is always taken; that it does not
    exist shows when it is read.

    Args:
        paths: files, folders, and globs (``*``, ``?``, ``[…]``, ``**`` for any depth).
        include: globs that replace the choice by suffix in folders; each is tried on a document's name and on
            its path below the folder.
        limit: documents, at most.

    Raises:
        UsageError: a glob matches nothing, or the limit is negative.
    """
    if limit is not None and limit < 0:
        raise UsageError(f"the limit must be 0 or more, not {limit}")
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        found.update(dict.fromkeys(_documents_of(path, include)))
    return list(found)[:limit]


def document_uri(path: str | os.PathLike[str]) -> str:
    """Give the path with ``/``, readable where its bytes are not: what stands in ``source.uri``."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", "replace")


def _documents_of(path: Path, include: Sequence[str]) -> list[Path]:
    if path.is_dir():
        return sorted(_documents_below(path, include))
    if path.exists() or not glob.has_magic(str(path)):
        return [path]
    matches = [Path(match) for match in glob.glob(str(path), recursive=True)]
    if not matches:
        raise UsageError(f"{path}: matches no file")
    found: list[Path] = []
    for match in sorted(matches):
        if match.is_dir():
            found += sorted(_documents_below(match, include))
        elif _is_document(match) and (not include or _is_included(PurePath(match.name), include)):
            found.append(match)
    return found


def _documents_below(folder: Path, include: Sequence[str]) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(base, name)
            chosen = _is_included(path.relative_to(folder), include) if include else path.suffix.lower() in SUFFIXES
            if chosen and _is_document(path):
                yield path


def _is_document(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and not path.name.endswith(GOLD_SUFFIX)


def _is_included(path: PurePath, include: Sequence[str]) -> bool:
    return any(fnmatchcase(path.name, pattern) or fnmatchcase(path.as_posix(), pattern) for pattern in include)
