"""With what and how to apply."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.application.documents import find as find_documents
from jobextract.fields.application.routes import find as find_routes
from jobextract.fields.candidate import Candidate
from jobextract.sections.outline import Outline

__all__ = ["find"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the documents to send in and the ways to hand them in.

    The normal form of a document is its kind and the rule's name for it, ``references: references``; that of a way
    its kind and its address, ``email: jobs@example.org``.
    """
    yield from find_documents(outline)
    yield from find_routes(outline)
