"""Titles: the line that names the position, as the sections stage found it."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.sections.outline import Outline


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose each posting's title."""
    for posting in outline.postings:
        if posting.title is not None:
            block, start, end = posting.title
            normal = " ".join(block.folded[start:end].casefold().split())
            yield Candidate("title", block, start, end, normal, 0.8, "rule:title")
