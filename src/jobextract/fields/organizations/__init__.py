"""Employers: the university, company, institute, department or group that offers a position."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.organizations.employers import weigh
from jobextract.fields.organizations.mentions import Mention, kind_of, mentions
from jobextract.language.modules import language_modules
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find", "of_span"]


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the employers of a page."""
    modules = language_modules(__name__)
    found: list[Mention] = []
    for block in outline.document.blocks:
        if not block.struck:
            found += mentions(block, modules)
    for employer in weigh(outline, found, modules):
        values = {"name": employer.name, "kind": employer.kind}
        for mention in employer.mentions:
            confidence = employer.confidence - (
                0.02 if mention.short else 0.0
            )  # the full name is shown, not the acronym
            yield Candidate(
                "organizations",
                mention.block,
                mention.start,
                mention.end,
                employer.name,
                round(max(confidence, 0.0), 3),
                f"rule:{mention.rule}",
                values,
            )


def of_span(outline: Outline, block: Block, start: int, end: int, probability: float) -> Candidate | None:
    """Make a candidate of a span that the span model proposes."""
    name = block.text[start:end]
    values = {"name": name, "kind": kind_of(block.folded[start:end], language_modules(__name__))}
    return Candidate("organizations", block, start, end, name, probability, "model:spans", values)
