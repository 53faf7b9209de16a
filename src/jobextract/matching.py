"""Regular expressions that are run only where they can match.

Hundreds of rules look at every sentence, and few of them apply to it. Each pattern here gives up its *anchors*: strings
of which at least one occurs in any text that the pattern matches. One Aho-Corasick scan finds which anchors a text
holds, and patterns without one are skipped. (The idea is that of RE2's ``FilteredRE2``.)
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from typing import Any, Generic, TypeVar

import ahocorasick

from jobextract.memory import remembered

if sys.version_info >= (3, 11):
    from re import _parser as _sre  # type: ignore[attr-defined,unused-ignore]
else:
    import sre_parse as _sre

__all__ = ["FilteredPattern", "PatternIndex", "PatternSet", "anchors"]

Item = TypeVar("Item")

_MOST_STRINGS = 96  # of an anchor set
_REMEMBERED = 2048  # texts whose anchors and lower case are kept: the stages ask about the same ones
_LEAST_WEIGHT = 1.7  # of an anchor: a letter or a space alone stands in every text

_Strings = frozenset[str]
_EMPTY: _Strings = frozenset({""})
_NONE: _Strings = frozenset()


class _Weights(dict[str, float]):
    """How much each character tells; kept, since all patterns are made of the same few."""

    def __missing__(self, character: str) -> float:
        if not character.isascii():
            return 3.0
        weight = 1.0 if character.isalnum() else 2.0 if character in "@$" else 0.4
        self[character] = weight
        return weight


_WEIGHTS = _Weights()


@lru_cache(maxsize=4096)
def _quality(strings: _Strings) -> tuple[float, int]:
    """Give how selective a set of anchors is: the weight of the commonest, by its characters."""
    if not strings or "" in strings:
        return (0.0, 0)
    weigh = _WEIGHTS.__getitem__
    return min([sum(map(weigh, string)) for string in strings]), -len(strings)


def _shortest(strings: _Strings) -> _Strings:
    """Drop the strings that hold another: where they occur, it does."""
    kept: list[str] = []
    for string in sorted(strings, key=len):
        if not any(other in string for other in kept):
            kept.append(string)
    return frozenset(kept)


class _Finder:
    """Walks a parsed pattern; `exact` strings are all that a part can match, `best` what one of must occur."""

    def sequence(self, parts: Iterable[Any]) -> tuple[_Strings | None, _Strings]:
        exact: _Strings | None = _EMPTY  # all strings of the run of exact parts that is being read
        best: _Strings = frozenset()
        whole = True
        for part in parts:
            strings, inner = self.part(part)
            if inner and inner != best:
                best = max(best, inner, key=_quality)
            if strings is not None and exact is not None and len(exact) * len(strings) <= _MOST_STRINGS:
                exact = frozenset([a + b for a in exact for b in strings])
                continue
            whole = False
            if exact is not None:
                best = max(best, exact, key=_quality)
            exact = strings if strings is not None and len(strings) <= _MOST_STRINGS else _EMPTY
        if exact is not None:
            best = max(best, exact, key=_quality)
        return (exact if whole else None), best

    def part(self, part: Any) -> tuple[_Strings | None, _Strings]:
        operation, argument = str(part[0]), part[1]
        if operation == "LITERAL":
            return frozenset({chr(argument).lower()}), _NONE
        if operation in {"AT", "ASSERT_NOT"}:
            return _EMPTY, frozenset()
        if operation == "ASSERT":
            exact, best = self.sequence(argument[1])
            return _EMPTY, max(best, exact or frozenset(), key=_quality)
        if operation == "SUBPATTERN":
            return self.sequence(argument[3])
        if operation == "ATOMIC_GROUP":
            return self.sequence(argument)
        if operation == "BRANCH":
            return self._branch(argument[1])
        if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            least, most, body = argument
            exact, best = self.sequence(body)
            if least == 0:
                return (exact | _EMPTY if most == 1 and exact is not None else None), frozenset()
            return (exact if least == most == 1 else None), max(best, exact or frozenset(), key=_quality)
        if operation == "IN":
            return self._characters(argument), frozenset()
        return None, frozenset()

    def _branch(self, branches: Iterable[Any]) -> tuple[_Strings | None, _Strings]:
        exacts: set[str] | None = set()
        bests: set[str] | None = set()
        for branch in branches:
            exact, best = self.sequence(branch)
            exacts = exacts | exact if exacts is not None and exact is not None else None
            chosen = max(best, exact or frozenset(), key=_quality)
            bests = bests | chosen if bests is not None and _quality(chosen)[0] else None
        exact_set = frozenset(exacts) if exacts is not None and len(exacts) <= 4 * _MOST_STRINGS else None
        return exact_set, frozenset(bests or ())

    @staticmethod
    def _characters(items: Iterable[Any]) -> _Strings | None:
        characters: set[str] = set()
        for operation, argument in items:
            if str(operation) == "LITERAL":
                characters.add(chr(argument).lower())
            elif str(operation) == "RANGE" and argument[1] - argument[0] < 12:
                characters.update(chr(code).lower() for code in range(argument[0], argument[1] + 1))
            else:
                return None
        return frozenset(characters) if len(characters) <= 12 else None


def anchors(pattern: str, flags: int = re.I) -> frozenset[str]:
    """Give lower-case strings of which one occurs in every match of a pattern; empty where there are none.

    >>> sorted(anchors(r"\\bpost[- ]?docs?\\b|博士后"))
    ['post doc', 'post-doc', 'postdoc', '博士后']
    >>> anchors(r"\\w+@\\w+") == {"@"}, anchors(r"[a-z]+")
    (True, frozenset())
    """
    return _anchors(pattern, flags & re.VERBOSE)


@lru_cache(maxsize=1024)  # many patterns are asked for alone and in an index
def _anchors(pattern: str, flags: int) -> frozenset[str]:
    _, best = _Finder().sequence(_sre.parse(pattern, flags))
    shortest = _shortest(best)
    return shortest if _quality(shortest)[0] >= _LEAST_WEIGHT else frozenset()


# Letters that ``re.IGNORECASE`` takes for i and s, though their lower case is another.
_PLAIN_LETTER = {0x130: "i", 0x131: "i", 0x17F: "s"}


def _is_odd(text: str) -> bool:
    return not text.isascii() and ("\u0131" in text or "\u0130" in text or "\u017f" in text)


class _Registry:
    """All anchors in use, and what finds them in a text. Anchors may be added while other threads scan."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._lock = threading.Lock()
        self.found = self._scanner()

    def add(self, strings: frozenset[str]) -> frozenset[int]:
        """Give the numbers of anchors, new ones where they are not known."""
        with self._lock:
            if not strings <= self.numbers.keys():
                for string in strings:
                    self.numbers.setdefault(string, len(self.numbers))
                self.found = self._scanner()
            return frozenset([self.numbers[string] for string in strings])

    def _scanner(self) -> Callable[[str], frozenset[int]]:
        """Give a function that gives the numbers of the anchors in a text.

        It builds its automaton when it is first asked, and has its own memory: nothing is answered from the time
        before the last anchor was added.
        """
        automaton: Any = None

        @remembered(_REMEMBERED)
        def found(text: str) -> frozenset[int]:
            nonlocal automaton
            if automaton is None:
                automaton = self._automaton()
            lowered = _lower_case(text)
            if lowered is None:
                lowered = text.translate(_PLAIN_LETTER).lower()
            return frozenset([number for _, number in automaton.iter(lowered)])

        return found

    def _automaton(self) -> Any:
        with self._lock:
            automaton = ahocorasick.Automaton()
            for string, number in self.numbers.items():
                automaton.add_word(string, number)
            automaton.make_automaton()
            return automaton


_registry = _Registry()


def found(text: str) -> frozenset[int]:
    """Give the numbers of the anchors that a text holds."""
    return _registry.found(text)


_IGNORE_CASE = int(re.I)  # arithmetic on `re.RegexFlag` is slow
_compiled = lru_cache(maxsize=None)(re.compile)  # the package's own patterns, when they are first run


_ESCAPE = re.compile(r"\\.|\(\?P")
_CAPITAL = re.compile(rf"({_ESCAPE.pattern})|[A-Z]")
_CASED = re.compile(r"[A-Z]-[^A-Z]|[^A-Z]-[A-Z]|\(\?[a-z]*-i")


def _in_lower_case(pattern: str, flags: int) -> str | None:
    """Give the pattern that matches in a text's lower case where this one, which ignores case, matches in the text.

    Without regard to case, ``re`` tries every branch in turn; with it, branches are told by their first letter.
    None where the two may differ: for letters whose case ``re.ASCII`` keeps, parts that do not ignore case, and ranges
    between a capital and something else.
    """
    lowered = _CAPITAL.sub(lambda match: match[1] or match[0].lower(), pattern)
    plain = _ESCAPE.sub("", lowered)
    kept = flags & re.A and any(c.lower() != c.upper() for c in plain if not c.isascii())
    if not flags & re.I or kept or plain != plain.lower() or _CASED.search(pattern):
        return None
    return lowered


@remembered(_REMEMBERED)
def _lower_case(text: str) -> str | None:
    """Give a text in lower case, None where that is not letter for letter what ``re.IGNORECASE`` makes of it."""
    return None if _is_odd(text) else text.lower()


class FilteredPattern:
    """A regular expression that is skipped on texts without its anchors; written as a string it ignores case."""

    __slots__ = ("_anchors", "_lower", "pattern")

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern, re.I) if isinstance(pattern, str) else pattern
        self._lower = _in_lower_case(self.pattern.pattern, self.pattern.flags)
        self._anchors = _registry.add(anchors(self.pattern.pattern, self.pattern.flags))

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds an anchor."""
        return not self._anchors or not self._anchors.isdisjoint(_registry.found(text))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match inside ``text[start:end]``; the anchors are looked for in the whole text."""
        if self._anchors and self._anchors.isdisjoint(_registry.found(text)):
            return None
        return self.pattern.search(text, start, end)

    def locate(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give what `search` gives, several times faster where case is ignored; only the places in the match count.

        Its groups may be in lower case.
        """
        if not self.may_match(text):
            return None
        pattern, text = self._cased(text)
        return pattern.search(text, start, end)

    def locate_all(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give what `finditer` gives, as `locate` does."""
        if not self.may_match(text):
            return iter(())
        pattern, text = self._cased(text)
        return pattern.finditer(text, start, end)

    def _cased(self, text: str) -> tuple[re.Pattern[str], str]:
        """Give the pattern and the form of a text with which the places are found fastest."""
        if self._lower is None or (lowered := _lower_case(text)) is None:
            return self.pattern, text
        return _compiled(self._lower, self.pattern.flags & ~_IGNORE_CASE), lowered

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give the matches inside ``text[start:end]``."""
        if self._anchors and self._anchors.isdisjoint(_registry.found(text)):
            return iter(())
        return self.pattern.finditer(text, start, end)


class PatternIndex(Generic[Item]):
    """Things that go with a pattern each, found by the anchors of a text."""

    __slots__ = ("_always", "_anchors", "_by_anchor", "_items", "_known", "_unfiltered")

    def __init__(self, items: Iterable[tuple[Item, str]]) -> None:
        self._items: list[Item] = []
        self._by_anchor: dict[int, list[int]] = {}
        self._unfiltered: list[int] = []
        for index, (item, pattern) in enumerate(items):
            self._items.append(item)
            numbers = _registry.add(anchors(pattern))
            if not numbers:
                self._unfiltered.append(index)
            for number in numbers:
                self._by_anchor.setdefault(number, []).append(index)
        self._anchors = frozenset(self._by_anchor)
        self._known: dict[frozenset[int], Sequence[Item]] = {}  # answers, by the anchors found
        self._always = [self._items[index] for index in self._unfiltered]

    def possible(self, text: str) -> Sequence[Item]:
        """Give the things whose pattern may match, in the order given."""
        numbers = self._anchors & _registry.found(text)
        if not numbers:
            return self._always
        if (known := self._known.get(numbers)) is not None:
            return known
        hits = set(self._unfiltered)
        for number in numbers:
            hits.update(self._by_anchor[number])
        items = tuple(self._items[index] for index in sorted(hits))
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[numbers] = items
        return items


class PatternSet:
    """Several patterns asked at once: which of them match a text, and where.

    Only the places of the matches count: their groups may be in lower case (see `FilteredPattern.locate`).
    """

    __slots__ = ("_index",)

    def __init__(self, patterns: Sequence[str], flags: re.RegexFlag = re.I) -> None:
        with_case, without = int(flags) & ~_IGNORE_CASE, int(flags)
        rows = [(pattern, _in_lower_case(pattern, without)) for pattern in patterns]
        self._index = PatternIndex(
            [((index, pattern, without, lower, with_case), pattern) for index, (pattern, lower) in enumerate(rows)]
        )

    def _asked(self, text: str) -> Iterator[tuple[int, re.Pattern[str], str]]:
        """Give the patterns that may match, each with the form of the text to ask it about."""
        possible = self._index.possible(text)
        if not possible:
            return
        lowered = _lower_case(text)
        for index, pattern, flags, lower, with_case in possible:
            if lower is not None and lowered is not None:
                yield index, _compiled(lower, with_case), lowered
            else:
                yield index, _compiled(pattern, flags), text

    def matching(self, text: str) -> list[int]:
        """Give the indices of the patterns that match, ascending."""
        return [index for index, pattern, form in self._asked(text) if pattern.search(form)]

    def first(self, text: str) -> int | None:
        """Give the index of the first pattern that matches."""
        for index, pattern, form in self._asked(text):
            if pattern.search(form):
                return index
        return None

    def leftmost(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Give matches that do not overlap, from left to right; at one place the first pattern goes first.

        This is what one alternation of all the patterns would find.
        """
        waiting = []  # the next match of each pattern; the index settles which goes first
        for index, pattern, form in self._asked(text):
            if match := pattern.search(form):
                waiting.append((match.start(), index, match, pattern, form))
        heapify(waiting)
        end = 0
        while waiting:
            start, index, match, pattern, form = waiting[0]
            if start >= end:
                end = match.end()
                yield index, match
            if match := pattern.search(form, max(end, start + 1)):
                heapreplace(waiting, (match.start(), index, match, pattern, form))
            else:
                heappop(waiting)

    def finditer(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Give the matches of all patterns, pattern by pattern."""
        for index, pattern, form in self._asked(text):
            for match in pattern.finditer(form):
                yield index, match
