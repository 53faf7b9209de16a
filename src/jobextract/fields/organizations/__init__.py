"""Employers: the university, company, institute, department or group that offers a position."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.organizations import supporters
from jobextract.fields.organizations.addresses import hosts_of
from jobextract.fields.organizations.employers import weigh
from jobextract.fields.organizations.linking import values, values_of
from jobextract.fields.organizations.mentions import Mention, mentions
from jobextract.fields.organizations.relations import Named, Place
from jobextract.fields.organizations.relations.kinds import size_of
from jobextract.language.modules import language_modules
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find", "of_span"]

_LEAST = 0.5  # confidence from which a name is taken for an employer's


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the employers of a page."""
    modules = language_modules(__name__)
    found: list[Mention] = []
    by_block: dict[int, list[Mention]] = {}
    for block in outline.document.blocks:
        if not block.struck and (here := mentions(block, modules)):
            by_block[block.index] = here
            found += here
    hosts = hosts_of(outline)
    employers = weigh(outline, found, modules, hosts)
    named = [
        Named(
            employer.name,
            [Place(mention.block, mention.start, mention.end) for mention in employer.mentions],
            employer.confidence >= _LEAST,
            employer.university,
        )
        for employer in employers
    ]
    values_of(named, hosts)
    for employer, one in zip(employers, named, strict=True):
        told = values(one)
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
                told,
            )
    yield from supporters.find(outline, by_block)


def of_span(outline: Outline, block: Block, start: int, end: int, probability: float) -> Candidate | None:
    """Make a candidate of a span that the span model proposes."""
    name = block.text[start:end]
    told = {"name": name, "kind": size_of(block.folded[start:end]).kind}
    return Candidate("organizations", block, start, end, name, probability, "model:spans", told)
