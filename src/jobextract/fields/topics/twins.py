"""The same topic in two languages of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise, product

from jobextract.fields.candidate import Candidate
from jobextract.reading.folding import HAN, fold
from jobextract.sections.outline import Outline

__all__ = ["twins"]

_GAP = re.compile(r"\s*(?P<sign>[(（\[［/／|｜]?)\s*")  # between a topic and its translation
_CLOSING = {"(": ")", "（": "）", "[": "]", "［": "］"}
_LATIN_WORD = re.compile(r"[a-z0-9']+")
_EMPTY_WORDS = frozenset(
    ["of", "the", "a", "an", "in", "on", "for", "and", "with", "to", "by", "between", "based", "using", "from", "its"]
)
_EMPTY_HAN = frozenset("的与和及中在之对基于间")
_MOST = 200  # topics looked at: pairs of them are compared
_LONGEST_WORDS = 4
_LONGEST_HAN = 10
_SAME = 0.65  # share of both topics that the translations cover, where they are the same by that alone
_LIKELY = 0.3  # the same where the topics stand side by side


@dataclass(slots=True)
class _Name:
    """A topic's normal form with its parts."""

    canonical: str
    is_han: bool
    words: list[str]  # of a topic in Latin script: in the singular
    han: str  # of a Chinese one: folded
    size: int  # words or characters that tell something
    parts: dict[int, set[int]]  # number of a translation -> places of the words or characters that it covers


@dataclass(frozen=True, slots=True)
class _Run:
    """Topics in one script that a sentence or a list names one after the other."""

    is_han: bool
    block: int  # index of the first block
    last: int
    names: tuple[str, ...]
    is_pure: bool  # no other script stands beside them


def twins(outline: Outline, topics: Sequence[tuple[str, Sequence[Candidate]]]) -> dict[str, str]:
    """Give the normal forms that name the same in another language, each way.

    Args:
        outline: the page's structure.
        topics: the normal form of each topic, and where it stands.
    """
    topics = topics[:_MOST]
    if len({_is_han(canonical) for canonical, _ in topics}) < 2:
        return {}
    names = {canonical: _name(canonical) for canonical, _ in topics}
    mentions = sorted(
        ((candidate, canonical) for canonical, candidates in topics for candidate in candidates),
        key=lambda mention: (mention[0].block.index, mention[0].start, mention[0].end),
    )
    linked: dict[str, str] = {}
    for finder in (_appositions(mentions, names), _translations(names), _parallels(outline, mentions, names)):
        for first, second in finder:
            if first not in linked and second not in linked:
                linked[first], linked[second] = second, first
    return linked


@cache
def _lexicon() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Give the numbers of the translations by their English and by their Chinese form."""
    english: dict[str, list[int]] = {}
    chinese: dict[str, list[int]] = {}
    listed = resources.files(__package__ or "").joinpath("translations.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(listed):
        left, equals, right = line.partition(" = ")
        if line.startswith("#") or not equals:
            continue
        for form in left.split("|"):
            english.setdefault(" ".join(_latin_words(form)), []).append(number)
        for form in right.split("|"):
            chinese.setdefault(form, []).append(number)
    return english, chinese


def _is_han(text: str) -> bool:
    return not text.isascii() and HAN.search(fold(text)) is not None


def _latin_words(text: str) -> list[str]:
    """Give the words of a text, roughly in the singular: both sides of a comparison are made so."""
    words = _LATIN_WORD.findall(text.casefold())
    return [word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "siu" else word for word in words]


def _name(canonical: str) -> _Name:
    english, chinese = _lexicon()
    folded = fold(canonical)
    is_han = _is_han(folded)
    parts: dict[int, set[int]] = {}
    if is_han:
        for start in range(len(folded)):
            for end in range(start + 1, min(len(folded), start + _LONGEST_HAN) + 1):
                for number in chinese.get(folded[start:end], ()):
                    parts.setdefault(number, set()).update(range(start, end))
        size = sum(character.isalnum() and character not in _EMPTY_HAN for character in folded)
        return _Name(canonical, True, _LATIN_WORD.findall(folded), folded, size, parts)
    words = _latin_words(folded)
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_WORDS) + 1):
            for number in english.get(" ".join(words[start:end]), ()):
                parts.setdefault(number, set()).update(range(start, end))
    size = sum(word not in _EMPTY_WORDS for word in words)
    return _Name(canonical, False, words, "", size, parts)


def _alike(latin: _Name, han: _Name) -> float:
    """Give the share (0..1) of both names that known translations and common Latin words cover, of the less covered."""
    words: set[int] = set()
    characters: set[int] = set()
    for number in latin.parts.keys() & han.parts.keys():
        words |= latin.parts[number]
        characters |= han.parts[number]
    for place, word in enumerate(latin.words):
        if word in han.words and word not in _EMPTY_WORDS:
            words.add(place)
            start = han.han.find(word)
            characters.update(range(start, start + len(word)))
    told = sum(latin.words[place] not in _EMPTY_WORDS for place in words)
    shown = sum(han.han[place].isalnum() and han.han[place] not in _EMPTY_HAN for place in characters)
    return min(told / max(1, latin.size), shown / max(1, han.size))


def _pair(first: _Name, second: _Name) -> float:
    return _alike(second, first) if first.is_han else _alike(first, second)


def _appositions(mentions: Sequence[tuple[Candidate, str]], names: dict[str, _Name]) -> Iterator[tuple[str, str]]:
    """Find topics with nothing but a stroke between them, or one in brackets behind the other."""
    for (first, left), (second, right) in pairwise(mentions):
        if first.block is not second.block or names[left].is_han is names[right].is_han:
            continue
        text = first.block.text
        gap = _GAP.fullmatch(text, first.end, second.start) if second.start >= first.end else None
        if gap is None or not text.startswith(_CLOSING.get(gap["sign"], ""), second.end):
            continue
        if not _denied(names[left], names[right], names):
            yield left, right


def _denied(first: _Name, second: _Name, names: dict[str, _Name]) -> bool:
    """Tell whether one of two names is rather the translation of another topic."""
    alike = _pair(first, second)
    for one in (first, second):
        others = (name for name in names.values() if name.is_han is not one.is_han)
        if any(_pair(one, other) >= max(_SAME, alike + 0.01) for other in others):
            return True
    return False


def _translations(names: dict[str, _Name]) -> Iterator[tuple[str, str]]:
    """Find topics of which known translations cover most, the best pairs first."""
    latin = [name for name in names.values() if not name.is_han and name.parts]
    han = [name for name in names.values() if name.is_han and (name.parts or name.words)]
    found = [(_alike(one, other), one, other) for one, other in product(latin, han)]
    for alike, one, other in sorted(found, key=lambda pair: -pair[0]):
        if alike >= _SAME:
            yield one.canonical, other.canonical


def _runs(outline: Outline, mentions: Sequence[tuple[Candidate, str]], names: dict[str, _Name]) -> list[_Run]:
    """Give the topics of each sentence and of each list by script, in order."""
    gathered: dict[tuple[bool, str, int], list[tuple[Candidate, str]]] = {}
    for candidate, canonical in mentions:
        block = candidate.block
        sentence = outline.document.sentence_at(block, candidate.start)
        key = ("sentence", sentence.index if sentence is not None else -1)
        if block.kind == "list_item" and block.list_id is not None:
            key = ("list", block.list_id)
        gathered.setdefault((names[canonical].is_han, *key), []).append((candidate, canonical))
    runs = []
    for (is_han, _, _), found in gathered.items():
        blocks = [candidate.block.index for candidate, _ in found]
        pure = all(_is_pure(outline, candidate, is_han=is_han) for candidate, _ in found)
        runs.append(_Run(is_han, blocks[0], blocks[-1], tuple(dict.fromkeys(name for _, name in found)), pure))
    return runs


def _is_pure(outline: Outline, candidate: Candidate, *, is_han: bool) -> bool:
    """Tell whether the sentence around a topic is written in the topic's script."""
    sentence = outline.document.sentence_at(candidate.block, candidate.start)
    return sentence is None or is_han is (HAN.search(sentence.folded) is not None)


def _parallels(
    outline: Outline, mentions: Sequence[tuple[Candidate, str]], names: dict[str, _Name]
) -> Iterator[tuple[str, str]]:
    """Find lists of equal length, one in each language, that say the same in the same order."""
    runs = _runs(outline, mentions, names)
    found = []
    for one, other in product((run for run in runs if not run.is_han), (run for run in runs if run.is_han)):
        if len(one.names) != len(other.names):
            continue
        alike = [_alike(names[left], names[right]) for left, right in zip(one.names, other.names, strict=True)]
        beside = one.block <= other.last + 1 and other.block <= one.last + 1
        if not _is_translated(one, other, alike, names, beside=beside):
            continue
        distance = abs(one.block - other.block)
        found.append((-sum(alike) / len(alike), distance, one, other))
    used: set[_Run] = set()
    for _, _, one, other in sorted(found, key=lambda pair: pair[:2]):
        if one not in used and other not in used:
            used |= {one, other}
            yield from zip(one.names, other.names, strict=True)


def _is_translated(one: _Run, other: _Run, alike: list[float], names: dict[str, _Name], *, beside: bool) -> bool:
    """Tell whether two lists of equal length are translations of each other."""
    if len(alike) == 1:
        return beside and alike[0] >= _LIKELY
    for (place, left), (others, right) in product(enumerate(one.names), enumerate(other.names)):
        if place != others and _alike(names[left], names[right]) > max(alike[place], alike[others], _LIKELY):
            return False
    return (
        (beside and one.is_pure and other.is_pure)
        or max(alike) >= _LIKELY
        or sum(share > 0 for share in alike) * 2 > len(alike)
    )
