"""The functions of the package: a default `Extractor`, made on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from os import PathLike

from jobextract.batch import pool
from jobextract.pipeline import Extractor
from jobextract.schema import Extraction

__all__ = ["Extractor", "extract", "extract_file", "extract_many"]


@cache
def _default() -> Extractor:
    return Extractor()


def extract(text: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Extraction:
    """Extract the postings of one document; see `Extractor.extract`."""
    return _default().extract(text, media_type=media_type, uri=uri)


def extract_file(path: str | PathLike[str], *, media_type: str | None = None) -> Extraction:
    """Extract the postings of a file; see `Extractor.extract_file`."""
    return _default().extract_file(path, media_type=media_type)


def extract_many(
    documents: Iterable[str | bytes | PathLike[str]], *, workers: int = 1
) -> Iterator[Extraction]:
    """Extract many documents, in the order given.

    Args:
        documents: texts (str or bytes) or paths (`os.PathLike`); taken as they are needed.
        workers: processes; 1 works in this one.

    Raises:
        JobextractError: at the first document that fails.
    """
    return pool.extract_many(documents, workers=workers)
