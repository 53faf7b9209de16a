"""Which levels and kinds of position are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jobextract.fields.candidate import Candidate, language_modules
from jobextract.reading.page import Block
from jobextract.sections.lexicon import is_offer
from jobextract.sections.outline import Outline, PostingSpan
from jobextract.segmentation.document import Sentence

__all__ = ["find"]

_LONGEST_TITLE = 200
# How far a sentence's role speaks for its words naming what is open.
_ROLE_FACTORS = {"requirement": 0.75, "benefit": 0.55, "responsibility": 0.5, "about": 0.9, "topic": 0.8}
_NEAR_TITLE = 3  # sentences after a title that may still say who is meant


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    types: tuple[str, ...]
    rule: str
    weak: bool  # a word that names an open position only in a title


class _Terms:
    """A language's terms as one alternation: at each place the first that fits takes the words."""

    def __init__(self, code: str, terms: tuple[tuple[str, str], ...], weak: frozenset[str]) -> None:
        self.code = code
        self.types = [tuple(types.split()) for types, _ in terms]
        self.weak = [frozenset(types.split()) <= weak for types, _ in terms]
        self.pattern = re.compile("|".join(f"(?P<t{n}>{p})" for n, (_, p) in enumerate(terms)), re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> Iterator[_Mention]:
        for match in self.pattern.finditer(text, start, end):
            number = int((match.lastgroup or "t0")[1:])
            types = self.types[number]
            if types:  # terms without a type only keep their words from the others
                yield _Mention(match.start(), match.end(), types, f"{self.code}-{types[0]}", self.weak[number])


@cache
def _terms() -> tuple[_Terms, ...]:
    modules = language_modules(__name__)
    return tuple(_Terms(code, m.TERMS, m.WEAK) for code, m in modules.items())


@cache
def _joined(name: str) -> re.Pattern[str]:
    sources = [getattr(module, name) for module in language_modules(__name__).values()]
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)


def _mentions(text: str, start: int, end: int) -> list[_Mention]:
    found = [m for terms in _terms() for m in terms.find(text, start, end)]
    # English terms inside Chinese sentences and the reverse never overlap but by accident: the longer wins.
    kept: list[_Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _excluded(text: str, mention: _Mention, start: int, end: int) -> bool:
    """Tell whether the words around a term make it a degree, a supervisor, a member: not what is open."""
    low = max(start, mention.start - 50)
    return bool(
        _joined("NOT_BEFORE").search(text, low, mention.start)
        or _joined("NOT_AFTER").match(text, mention.end, min(end + 1, mention.end + 50))
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
        m for m in _mentions(block.folded, start, end) if not _joined("NOT_AFTER").match(block.folded, m.end, end)
    ]
    firm = [m for m in mentions if not m.weak] or mentions
    return [c for m in firm for c in _candidates(block, m, 0.92, "title")]


def _from_sentence(outline: Outline, sentence: Sentence, titled: bool, near: bool) -> Iterator[Candidate]:
    block = sentence.block
    text, start, end = block.folded, sentence.start, sentence.end
    if block.struck or block.region in {"navigation", "header", "footer"}:
        return
    role = outline.role_of(sentence)
    if role.closed:
        return
    mentions = _mentions(text, start, end)
    if not mentions:
        return
    strong = _joined("OFFER").search(text, start, end) is not None
    if not strong and not is_offer(text[start:end]):
        return
    confidence = (0.8 if strong else 0.6) * _ROLE_FACTORS.get(role.role, 1.0)
    if titled:  # the title has said it; what follows seldom adds a level
        confidence *= 0.6 if near else 0.5
    for mention in mentions:
        if not _excluded(text, mention, start, end):
            yield from _candidates(block, mention, confidence * (0.6 if mention.weak else 1.0), "offer")


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the levels and kinds of position that each posting offers, from its title and its offering sentences."""
    sentences = outline.document.sentences
    for posting in outline.postings:
        titled = _from_title(posting)
        yield from titled
        if not titled and posting.title is not None:
            block, start, end = posting.title
            for value in posting.position_types:
                yield Candidate(
                    "position_types", block, start, end, value, 0.7, "rule:title-level", {"value": value}
                )
        known = bool(titled or (posting.title is not None and posting.position_types))
        for number, index in enumerate(posting.sentences):
            if outline.posting_of[index] == posting.index:
                yield from _from_sentence(outline, sentences[index], known, number <= _NEAR_TITLE)
