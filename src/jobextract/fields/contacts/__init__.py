"""Whom to write to, call, or which form to fill in: e-mail addresses, telephone numbers, application "
"pages."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.contacts.addresses import find as find_addresses
from jobextract.fields.contacts.links import find as find_links
from jobextract.fields.contacts.phones import find as find_phones
from jobextract.sections.outline import Outline

__all__ = ["find"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the contacts of a page.

    The normal form is the address in lower case, the digits of the telephone number (with ``+`` where it is
    written), or the URL.
    """
    yield from find_addresses(outline)
    yield from find_phones(outline)
    yield from find_links(outline)
