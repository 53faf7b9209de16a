"""On site, hybrid or remote, as a posting states it."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Literal

from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

Kind = Literal["on_site", "hybrid", "remote", "unknown"]


class Workplace:
    """What each posting of a page says about where one has to be."""

    def __init__(self, outline: Outline, stated: dict[int | None, Kind]) -> None:
        self._outline = outline
        self._stated = stated

    def at(self, block: Block, position: int) -> Kind:
        """Give the statement that holds for a place named at a position: its posting's, or else the page's only one."""
        sentence = self._outline.document.sentence_at(block, position)
        posting = self._outline.posting_of[sentence.index] if sentence is not None else None
        if posting in self._stated:
            return self._stated[posting]
        if len(self._outline.postings) == 1:
            return next(iter(self._stated.values()), "unknown")
        return self._stated.get(None, "unknown")


def workplaces(outline: Outline, modules: Iterable[ModuleType]) -> Workplace:
    """Find the statements; the one of the surest rule counts, the first of equal ones."""
    best: dict[int | None, tuple[float, Kind]] = {}
    for sentence in outline.document.sentences:
        text = sentence.block.folded
        for module in modules:
            for rule in module.WORKPLACE:
                match = rule.pattern.search(text, sentence.start, sentence.end)
                if match is None or module.NOT_WORKPLACE.search(text, max(sentence.start, match.start() - 30), min(sentence.end, match.end() + 30)):
                    continue
                posting = outline.posting_of[sentence.index]
                if posting not in best or rule.confidence > best[posting][0]:
                    best[posting] = (rule.confidence, rule.name)
                break
    return Workplace(outline, {posting: kind for posting, (_, kind) in best.items()})
