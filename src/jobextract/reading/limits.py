"""What one document may cost: sizes beyond which a file is refused rather than read."""

from __future__ import annotations

from dataclasses import dataclass

from jobextract.errors import LimitError


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a document and of the files that documents come in. What exceeds one is a `LimitError`.

    The defaults are far above what real postings need, and low enough that a hostile file costs seconds and no more
    than a few hundred megabytes.
    """

    document_bytes: int = 100_000_000
    """Size of one document: a file, a part of an archive, a record; for DOCX also unpacked."""
    pages: int = 1000
    """Pages of a PDF."""
    ratio: float = 200.0
    """Unpacked by packed size of a compressed file, all that is nested in it counted; its first 10 MB are free."""
    nesting: int = 4
    """Archives within each other, the outermost counted."""
    parts: int = 1_000_000
    """Entries of one archive (zip, tar). Tables and crawls are read row by row, however long they are."""


DEFAULT_LIMITS = Limits()

FREE_BYTES = 10_000_000  # unpacked, whatever the ratio: a small file of spaces is no attack


class RatioError(LimitError):
    """A file unpacks to too much: what is left of it, and of what it is nested in, is not read."""


class Budget:
    """Counts what is unpacked from one file, at all depths, against its packed size."""

    def __init__(self, uri: str, packed: int, limits: Limits) -> None:
        self._message = f"{uri}: unpacks to more than {limits.ratio:g} times its size"
        self._left = max(float(FREE_BYTES), packed * limits.ratio)

    def spend(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            RatioError: they are more than the ratio allows.
        """
        self._left -= size
        if self._left < 0:
            raise RatioError(self._message)
