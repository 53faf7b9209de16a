"""What is paid, and where the money comes from."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.pay.funding import find as find_funding
from jobextract.fields.pay.salary import find as find_salaries
from jobextract.sections.outline import Outline

__all__ = ["find"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Give what the positions of a page pay, and how they are funded.

    The normal form of a salary is ``TV-L E13 65%``, ``300000-400000 CNY/year gross`` or both one behind the other,
    that of a funding ``fully_funded`` or ``scholarship CSC``.
    """
    yield from find_salaries(outline)
    yield from find_funding(outline)
