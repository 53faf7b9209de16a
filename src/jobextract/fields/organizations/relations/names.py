"""Which names of a page are of one organization: short forms, and names in two languages side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from jobextract.fields.organizations.relations.kinds import size_of
from jobextract.fields.organizations.relations.named import Named, Place
from jobextract.language.modules import language_modules
from jobextract.reading.folding import HAN, fold

_PACKAGE = __name__.rpartition(".")[0]
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][A-Za-z0-9&.@-]{1,11}")
_BESIDE = re.compile(r"\s*[(（/|·,，、—–-]?\s*")
_DASHED = re.compile(r"\s?[-–—]\s?([A-Z][\w&-]{1,11})\b(?![ -][A-Z])")
_INSIDE = re.compile(r"[(（]([A-Z][\w&-]{1,11})[)）]")
_NO_LETTER = re.compile(r"[^A-Za-z]")
_WORDS = re.compile(r"[A-Za-zÀ-ɏ]+")
_LONGEST_ACRONYM = 8
_SHORTEST, _LONGEST = 3, 30  # characters of a Chinese name


class _Names(NamedTuple):
    """The names of a page, by what is looked for."""

    by_name: dict[str, Named]
    starting: dict[tuple[int, int], Named]  # by block and position


def join(named: list[Named]) -> None:
    """Find the other names of organizations.

    Args:
        named: with their sizes; where a short form is known to be of one of them, it takes that one's.
    """
    groups: dict[str, list[Named]] = defaultdict(list)
    names = _Names({}, {})
    for one in named:
        names.by_name.setdefault(one.name.casefold(), one)
        names.starting.update({(place.block.index, place.start): one for place in one.places})
        if one.university is not None:
            groups[one.university.name].append(one)
    for group in groups.values():
        for one in group:
            for other in group:
                _same(one, other)
    for one in named:
        for place in one.places:
            _read_beside(one, place, names)
            text = place.block.text[place.start : place.end]
            if text.isupper() and " " not in text and not one.name.isupper():
                _alias(one, text)
        inside = _INSIDE.search(one.name)
        if inside is not None and _stands_for(inside.group(1), one.name[: inside.start()]):
            _alias(one, inside.group(1))
    _resolve_acronyms(named)
    _resolve_ends([one for one in named if one.han])
    for one in named:
        if one.kind == "other":
            one.size = next((other.size for other in one.same if other.kind != "other"), one.size)


def _read_beside(one: Named, place: Place, names: _Names) -> None:
    """Take the name in parentheses behind a name, or beside it in the other script."""
    text, folded = place.block.text, place.block.folded
    match = _paren().match(folded, place.end)
    if match is not None:
        _read_inside(one, text[match.start(1) : match.end(1)].strip(), names)
        return
    match = _DASHED.match(folded, place.end)
    if match is not None and match.group(1).upper() in _initials(one.name):
        _alias(one, match.group(1))
    beside = _BESIDE.match(folded, place.end)
    other = names.starting.get((place.block.index, beside.end())) if beside is not None else None
    if other is not None and other.han != one.han and other.size == one.size and other.kind != "other":
        _both(one, other)


def _read_inside(one: Named, inside: str, names: _Names) -> None:
    """Take what stands in parentheses behind a name, where it is another name of the same."""
    other = names.by_name.get(inside.casefold())
    if other is not None:
        if other.size.rank == one.size.rank or "other" in (one.kind, other.kind):
            _both(one, other)
    elif (_stands_for(inside, one.name) and not (one.han and one.kind == "department")) or _abbreviates(
        fold(inside), fold(one.name)
    ):
        _alias(one, inside)
    elif one.han != (HAN.search(inside) is not None):
        head, _, rest = inside.partition(", ")
        if _is_name(fold(head)) and one.kind in (size_of(fold(head)).kind, "other"):
            _alias(one, head)
            if _ACRONYM.fullmatch(rest):
                _alias(one, rest)


@cache
def _paren() -> re.Pattern[str]:
    words = "|".join(module.SHORT_FOR.rstrip("|") for module in language_modules(_PACKAGE).values())
    return re.compile(rf"\s?[(（]\s*(?:{words})?[\"“「『]?([^()（）\n]{{2,70}}?)[\"”」』]?\s*[)）]", re.IGNORECASE)


def _resolve_acronyms(named: list[Named]) -> None:
    long: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        if not one.han and " " in one.name:
            for letters in _initials(one.name):
                long[letters].append(one)
    for one in named:
        if one.han or " " in one.name or one.same or not _ACRONYM.fullmatch(one.name):
            continue
        for other in long.get(_NO_LETTER.sub("", one.name).upper(), ()):
            _both(one, other)
            one.university, one.size = other.university, other.size  # whatever else the letters stand for


def _resolve_ends(named: list[Named]) -> None:
    """Join 土木工程学院 to 渝江大学土木工程学院."""
    owns = language_modules(_PACKAGE)["zh"].OWNS
    by_name = {one.name: one for one in named}
    for one in named:
        for start in range(1, len(one.name)):
            other = by_name.get(one.name[start:])
            if other is not None and one.size == other.size and owns.search(fold(one.name[:start])):
                _both(one, other)


def _is_name(text: str) -> bool:
    shaped = _SHORTEST < len(text) < _LONGEST if HAN.search(text) else text[:1].isupper()
    return shaped and size_of(text).kind != "other"


def _both(one: Named, other: Named) -> None:
    _same(one, other)
    _same(other, one)


def _same(one: Named, other: Named) -> None:
    if one is not other and all(other is not earlier for earlier in one.same):
        one.same.append(other)
        _alias(one, other.name)


def _alias(one: Named, name: str) -> None:
    if _key(name) not in {_key(one.name), *map(_key, one.aliases)}:
        one.aliases.append(name)


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


@lru_cache(maxsize=2048)
def _initials(name: str) -> frozenset[str]:
    """Give the acronyms that the first letters of a name's words make, with and without its small words."""
    minor = language_modules(_PACKAGE)["en"].MINOR
    words = _WORDS.findall(name)
    full = "".join(word[0] for word in words).upper()
    major = "".join(word[0] for word in words if word.casefold() not in minor).upper()
    return frozenset(letters for letters in (full, major) if len(letters) > 1)


def _stands_for(acronym: str, name: str) -> bool:
    """Whether a short form in parentheses is one of the name before it."""
    if not _ACRONYM.fullmatch(acronym):
        return False
    if HAN.search(name):
        return acronym.isupper() and len(acronym) <= _LONGEST_ACRONYM
    rest = iter(name.casefold())
    return all(letter in rest for letter in _NO_LETTER.sub("", acronym).casefold())


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of 中科院 stand in 中国科学院 in that order."""
    if not HAN.match(short) or len(short) >= len(name) or short in name:
        return False
    rest = iter(name)
    return all(character in rest for character in short)
