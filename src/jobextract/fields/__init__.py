"""The fields of a posting, one folder each: rules and lexicons per language as data, logic beside them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import cache

from jobextract.fields.candidate import Candidate, Rule
from jobextract.language.modules import language_modules
from jobextract.sections.outline import Outline

__all__ = ["FIELDS", "Candidate", "Rule", "find_candidates", "language_modules"]

# Folder -> fields of JobPosting that it proposes candidates for.
FIELDS: dict[str, tuple[str, ...]] = {
    "titles": ("title",),
    "position_types": ("position_types",),
    "requirements": ("requirements",),
    "topics": ("topics",),
    "supervisors": ("supervisors",),
    "organizations": ("organizations",),
    "locations": ("locations",),
    "contacts": ("contacts",),
    "dates": ("deadline", "start_date"),
    "passages": ("responsibilities", "benefits", "application"),
}


@cache
def _finder(folder: str) -> Callable[[Outline], Iterable[Candidate]]:
    finder: Callable[[Outline], Iterable[Candidate]] = importlib.import_module(f"jobextract.fields.{folder}").find
    return finder


def find_candidates(outline: Outline, fields: Iterable[str] | None = None) -> list[Candidate]:
    """Ask every field (or those named by their JobPosting attribute) for its candidates, in order of the page."""
    wanted = None if fields is None else set(fields)
    found: list[Candidate] = []
    for folder, names in FIELDS.items():
        if wanted is None or wanted.intersection(names):
            found += (c for c in _finder(folder)(outline) if wanted is None or c.field in wanted)
    return sorted(found, key=lambda c: (c.block.index, c.start, c.end, c.field, c.normal, c.method))
