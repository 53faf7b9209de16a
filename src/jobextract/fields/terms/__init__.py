"""How long a position lasts, and how much of a working week it takes."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.terms.duration import find as find_durations
from jobextract.fields.terms.employment import find as find_employment
from jobextract.sections.outline import Outline

__all__ = ["find"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Give durations and working times of the positions of a page.

    The normal form of a duration is ``24 months``, ``12-24 months``, ``permanent`` or ``fixed_term``, with
    ``renewable`` behind it where an extension is possible; that of a working time ``full_time``, ``part_time 65%``,
    ``part_time 50-80%``, ``part_time 20h`` or ``volunteer``.
    """
    yield from find_durations(outline)
    yield from find_employment(outline)
