"""Which levels and kinds of position are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Candidate
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet
from jobextract.reading.page import Block
from jobextract.sections.lexicon import is_offer
from jobextract.sections.outline import Outline, PostingSpan
from jobextract.segmentation.document import Sentence

__all__ = ["find"]

_LONGEST_TITLE = 200
# How far a sentence's role speaks for its words naming what is open.
_ROLE_FACTORS = {"requirement": 0.75, "benefit": 0.55, "responsibility": 0.5, "about": 0.9, "topic": 0.8}
_BELOW_TITLE = 0.8  # a sentence below a title that names a type
_HEADING = 0.7  # a heading inside a posting that names a type
_ENTRY = 0.55  # a list entry that opens with a type, in a posting without a title
_UNSAID = 0.3  # a term in a sentence that offers nothing
_SURE, _WORTH_LIFTING = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    types: tuple[str, ...]
    rule: str
    weak: bool  # names what is open in a title or right after a verb of seeking
    vague: bool  # names what is open only in a title


class _Terms:
    """A language's terms: at each place the first that fits takes the words."""

    def __init__(self, code: str, module: ModuleType) -> None:
        self._code = code
        terms: tuple[tuple[str, str], ...] = module.TERMS
        self._types = [tuple(types.strip("~").split()) for types, _ in terms]
        self._vague = [types.startswith("~") for types, _ in terms]
        self._weak = [frozenset(types) <= module.WEAK for types in self._types]
        self._patterns = PatternSet([pattern for _, pattern in terms], re.IGNORECASE | re.ASCII)

    def find(self, piece: str, start: int) -> Iterator[_Mention]:
        """Give the terms of a piece of a text that begins at `start`."""
        for number, match in self._patterns.leftmost(piece):
            types = self._types[number]
            if types:  # terms without a type only keep their words from the others
                yield _Mention(
                    start + match.start(),
                    start + match.end(),
                    types,
                    f"{self._code}-{types[0]}",
                    self._weak[number],
                    self._vague[number],
                )


@cache
def _terms() -> tuple[_Terms, ...]:
    modules = language_modules(__name__)
    return tuple(_Terms(code, m) for code, m in modules.items())


@cache
def _joined(name: str) -> FilteredPattern:
    sources = [getattr(module, name) for module in language_modules(__name__).values()]
    return FilteredPattern(re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE | re.ASCII))


def _mentions(piece: str, start: int) -> list[_Mention]:
    found = [mention for terms in _terms() for mention in terms.find(piece, start)]
    if len(found) < 2:
        return found
    # English terms inside Chinese sentences and the reverse never overlap but by accident: the longer wins.
    kept: list[_Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def types_in(text: str) -> frozenset[str]:
    """Give the types of position that a folded text names, whatever it says of them."""
    return frozenset(value for mention in _mentions(text, 0) for value in mention.types)


def _excluded(text: str, mention: _Mention, start: int, end: int) -> bool:
    """Tell whether the words around a term make it a degree, a supervisor, a member: not what is open."""
    low = max(start, mention.start - 50)
    return bool(
        _joined("NOT_BEFORE").locate(text, low, mention.start)
        or _joined("NOT_AFTER").pattern.match(text, mention.end, min(end + 1, mention.end + 50))
    )


def _candidates(block: Block, mention: _Mention, confidence: float, rule: str) -> Iterator[Candidate]:
    for value in mention.types:
        yield Candidate(
            "position_types", block, mention.start, mention.end, value,
            round(confidence, 3), f"rule:{rule}-{mention.rule}", {"value": value},
        )  # fmt: skip


def _from_title(posting: PostingSpan) -> list[Candidate]:
    if posting.title is None:
        return []
    block, start, end = posting.title
    end = min(end, start + _LONGEST_TITLE)
    mentions = [
        m
        for m in _mentions(block.folded[start:end], start)
        if not _joined("NOT_AFTER").pattern.match(block.folded, m.end, end)
    ]
    firm = [m for m in mentions if not m.vague] or mentions
    return [c for m in firm for c in _candidates(block, m, 0.92, "title")]


def _from_sentence(outline: Outline, sentence: Sentence, titled: bool) -> Iterator[Candidate]:
    block = sentence.block
    text, start, end = block.folded, sentence.start, sentence.end
    if block.struck or block.region in {"navigation", "header", "footer"}:
        return
    role = outline.role_of(sentence)
    piece = sentence.folded
    mentions = [] if role.closed else _mentions(piece, start)
    if not mentions or _joined("NOT_OPEN").locate(piece):
        return
    strong = _joined("OFFER").locate(piece) is not None
    offering = strong or is_offer(piece)
    confidence = (0.8 if strong else 0.6 if offering else _UNSAID) * _ROLE_FACTORS.get(role.role, 1.0)
    if block.kind == "heading" and not offering:
        confidence = _HEADING if outline.posting_of[sentence.index] is not None else _UNSAID
    entry = mentions[0].start <= start + 12 and not titled and block.kind in {"list_item", "table_row"}
    if entry:
        confidence = max(confidence, _ENTRY)
    if titled:  # the title has said it; what follows seldom adds a level
        confidence *= _BELOW_TITLE
    sought = False
    for mention in mentions:
        if _excluded(text, mention, start, end):
            continue
        # "is looking for two technicians": the verb reaches the term, or the term before it in the list.
        sought = sought or _joined("SEEKS").locate(text, max(start, mention.start - 70), mention.start) is not None
        firm = sought or (entry and mention is mentions[0]) or not mention.weak
        weight = 0.5 if mention.vague else 1.0 if firm else 0.6
        yield from _candidates(block, mention, confidence * weight, "offer")


def _settled(found: list[Candidate]) -> list[Candidate]:
    """Lift the best of a posting's candidates where none is sure: an open call is open to someone."""
    best = max((c.confidence for c in found), default=0.0)
    if best >= _SURE or best < _WORTH_LIFTING:
        return found
    return [replace(c, confidence=_SURE) if c.confidence >= best * 0.95 else c for c in found]


def _without_masters(found: list[Candidate], outline: Outline) -> Iterator[Candidate]:
    """Read "graduate students" as doctoral students on a page that speaks of doctoral students only."""
    spans = {(c.block.index, c.start, c.end) for c in found if c.normal == "master"}
    both = spans & {(c.block.index, c.start, c.end) for c in found if c.normal == "phd"}
    both = {
        span for span in both
        if _joined("EITHER").pattern.fullmatch(outline.document.blocks[span[0]].folded, span[1], span[2])
    }  # fmt: skip
    if both and not any(_joined("MASTER").locate(block.folded) for block in outline.document.blocks):
        doctoral = any(_joined("DOCTORAL").locate(block.folded) for block in outline.document.blocks)
    else:
        doctoral = False
    for candidate in found:
        span = (candidate.block.index, candidate.start, candidate.end)
        if doctoral and candidate.normal == "master" and span in both:
            candidate = replace(candidate, confidence=0.3)
        yield candidate


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the levels and kinds of position that each posting offers, from its title and its offering "
    "sentences."""
    sentences = outline.document.sentences
    found: list[Candidate] = []
    for posting in outline.postings:
        mine = _from_title(posting)
        if not mine and posting.title is not None:
            block, start, end = posting.title
            mine += [
                Candidate("position_types", block, start, end, value, 0.7, "rule:title-level", {"value": value})
                for value in posting.position_types
            ]
        titled = bool(mine)
        for index in posting.sentences:
            if outline.posting_of[index] == posting.index:
                mine += _from_sentence(outline, sentences[index], titled)
        found += _settled(mine)
    if outline.postings:  # what no posting holds may still offer a level to all
        for sentence in sentences:
            if outline.posting_of[sentence.index] is None:
                found += _from_sentence(outline, sentence, True)
    yield from _without_masters(found, outline)
