"""Regular expressions that are run only where they can match.

Hundreds of rules look at every sentence, and few of them apply to it. Each pattern here gives up its *anchors*: strings
of which at least one occurs in any text that the pattern matches. One Aho-Corasick scan finds which anchors a text
holds, and patterns without one are skipped. (The idea is that of RE2's ``FilteredRE2``.) Most patterns give up their
*openings* too: strings with one of which every match begins. They are tried where these stand, and nowhere else.
"""

from __future__ import annotations

import re
import sys
import threading
from bisect import bisect_left
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

__all__ = ["FilteredPattern", "PatternIndex", "PatternSet", "anchors", "openings"]

Item = TypeVar("Item")

_MOST_STRINGS = 96  # of an anchor set
_REMEMBERED = 2048  # texts whose anchors and lower case are kept: the stages ask about the same ones
_LEAST_WEIGHT = 1.7  # of an anchor: a letter or a space alone stands in every text

_LEAST_OPENING = 2.0  # weight of a string at which a match may begin

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

    def __init__(self) -> None:
        self._known: dict[int, tuple[_Strings | None, _Strings]] = {}  # by identity of the part

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
        known = self._known.get(id(part))
        if known is None:
            known = self._known[id(part)] = self._of_part(part)
        return known

    def _of_part(self, part: Any) -> tuple[_Strings | None, _Strings]:
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

    def opening(self, parts: Iterable[Any]) -> _Strings:
        """Give the strings with which matches begin; the empty one where that is not known."""
        opened = _EMPTY
        for part in parts:
            exact, _ = self.part(part)
            strings = self._opening_of(part) if exact is None else exact
            if len(opened) * len(strings) > _MOST_STRINGS:
                break
            opened = frozenset([a + b for a in opened for b in strings])
            if exact is None:
                break
        return opened

    def _opening_of(self, part: Any) -> _Strings:
        operation, argument = str(part[0]), part[1]
        if operation == "SUBPATTERN":
            return self.opening(argument[3])
        if operation == "ATOMIC_GROUP":
            return self.opening(argument)
        if operation == "BRANCH":
            return frozenset().union(*[self.opening(branch) for branch in argument[1]])
        if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] > 0:
            return self.opening(argument[2])
        return _EMPTY

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
    return _anchors_and_openings(pattern, flags & re.VERBOSE)[0]


def openings(pattern: str, flags: int = re.I) -> frozenset[str]:
    """Give lower-case strings with one of which every match of a pattern begins; empty where there are no good ones.

    >>> sorted(openings(r"\\b(?:open )?(?:posts?|jobs)\\b"))
    ['jobs', 'open jobs', 'open post', 'post']
    """
    return _anchors_and_openings(pattern, flags & re.VERBOSE)[1]


@lru_cache(maxsize=1024)  # many patterns are asked for alone and in an index
def _anchors_and_openings(pattern: str, flags: int) -> tuple[_Strings, _Strings]:
    parsed = _sre.parse(pattern, flags)
    finder = _Finder()
    _, best = finder.sequence(parsed)
    shortest = _shortest(best)
    found = shortest if _quality(shortest)[0] >= _LEAST_WEIGHT else _NONE
    opened: list[str] = []
    for string in sorted(finder.opening(parsed), key=len):
        if not string.startswith(tuple(opened)):
            opened.append(string)
    return found, frozenset(opened) if _quality(frozenset(opened))[0] >= _LEAST_OPENING else _NONE


# Letters that ``re.IGNORECASE`` takes for i and s, though their lower case is another.
_PLAIN_LETTER = {0x130: "i", 0x131: "i", 0x17F: "s"}


def _is_odd(text: str) -> bool:
    return not text.isascii() and ("\u0131" in text or "\u0130" in text or "\u017f" in text)


def _by_bytes(text: str) -> str:
    """Give a text with a character for each byte of its UTF-8.

    The automaton looks through the characters that may follow one by one: of bytes there are few, of Chinese
    characters thousands.
    """
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


class _Scan:
    """What the scan of a text found."""

    __slots__ = ("lowered", "numbers", "plain")

    def __init__(self, text: str, automaton: Any) -> None:
        self.lowered = _lower_case(text)
        self.plain = text.translate(_PLAIN_LETTER).lower() if self.lowered is None else self.lowered
        self.numbers = frozenset([number for _, number in automaton.iter(_by_bytes(self.plain))])  # of the anchors


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

    def _scanner(self) -> Callable[[str], _Scan]:
        """Give a function that scans a text.

        It builds its automaton when it is first asked, and has its own memory: nothing is answered from the time
        before the last anchor was added.
        """
        automaton: Any = None

        @remembered(_REMEMBERED)
        def found(text: str) -> _Scan:
            nonlocal automaton
            if automaton is None:
                automaton = self._automaton()
            return _Scan(text, automaton)

        return found

    def _automaton(self) -> Any:
        with self._lock:
            automaton = ahocorasick.Automaton()
            for string, number in self.numbers.items():
                automaton.add_word(_by_bytes(string), number)
            automaton.make_automaton()
            return automaton


_registry = _Registry()


def found(text: str) -> frozenset[int]:
    """Give the numbers of the anchors that a text holds."""
    return _registry.found(text).numbers


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


def _lower_case(text: str) -> str | None:
    """Give a text in lower case, None where that is not letter for letter what ``re.IGNORECASE`` makes of it."""
    return None if _is_odd(text) else text.lower()


class _Starts:
    """Where the matches of a pattern may begin in a text."""

    __slots__ = ("_numbers", "_strings")

    def __init__(self, strings: frozenset[str]) -> None:
        self._numbers = _registry.add(strings)
        self._strings = {_registry.numbers[string]: string for string in strings}

    @staticmethod
    def of(pattern: str, flags: int) -> _Starts | None:
        """Give the starts of a pattern's matches; None where they may begin with anything."""
        strings = openings(pattern, flags)
        return _Starts(strings) if strings else None

    def within(self, scan: _Scan, start: int = 0, end: int = sys.maxsize) -> list[int]:
        """Give the places inside a stretch of the text, ascending."""
        plain, places = scan.plain, []
        for number in self._numbers & scan.numbers:
            string = self._strings[number]
            place = plain.find(string, start, end)
            while place >= 0:
                places.append(place)
                place = plain.find(string, place + 1, end)
        return sorted(set(places)) if len(places) > 1 else places


def _matches_at(
    places: Iterable[int], pattern: re.Pattern[str], text: str, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Give the matches that begin at one of some places and do not overlap."""
    free = 0
    for place in places:
        if place >= free and (match := pattern.match(text, place, end)):
            free = match.end()
            yield match


class FilteredPattern:
    """A regular expression that is skipped on texts without its anchors; written as a string it ignores case."""

    __slots__ = ("_anchors", "_lower", "_starts", "pattern")

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern, re.I) if isinstance(pattern, str) else pattern
        # What finds the places fastest in a text's lower case; compiled when it is first run.
        self._lower: str | re.Pattern[str] | None = _in_lower_case(self.pattern.pattern, self.pattern.flags)
        self._anchors = _registry.add(anchors(self.pattern.pattern, self.pattern.flags))
        self._starts = _Starts.of(self.pattern.pattern, self.pattern.flags)

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds an anchor."""
        return not self._anchors or not self._anchors.isdisjoint(_registry.found(text).numbers)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match inside ``text[start:end]``; the anchors are looked for in the whole text."""
        if not self._anchors:
            return self.pattern.search(text, start, end)
        scan = _registry.found(text)
        if self._anchors.isdisjoint(scan.numbers):
            return None
        return self._first(scan, self.pattern, text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give the matches inside ``text[start:end]``."""
        if not self._anchors:
            return self.pattern.finditer(text, start, end)
        scan = _registry.found(text)
        if self._anchors.isdisjoint(scan.numbers):
            return iter(())
        return self._all(scan, self.pattern, text, start, end)

    def locate(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give what `search` gives, several times faster where case is ignored; only the places in the match count.

        Its groups may be in lower case.
        """
        scan = _registry.found(text)
        if self._anchors and self._anchors.isdisjoint(scan.numbers):
            return None
        if self._lower is None or scan.lowered is None:
            return self._first(scan, self.pattern, text, start, end)
        return self._first(scan, self._in_lower_case(), scan.lowered, start, end)

    def locate_all(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give what `finditer` gives, as `locate` does."""
        scan = _registry.found(text)
        if self._anchors and self._anchors.isdisjoint(scan.numbers):
            return iter(())
        if self._lower is None or scan.lowered is None:
            return self._all(scan, self.pattern, text, start, end)
        return self._all(scan, self._in_lower_case(), scan.lowered, start, end)

    def _in_lower_case(self) -> re.Pattern[str]:
        """Give the pattern for texts in lower case."""
        if isinstance(self._lower, str):
            self._lower = _compiled(self._lower, self.pattern.flags & ~_IGNORE_CASE)
        assert self._lower is not None
        return self._lower

    def _first(self, scan: _Scan, pattern: re.Pattern[str], form: str, start: int, end: int) -> re.Match[str] | None:
        """Give the first match in a form of the text that was scanned."""
        if self._starts is None:
            return pattern.search(form, start, end)
        for place in self._starts.within(scan, start, end):
            if match := pattern.match(form, place, end):
                return match
        return None

    def _all(self, scan: _Scan, pattern: re.Pattern[str], form: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Give the matches in a form of the text that was scanned."""
        if self._starts is None:
            return pattern.finditer(form, start, end)
        return _matches_at(self._starts.within(scan, start, end), pattern, form, end)


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
        self._known: dict[frozenset[int], tuple[Item, ...]] = {}  # answers, by the anchors found
        self._always = tuple([self._items[index] for index in self._unfiltered])

    def possible(self, text: str) -> tuple[Item, ...]:
        """Give the things whose pattern may match, in the order given."""
        numbers = self._anchors & _registry.found(text).numbers
        return (self._known.get(numbers) or self._with(numbers)) if numbers else self._always

    def _with(self, numbers: frozenset[int]) -> tuple[Item, ...]:
        """Give the things that may match a text with these anchors, and remember them."""
        hits = [index for number in numbers for index in self._by_anchor[number]]
        if len(hits) > 1 or self._unfiltered:
            hits = sorted({*hits, *self._unfiltered})
        items = tuple([self._items[index] for index in hits])
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[numbers] = items
        return items


class _Member:
    """A pattern of a set, compiled."""

    __slots__ = ("_lower", "index", "pattern", "starts")

    def __init__(self, index: int, pattern: str, flags: int, *, lower: bool) -> None:
        lowered = _in_lower_case(pattern, flags) if lower else None
        self.index = index
        self._lower = lowered is not None  # whether it is for texts in lower case
        self.pattern = _compiled(pattern, flags) if lowered is None else _compiled(lowered, flags & ~_IGNORE_CASE)
        self.starts = _Starts.of(pattern, flags)

    def form(self, text: str, scan: _Scan) -> str:
        """Give the form of a text to ask it about."""
        return scan.lowered if self._lower and scan.lowered is not None else text

    def search(self, text: str, scan: _Scan) -> re.Match[str] | None:
        """Give the first match."""
        form = self.form(text, scan)
        if self.starts is None:
            return self.pattern.search(form)
        for place in self.starts.within(scan):
            if match := self.pattern.match(form, place):
                return match
        return None

    def finditer(self, text: str, scan: _Scan) -> Iterator[re.Match[str]]:
        """Give the matches."""
        form = self.form(text, scan)
        if self.starts is None:
            return self.pattern.finditer(form)
        return _matches_at(self.starts.within(scan), self.pattern, form)


class _Search:
    """A pattern of a set that is looked for again and again in one text."""

    __slots__ = ("_form", "_pattern", "_places", "index")

    def __init__(self, member: _Member, text: str, scan: _Scan) -> None:
        self.index = member.index
        self._pattern = member.pattern
        self._form = member.form(text, scan)
        self._places = None if member.starts is None else member.starts.within(scan)

    def __call__(self, start: int = 0) -> re.Match[str] | None:
        """Give the first match from a place on."""
        if self._places is None:
            return self._pattern.search(self._form, start)
        for number in range(bisect_left(self._places, start) if start else 0, len(self._places)):
            if match := self._pattern.match(self._form, self._places[number]):
                return match
        return None


class PatternSet:
    """Several patterns asked at once: which of them match a text, and where.

    Only the places of the matches count: their groups may be in lower case (see `FilteredPattern.locate`).
    """

    __slots__ = ("_flags", "_index", "_members", "_patterns")

    def __init__(self, patterns: Sequence[str], flags: re.RegexFlag = re.I) -> None:
        self._flags = int(flags)
        self._patterns = patterns
        self._index = PatternIndex(list(enumerate(patterns)))
        for pattern in patterns:
            _registry.add(openings(pattern, self._flags))
        self._members: dict[int, _Member] = {}  # those asked so far, by index

    def _member(self, index: int) -> _Member:
        """Compile a pattern."""
        member = self._members[index] = _Member(index, self._patterns[index], self._flags, lower=True)
        return member

    def _asked(self, possible: Iterable[int], scan: _Scan) -> list[_Member]:
        """Give the patterns that may match."""
        if scan.lowered is None:
            return [_Member(index, self._patterns[index], self._flags, lower=False) for index in possible]
        members = self._members
        return [members.get(index) or self._member(index) for index in possible]

    def matching(self, text: str) -> list[int]:
        """Give the indices of the patterns that match, ascending."""
        if not (possible := self._index.possible(text)):
            return []
        scan = _registry.found(text)
        return [member.index for member in self._asked(possible, scan) if member.search(text, scan)]

    def first(self, text: str) -> int | None:
        """Give the index of the first pattern that matches."""
        if not (possible := self._index.possible(text)):
            return None
        scan = _registry.found(text)
        for member in self._asked(possible, scan):
            if member.search(text, scan):
                return member.index
        return None

    def leftmost(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Give matches that do not overlap, from left to right; at one place the first pattern goes first.

        This is what one alternation of all the patterns would find.
        """
        if not (possible := self._index.possible(text)):
            return
        scan = _registry.found(text)
        searches = [_Search(member, text, scan) for member in self._asked(possible, scan)]
        # The next match of each pattern; the index settles which goes first.
        waiting = [(match.start(), search.index, match, search) for search in searches if (match := search())]
        heapify(waiting)
        end = 0
        while waiting:
            start, index, match, search = waiting[0]
            if start >= end:
                end = match.end()
                yield index, match
            if following := search(max(end, start + 1)):
                heapreplace(waiting, (following.start(), index, following, search))
            else:
                heappop(waiting)

    def finditer(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Give the matches of all patterns, pattern by pattern."""
        if not (possible := self._index.possible(text)):
            return
        scan = _registry.found(text)
        for member in self._asked(possible, scan):
            for match in member.finditer(text, scan):
                yield member.index, match
