"""What is paid, and where the money comes from."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.sections.outline import Outline

__all__ = ["find"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose nothing yet."""
    yield from ()
