"""Whom to write to, call, or which form to fill in: e-mail addresses, telephone numbers, application pages."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.contacts import addresses, links, phones
from jobextract.sections.outline import Outline

__all__ = ["find"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the contacts of a page.

    The normal form is the address in lower case, the telephone number's digits (with ``+`` where written), or the URL.
    """
    yield from addresses.find(outline)
    yield from phones.find(outline)
    yield from links.find(outline)
