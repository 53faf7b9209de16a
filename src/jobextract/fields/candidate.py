"""What a rule or model proposes, before assembly decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from jobextract.matching import FilteredPattern
from jobextract.reading.page import Block


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed fact: a span of a block's text, its normal form, and how sure the rule is.

    Candidates of one posting with equal `field` and `normal` become one fact with several mentions.
    """

    field: str  # attribute of JobPosting
    block: Block
    start: int  # in block.text
    end: int
    normal: str
    confidence: float  # 0..1
    method: str  # "rule:NAME" or "model:NAME"
    values: Mapping[str, Any] = attribute(default_factory=dict)  # further attributes of the fact's schema type
    posting: int | None = None  # index of the posting that it is of, where that is not the one in which it stands
    given: bool = False  # a rule or field of the user's: its confidence stands, whatever a model says

    @property
    def text(self) -> str:
        """What a visitor reads at the span."""
        return self.block.text[self.start : self.end]


class Rule:
    """A named pattern. Groups carry the parts that the field's logic uses.

    The pattern is skipped on texts that it cannot match (see `jobextract.matching`).
    """

    __slots__ = ("_filtered", "confidence", "name", "needs", "pattern")

    def __init__(self, name: str, pattern: re.Pattern[str], confidence: float = 0.8, *, needs: str = "") -> None:
        self.name = name
        self.pattern = pattern
        self.confidence = confidence
        self.needs = needs  # stands in every match: says more than the words in it
        self._filtered = FilteredPattern(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Give the first match."""
        return self._filtered.search(text) if self.needs in text else None

    def locate(self, text: str) -> re.Match[str] | None:
        """Give the first match as `search` does, but faster; its groups may be in lower case."""
        return self._filtered.locate(text)

    def locate_all(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Give the matches as `finditer` does, but faster; their groups may be in lower case."""
        return self._filtered.locate_all(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Give the matches inside ``text[start:end]``; lookbehind still sees what stands before."""
        return self._filtered.finditer(text, start, len(text) if end is None else end)
