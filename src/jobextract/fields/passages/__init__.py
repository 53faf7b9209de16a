"""Responsibilities and application: the sentences that speak of them, as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.sections.outline import Outline

_FIELDS = {
    "responsibility": "responsibilities",
    "application": "application",
    "contact": "application",
}


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose one passage a run of neighbouring sentences of a block with the same role."""
    for block in outline.document.blocks:
        if block.kind == "heading":
            continue
        run: list[int] = []  # sentence indices
        for sentence in outline.document.sentences_of(block):
            role = outline.roles[sentence.index].role
            if run and role != outline.roles[run[-1]].role:
                yield from _passage(outline, run)
                run = []
            if role in _FIELDS:
                run.append(sentence.index)
        yield from _passage(outline, run)


def _passage(outline: Outline, run: list[int]) -> Iterator[Candidate]:
    if not run:
        return
    first, last = outline.document.sentences[run[0]], outline.document.sentences[run[-1]]
    best = max((outline.roles[index] for index in run), key=lambda role: role.confidence)
    yield Candidate(
        _FIELDS[best.role],
        first.block,
        first.start,
        last.end,
        f"{first.block.index}:{first.start}",
        best.confidence,
        best.method,
    )
