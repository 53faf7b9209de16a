"""The functions of the package: a default `Extractor`, made on first use."""

from __future__ import annotations

from functools import cache
from os import PathLike

from jobextract.batch.pool import extract_many
from jobextract.pipeline import Extractor
from jobextract.schema import Extraction

__all__ = ["Extractor", "extract", "extract_file", "extract_many"]


@cache
def default_extractor() -> Extractor:
    """Give the extractor with the shipped settings."""
    return Extractor()


def extract(text: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Extraction:
    """Extract the postings of one document; see `Extractor.extract`."""
    return default_extractor().extract(text, media_type=media_type, uri=uri)


def extract_file(path: str | PathLike[str], *, media_type: str | None = None) -> Extraction:
    """Extract the postings of a file; see `Extractor.extract_file`."""
    return default_extractor().extract_file(path, media_type=media_type)
