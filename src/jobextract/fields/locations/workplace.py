"""On site, hybrid or remote, as a posting states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import NamedTuple

from jobextract.fields.candidate import Candidate
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

_AROUND = 30  # characters on either side that may say that something else is remote


class _Statement(NamedTuple):
    kind: str
    confidence: float
    block: Block
    start: int
    end: int


class Workplaces:
    """What each posting of a page says about where one has to be.

    The surest statement counts, the first of equal ones.
    """

    def __init__(self, outline: Outline, modules: Sequence[ModuleType]) -> None:
        self._outline = outline
        self._stated: dict[int | None, _Statement] = {}
        for block in outline.document.blocks:
            if block.region == "navigation" or block.struck:
                continue
            for module in modules:
                if module.WORKPLACE_HINT.search(block.folded):
                    for statement in _statements(block, module):
                        posting = self._posting(block, statement.start)
                        known = self._stated.get(posting)
                        if known is None or statement.confidence > known.confidence:
                            self._stated[posting] = statement

    def at(self, block: Block, position: int) -> str:
        """Give the statement that holds for a place named at a position: its posting's, else the page's."""
        if not self._stated:
            return "unknown"
        posting = self._posting(block, position)
        if posting not in self._stated and len(self._outline.postings) == 1:
            return next(iter(self._stated.values())).kind
        statement = self._stated.get(posting) or self._stated.get(None)
        return "unknown" if statement is None else statement.kind

    def remote(self) -> Iterator[Candidate]:
        """Give the statements of postings that need no place at all."""
        for kind, confidence, block, start, end in self._stated.values():
            if kind == "remote":
                values = {"workplace": kind, "inferred": False}
                yield Candidate("locations", block, start, end, ", ", confidence, "rule:remote", values)

    def _posting(self, block: Block, position: int) -> int | None:
        sentence = self._outline.document.sentence_at(block, position)
        return self._outline.posting_of[sentence.index] if sentence is not None else None


def _statements(block: Block, module: ModuleType) -> Iterator[_Statement]:
    text = block.folded
    for rule in module.WORKPLACE:
        for match in rule.pattern.finditer(text):
            if not module.NOT_WORKPLACE.search(text, max(0, match.start() - _AROUND), match.end() + _AROUND):
                yield _Statement(rule.name, rule.confidence, block, match.start(), match.end())
