"""What is offered, item by item, each with its kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from jobextract.fields.benefits.levels import NAMED, SURE, VAGUE
from jobextract.fields.candidate import Candidate
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline, SentenceRole
from jobextract.segmentation.document import Sentence

__all__ = ["find"]

_FLAGS = re.IGNORECASE | re.ASCII
_DIGIT = re.compile(r"\d")
_EDGES = " \t\n,，;；:：.。、!！·•*_—–-+（(\"'"
_ENDS = " \t\n,，;；:：.。、!！·•*_—–-+(（"
_SOFT = frozenset(",，、")
_HARD = frozenset(";；\n•")  # breaks over which nothing goes on
_JOINING = frozenset({"and", "or", "&", "和", "及", "与", "、"})  # words over which things go on
_NEAR = 30  # characters behind the name of a thing that may take it back
_LONGEST_TAIL = 60  # characters that name nothing and go on with the item before
_LEAST_OTHER = 6  # letters of a sentence of no known kind (characters of half a Latin word each in Chinese)
_ELSEWHERE = {"responsibility": 0.6, "topic": 0.7, "application": 0.65, "contact": 0.6, "other": 0.6}
_SURE_ELSEWHERE, _NAMED_ELSEWHERE = 0.72, 0.5
_WHOLE = 0.72  # of the role's confidence, for a sentence that names nothing
_REPORTED = 0.5
_LONGEST_LABEL = 40
_LEAD = 1  # characters before a sum that goes on with the one before
_LEADS_IN = re.compile(r"(?:^.{0,40}[:：]|[?？])[\s*_]*$")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int  # in the sentence
    end: int
    kind: str
    level: int
    rule: str
    amount: bool  # a sum of money, not a word for it


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    named: _Named
    amount: bool  # it says how much


class _Language:
    """One language's kinds of things offered, and the words around them."""

    def __init__(self, code: str, module: ModuleType) -> None:
        rows: tuple[tuple[str, int, str], ...] = module.KINDS
        sums: tuple[tuple[str, int, str], ...] = module.SUMS
        self._rows = [(kind, level, f"{code}-{kind}") for kind, level, _ in (*rows, *sums)]
        self._first_sum = len(rows)
        self._patterns = PatternSet([pattern for _, _, pattern in rows], _FLAGS)
        self._with_sums = PatternSet([pattern for _, _, pattern in (*rows, *sums)], _FLAGS)
        self._sure = PatternSet([pattern for _, level, pattern in rows if level == SURE], _FLAGS)
        self._sure_sums = PatternSet([pattern for _, level, pattern in sums if level == SURE], _FLAGS)
        self._sum_sign = FilteredPattern(re.compile(module.SUM_SIGN, _FLAGS))
        self.lead = re.compile(module.LEAD, _FLAGS)
        self.offer = FilteredPattern(re.compile(module.OFFER, _FLAGS))
        self.breaks = re.compile(module.BREAKS, _FLAGS)
        self.label = re.compile(module.LABEL, _FLAGS)
        self.not_offered = FilteredPattern(re.compile(module.NOT_OFFERED, _FLAGS))
        self.never = FilteredPattern(re.compile(module.NEVER, _FLAGS))
        self.no_other = FilteredPattern(re.compile(module.NO_OTHER, _FLAGS))
        self.asked = FilteredPattern(re.compile(module.ASKED, _FLAGS))

    def _may_hold_sum(self, text: str) -> bool:
        return _DIGIT.search(text) is not None and self._sum_sign.may_match(text)

    def is_offer(self, text: str) -> bool:
        """Tell whether a text names something that is an offer wherever it stands."""
        if self._sure.first(text) is not None:
            return True
        return self._may_hold_sum(text) and self._sure_sums.first(text) is not None

    def named(self, text: str) -> Iterator[_Named]:
        """Give what a text names, from left to right."""
        patterns = self._with_sums if self._may_hold_sum(text) else self._patterns
        for number, match in patterns.leftmost(text):
            kind, level, rule = self._rows[number]
            yield _Named(match.start(), match.end(), kind, level, rule, number >= self._first_sum and kind == "money")


@cache
def _languages() -> dict[str, _Language]:
    return {code: _Language(code, module) for code, module in language_modules(__name__).items()}


def _languages_for(text: str) -> tuple[_Language, ...]:
    known = _languages()
    return (known["zh"], known["en"]) if not text.isascii() and HAN.search(text) else (known["en"],)


def _all_named(text: str, languages: tuple[_Language, ...]) -> list[_Named]:
    found = [named for language in languages for named in language.named(text)]
    if len(languages) < 2 or len(found) < 2:
        return found
    kept: list[_Named] = []
    for named in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def _breaks(text: str, named: list[_Named], languages: tuple[_Language, ...]) -> list[tuple[int, int]]:
    """Give where one thing may end and the next begin; never inside a name of a thing."""
    ends = [name.end for name in named]
    found = []
    for match in languages[0].breaks.finditer(text):
        after = bisect_right(ends, match.start())
        if after == len(named) or named[after].start >= match.end():
            found.append(match.span())
    if len(languages) > 1:
        found += [m.span() for m in languages[1].breaks.finditer(text) if m.group() not in _SOFT]
    return sorted(found)


def _rank(named: _Named) -> tuple[int, bool]:
    """Rank what stands in one piece: a sum says less of what it is for than a noun beside it."""
    return named.level, not named.amount


def _goes_on(text: str, end: int, start: int, *, prose: bool) -> bool:
    """Tell whether what names nothing and begins at `start` goes on with the item that ends at `end`."""
    between = text[end:start].strip().lower()
    return between in _JOINING or (not prose and between[:1] not in _HARD)


def _states_amount(item: _Item, best: _Named, inside: list[_Named], start: int) -> bool:
    """Tell whether a piece that begins at `start` says how much money the item before it is."""
    if item.named.kind != best.kind or not best.amount:
        return False
    if item.named.amount and best.start - start > _LEAD:  # a sum of its own, for somebody else
        return False
    return best.level < SURE or (not item.amount and all(name.amount for name in inside))


def _items(text: str, named: list[_Named], languages: tuple[_Language, ...], *, prose: bool) -> list[_Item]:
    """Cut a sentence into the things that it names; `prose`: it speaks of other things too."""
    items: list[_Item] = []
    start, place = 0, 0
    joined = False  # what stands before this piece names nothing, and is joined to it by a word
    for low, high in [*_breaks(text, named, languages), (len(text), len(text))]:
        inside: list[_Named] = []
        while place < len(named) and named[place].start < low:
            inside.append(named[place])
            place += 1
        joins = text[low:high].strip().lower() in _JOINING
        if inside:
            best = max(inside, key=_rank)  # of equal ones the first
            before = items[-1] if items else None
            if before is not None and _states_amount(before, best, inside, start):
                before.end, before.amount = low, True
            else:
                items.append(_Item(start, low, best, any(name.amount for name in inside)))
            joined = False
        elif items and not joined and _goes_on(text, items[-1].end, start, prose=prose) and low - start < _LONGEST_TAIL:
            items[-1].end = low
        else:
            joined = joins
        if not joined:
            start = high
    return items


def _trimmed(text: str, start: int, end: int, languages: tuple[_Language, ...]) -> tuple[int, int]:
    """Take punctuation and the words that introduce an offer away."""
    for language in languages:
        lead = language.lead.match(text[start:end])
        if lead and end - start - lead.end() >= 2:
            start += lead.end()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    if text.count("(", start, end) < text.count(")", start, end) and text[end - 1] == ")":
        end -= 1
    if text.count("（", start, end) < text.count("）", start, end) and text[end - 1] == "）":
        end -= 1
    return start, end


def _candidate(block: Block, start: int, end: int, kind: str, confidence: float, method: str) -> Candidate:
    normal = f"{kind}: {block.text[start:end].casefold()}"
    return Candidate("benefits", block, start, end, normal, round(confidence, 3), method, {"kind": kind})


def _confidence(role: SentenceRole, named: _Named, *, offering: bool, promised: bool) -> float:
    """Say how sure it is that something named is offered, by what the sentence is about.

    Args:
        role: of the sentence.
        named: what is named.
        offering: the sentence offers something.
        promised: the words around the thing do.
    """
    if role.role == "benefit":
        return min(0.95, (0.3, 0.45, 0.6)[named.level] + 0.4 * role.confidence)
    base = _SURE_ELSEWHERE if named.level == SURE else _NAMED_ELSEWHERE if offering and named.level == NAMED else 0.2
    if role.role == "requirement" and not promised:
        return base * (1.0 - 0.5 * role.confidence) + (0.15 if named.kind == "money" and named.level == SURE else 0.0)
    return base * _ELSEWHERE.get(role.role, 0.9)


def _is_label(text: str, languages: tuple[_Language, ...]) -> bool:
    """Tell whether a text only says that offers follow, in one language or in two."""
    return any(language.label.match(text) for language in languages)


def _of_sentence(sentence: Sentence, role: SentenceRole) -> Iterator[Candidate]:
    text = sentence.folded
    languages = _languages_for(text)
    benefit = role.role == "benefit"
    if not benefit and not any(language.is_offer(text) for language in languages):
        return
    if any(language.never.locate(text) for language in languages) or _LEADS_IN.search(text):
        return
    if sentence.block.kind != "list_item" and len(text) < _LONGEST_LABEL and _is_label(text, languages):
        return
    offering = benefit or any(language.offer.locate(text) for language in languages)
    if not benefit and not offering and any(language.asked.locate(text) for language in languages):
        return
    named = _all_named(text, languages)
    telling = [n for n in named if n.level > VAGUE]
    found = list(_found(sentence, role, telling, languages, offering=offering))
    yield from found
    if not benefit or any(candidate.confidence >= _REPORTED for candidate in found):
        return
    if sentence.block.kind == "list_item" or any(language.offer.locate(text) for language in languages):
        yield from _whole(sentence, role, named, languages)


def _found(
    sentence: Sentence,
    role: SentenceRole,
    named: list[_Named],
    languages: tuple[_Language, ...],
    *,
    offering: bool,
) -> Iterator[Candidate]:
    """Give the things that a sentence names."""
    text = sentence.folded
    for item in _items(text, named, languages, prose=role.role != "benefit"):
        near = min(item.end, item.named.end + _NEAR)
        if any(language.not_offered.locate(text, item.start, near) for language in languages):
            continue
        if item.named.level < SURE and any(
            language.no_other.locate(text, item.start, item.end) for language in languages
        ):
            continue
        promised = any(language.offer.locate(text, item.start, item.end) for language in languages)
        confidence = _confidence(role, item.named, offering=offering, promised=promised)
        start, end = _trimmed(text, item.start, item.end, languages)
        if end - start >= 2:
            yield _candidate(
                sentence.block, sentence.start + start, sentence.start + end, item.named.kind,
                confidence, f"rule:{item.named.rule}",
            )  # fmt: skip


def _whole(
    sentence: Sentence, role: SentenceRole, named: list[_Named], languages: tuple[_Language, ...]
) -> Iterator[Candidate]:
    """Give a sentence about what is offered as one thing, where it names nothing that the rules know well."""
    text = sentence.folded
    start, end = _trimmed(text, 0, len(text), languages)
    size = end - start if len(languages) == 1 else 2 * (end - start)
    if size < _LEAST_OTHER:
        return
    if any(language.not_offered.locate(text) or language.no_other.locate(text) for language in languages):
        return
    kind = named[0].kind if named else "other"
    yield _candidate(
        sentence.block, sentence.start + start, sentence.start + end, kind, _WHOLE * role.confidence, role.method
    )


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the things that a page offers; the normal form is the kind and the words in lower case.

    Sentences about what is offered are cut into the things they name. Elsewhere only what is an offer wherever it
    stands counts.
    """
    for sentence, role in zip(outline.document.sentences, outline.roles, strict=True):
        block = sentence.block
        if role.closed or block.struck or role.role == "title" or block.region in {"navigation", "header"}:
            continue
        if block.kind in {"heading", "title"} or (block.region != "body" and role.role != "benefit"):
            continue
        yield from _of_sentence(sentence, role)
