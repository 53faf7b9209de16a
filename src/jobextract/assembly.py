"""Candidates to postings: what rules and models propose is weighed, merged and put where it belongs."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from jobextract.fields.candidate import Candidate
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.schema import (
    Contact,
    DateFact,
    Fact,
    JobPosting,
    Location,
    Organization,
    Person,
    PositionTypeFact,
    Requirement,
    Span,
    Topic,
)
from jobextract.sections.outline import Outline, PostingSpan

_TYPES: dict[str, type[Fact]] = {
    "title": Fact,
    "position_types": PositionTypeFact,
    "organizations": Organization,
    "locations": Location,
    "supervisors": Person,
    "contacts": Contact,
    "requirements": Requirement,
    "topics": Topic,
    "responsibilities": Fact,
    "benefits": Fact,
    "application": Fact,
    "deadline": DateFact,
    "start_date": DateFact,
}
_SINGLE = frozenset({"title", "deadline", "start_date"})
# Said once for the page: the same person or place named under two postings is one fact.
_PAGE_WIDE = frozenset({"organizations", "locations", "supervisors", "contacts", "topics"})
THRESHOLDS: Mapping[str, float] = {}  # least confidence by field; 0.5 where none is named
_LEAST = 0.5
_LINK_TAIL = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ ]+\"[^\"\n]*\")?\)")


def source_span(block: Block, source: str, start: int, end: int) -> tuple[int, int]:
    """Give the source offsets of a span of a block's text.

    A Markdown link that the span covers to one of its edges and leaves at the other is taken in whole, so that the
    slice of the source reads as the text does.
    """
    first, last = block.offsets.span(start, end)
    if not block.inlines:
        return first, last
    for link in block.links_at(start, end):
        outside = start < link.start or end > link.end
        if link.start == start and outside and source[first - 1 : first] == "[":
            first -= 1
        if link.end == end and outside and (tail := _LINK_TAIL.match(source, last)):
            last = tail.end()
    return first, last


def _language(text: str, block: Block) -> str:
    """Give a fact's language: its block's, unless it stands there in the other script."""
    if text.isascii():
        return "en" if block.language == "zh" else block.language
    return "zh" if HAN.search(text) else block.language


class _Assembler:
    def __init__(self, outline: Outline, candidates: Iterable[Candidate], thresholds: Mapping[str, float]) -> None:
        self.outline = outline
        self.source = outline.document.page.source
        self.sha256 = outline.document.page.sha256
        self.groups: dict[int, dict[str, list[list[Candidate]]]] = defaultdict(lambda: defaultdict(list))
        self._group(c for c in candidates if c.confidence >= thresholds.get(c.field, _LEAST))

    def _posting_of(self, candidate: Candidate) -> int:
        sentence = self.outline.document.sentence_at(candidate.block, candidate.start)
        posting = self.outline.posting_of[sentence.index] if sentence is not None else None
        return 0 if posting is None else posting

    def _group(self, candidates: Iterable[Candidate]) -> None:
        known: dict[tuple[str, int, str], list[Candidate]] = {}
        for candidate in candidates:
            posting = self._posting_of(candidate)
            scope = -1 if candidate.field in _PAGE_WIDE else posting
            key = (candidate.field, scope, candidate.normal)
            if candidate.field in {"requirements", "responsibilities", "benefits", "application"}:
                key = (candidate.field, candidate.block.index, f"{candidate.start}:{candidate.end}")
            group = known.get(key)
            if group is None:
                group = known[key] = []
                self.groups[posting][candidate.field].append(group)
            group.append(candidate)

    def _fact(self, field: str, group: list[Candidate]) -> Any:
        ranked = group if len(group) == 1 else sorted(group, key=lambda c: -c.confidence)
        best = ranked[0]
        values: dict[str, Any] = {}
        for candidate in ranked:
            for name, value in candidate.values.items():
                if value not in (None, [], "") and name not in values:
                    values[name] = value
        main = source_span(best.block, self.source, best.start, best.end)
        others = dict.fromkeys([source_span(c.block, self.source, c.start, c.end) for c in group if c is not best])
        confidences: dict[str, float] = {}  # the best of each method
        for candidate in ranked:
            confidences.setdefault(candidate.method, candidate.confidence)
        miss = 1.0
        for confidence in reversed(confidences.values()):
            miss *= 1.0 - confidence
        return _TYPES[field](
            text=best.text,
            start=main[0],
            end=main[1],
            mentions=[Span(start=start, end=end) for start, end in others if (start, end) != main],
            language=_language(best.text, best.block),
            confidence=round(min(0.99, max(best.confidence, 1.0 - miss)), 3),
            method="+".join(sorted(confidences)),
            **values,
        )

    def posting(self, span: PostingSpan) -> JobPosting:
        fields: dict[str, Any] = {}
        for name, groups in self.groups[span.index].items():
            facts = [self._fact(name, group) for group in groups]
            if name in _SINGLE:
                fields[name] = max(facts, key=lambda fact: (fact.confidence, -fact.start))
            else:
                fields[name] = sorted(facts, key=lambda fact: (fact.start, fact.end))
        sentences = [self.outline.document.sentences[index] for index in span.sentences]
        edges = [s.block.source_span(s.start, s.end) for s in sentences] or [(0, 0)]
        languages: dict[str, int] = {}
        for sentence in sentences:
            if sentence.language != "und":
                languages[sentence.language] = languages.get(sentence.language, 0) + sentence.end - sentence.start
        known = [code for code in languages if code in self.outline.languages]
        start, end = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
        key = f"{self.sha256}:{span.index}:{start}"
        return JobPosting(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            languages=sorted(known, key=lambda code: -languages[code]),
            start=start,
            end=end,
            **fields,
        )


def assemble(
    outline: Outline, candidates: Iterable[Candidate], thresholds: Mapping[str, float] = THRESHOLDS
) -> list[JobPosting]:
    """Make the postings of a page.

    Args:
        outline: the page's structure.
        candidates: what the fields propose, in order of the page.
        thresholds: least confidence by field, 0..1.
    """
    assembler = _Assembler(outline, candidates, thresholds)
    return [assembler.posting(span) for span in outline.postings]
