"""The fields of a posting, one folder each: rules and lexicons per language as data, logic beside them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.spans.labels import LABEL_OF
from jobextract.fields.struck import standing
from jobextract.language.modules import language_modules
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

if TYPE_CHECKING:
    from jobextract.fields.spans import PageSpans

__all__ = ["FIELDS", "Candidate", "Rule", "find_candidates", "in_order", "is_ruled", "language_modules", "with_spans"]

# Folder -> fields of JobPosting that it proposes candidates for.
FIELDS: dict[str, tuple[str, ...]] = {
    "titles": ("title",),
    "position_types": ("position_types",),
    "requirements": ("requirements",),
    "topics": ("topics",),
    "supervisors": ("supervisors",),
    "organizations": ("organizations", "funders", "partners"),
    "locations": ("locations",),
    "contacts": ("contacts",),
    "dates": ("deadline", "start_date"),
    "openings": ("openings_stated",),
    "terms": ("duration", "employment"),
    "pay": ("salary", "funding"),
    "benefits": ("benefits",),
    "application": ("application_documents", "application_routes"),
    "passages": ("responsibilities", "application"),
}


@cache
def _finder(folder: str) -> Callable[[Outline], Iterable[Candidate]]:
    finder: Callable[[Outline], Iterable[Candidate]] = importlib.import_module(f"jobextract.fields.{folder}").find
    return finder


@cache
def _maker(folder: str) -> Callable[[Outline, Block, int, int, float], Candidate | None]:
    maker: Callable[[Outline, Block, int, int, float], Candidate | None]
    maker = importlib.import_module(f"jobextract.fields.{folder}").of_span
    return maker


def find_candidates(outline: Outline, fields: Iterable[str] | None = None) -> list[Candidate]:
    """Ask every field (or those named by their JobPosting attribute) for its candidates, in order of the page."""
    wanted = None if fields is None else set(fields)
    found: list[Candidate] = []
    for folder, names in FIELDS.items():
        if wanted is None or wanted.intersection(names):
            proposed = standing(_finder(folder)(outline))
            found += (c for c in proposed if wanted is None or c.field in wanted)
    return sorted(found, key=_order)


SPANNED = ("topics", "supervisors", "organizations")
"""Fields, and their folders, that make candidates of spans; of places only the gazetteer can."""
_LEAST_SPAN = 0.15  # probability from which a span is proposed


def with_spans(outline: Outline, found: list[Candidate], spans: PageSpans) -> list[Candidate]:
    """Add what the span model proposes beside the rules."""
    places = {(c.field, c.block.index, c.start, c.end) for c in found}
    added: list[Candidate] = []
    for field in SPANNED:
        make = _maker(field)
        for span in spans.spans(LABEL_OF[field], _LEAST_SPAN):
            if (field, span.block.index, span.start, span.end) in places or span.block.struck:
                continue
            sentence = outline.document.sentence_at(span.block, span.start)
            if sentence is not None and outline.role_of(sentence).closed:
                continue
            candidate = make(outline, span.block, span.start, span.end, round(span.probability, 3))
            if candidate is not None:
                added.append(candidate)
    return sorted([*found, *added], key=_order) if added else found


def is_ruled(candidate: Candidate) -> bool:
    """Tell whether rules alone propose a candidate, in a field that models propose facts of too."""
    if candidate.field == "requirements":
        return "model:" not in candidate.method
    return candidate.field in SPANNED and candidate.method.startswith("rule:")


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Give candidates in order of the page."""
    return sorted(candidates, key=_order)


def _order(candidate: Candidate) -> tuple[int, int, int, str, str, str]:
    return (candidate.block.index, candidate.start, candidate.end, candidate.field, candidate.normal, candidate.method)
