"""How the organizations of a page belong together: who is part of whom, and which names are of one.

A unit's parent stands beside it (in one chain of names, "X of Y", 清华大学电子工程系), in its own name (渝江大学土木工程学院),
or is the only one on the page that can hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from jobextract.fields.organizations.kinds import (
    DEPARTMENT,
    FACULTY,
    GROUP,
    HOUSE,
    INSTITUTE,
    TOP,
    Size,
    is_college,
    size_of,
    size_of_known,
)
from jobextract.gazetteer import University, universities
from jobextract.reading.folding import HAN, fold
from jobextract.reading.page import Block
from jobextract.schema import OrganizationKind

_LONGEST_GAP = 110
_NO_LINK = re.compile(r"[。！？!?;；]|[.] (?=[A-Z])")
# What may stand between two names of one chain.
_CHAIN = re.compile(
    r"\s*(?:[(（][^()（）\n]{1,40}[)）])?[\s,，、·•|/–—:：()（）*&\"「」~-]{0,5}"
    r"(?:(?:and|of|at|in|within|from|y|et|und|e|de|del|della|dell'|der|du|an der|am|和|及|与|的|下属|下设|旗下|所属)\b ?)?"
    r"(?:the |la |los |l')?[\"「]?"
)
_PLACED = re.compile(
    r"\s*(?:[(（][^()（）\n]{1,40}[)）])?,? (?:(?:an?|one|which|that|who|we|is|are|sits?|belongs?|forms?|lies|lives?|based|housed|hosted"
    r"|located|embedded|affiliated|joint|part|unit|centre|center|lab|group|research|now|here|inside|within|at|in|of|to|by|and|the"
    r"|led|jointly|both|newly|founded|established|small|department|institute|floor|third|second|first|ground)\b ?){1,9}"
)
_HAN_PLACED = re.compile(
    r"[^。！？；\n]{0,16}?(?:属于?|挂靠(?:在|于)?|依托(?:于|在)?|设在|设于|建于|位于|坐落(?:于|在)|归属(?:于)?|来自|落户(?:于|在)?|加入)(?:了)?"
)
_REFERENCE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]his) (?P<head>unit|group|lab|laboratory|team|cent(?:er|re)|institute|department|school|section)"
    r" (?:is|belongs|sits|forms|lies)\b[^.;:!?\n]{0,50}\b(?:of|at|in|to|within) (?:the )?$"
)
_POSSESSIVE = re.compile(r"'s? (?:own |new |renowned )?")
_LINES = re.compile(r"[^.。!?！？\n]{0,40}\n\s*")
_AND = re.compile(r"\b(?:and|y|et|und)\b|[&和及与、;；]")
_PAREN = re.compile(
    r"\s?[(（]\s*(?:the |short |in short |abbreviated |简称:?|以下简称:?|英文名?:?)?[\"“「『]?([^()（）\n]{2,70}?)[\"”」』]?\s*[)）]"
)
_DASHED = re.compile(r"\s?[-–—]\s?([A-Z][\w&-]{1,11})\b(?![ -][A-Z])")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][A-Za-z0-9&.@-]{1,11}")
_CITY_UNIVERSITY = re.compile(r"(\w+) University")
_BESIDE = re.compile(r"\s*[(（/|·,，、—–-]?\s*")
_OWNS = re.compile(r"(?:大学|学院|科学院)$")
_INSIDE = re.compile(r"[(（]([A-Z][\w&-]{1,11})[)）]")
_HAN_OWNER = re.compile(
    r"(?P<owner>[\u4e00-\u9fff·]{2,14}?(?:大学|科学院|(?<!大)学院(?=[\u4e00-\u9fff]{2,}系))(?:[（(][\u4e00-\u9fff]{2,4}[)）])?)(?=.{2})"
)
_LATIN_OWNER = re.compile(r"(?P<owner>(?:[A-Z][\w'-]+ ){1,3}(?:University|Hospital|Academy))(?:'s)? (?=[A-Z])")
_MINOR = frozenset(
    {"of", "for", "and", "the", "in", "at", "on", "de", "la", "del", "des", "du", "für", "und", "y", "&"}
)
_OF_SUBJECT = re.compile(r"\bcent(?:er|re|ro|rum)\b|中心$|^institut\w* (?:of|for|für|de|di|d')", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-zÀ-ɏ]+")


class Place(NamedTuple):
    """Where a name stands: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Named:
    """An organization by one of its names, and what the page says about it."""

    name: str
    places: list[Place]
    sure: bool = False
    """Whether it is taken for an employer."""
    university: University | None = None
    size: Size = Size("other", HOUSE)
    han: bool = False
    parent: str | None = None
    aliases: list[str] = field(default_factory=list)
    same: list[Named] = field(default_factory=list)
    """The same organization by its other names."""
    owner: Named | None = None
    within: University | None = None
    """The university that its own name begins with."""
    country: str | None = None
    domain: str | None = None

    @property
    def kind(self) -> OrganizationKind:
        """Kind, as in the schema."""
        return self.size.kind


@lru_cache(maxsize=2048)
def known(name: str) -> University | None:
    """Give the university or institute of a name, where the name stands for one alone."""
    found = universities().lookup(name)
    if not found and (match := _CITY_UNIVERSITY.fullmatch(name)) is not None:
        named = universities().lookup(f"University of {match.group(1)}")
        found = tuple(one for one in named if one.country_code in ("GB", "AU"))  # not Washington University
    return found[0] if len(found) == 1 else None


def relate(named: list[Named]) -> None:
    """Fill in kinds, other names and parents.

    Args:
        named: the organizations of a page, one for each name, in order of the page.
    """
    for one in named:
        text = fold(one.name)
        one.han = HAN.search(text) is not None
        one.university = one.university or known(one.name)
        one.size = size_of(text)
        if one.university is not None:
            one.size = size_of_known(one.university.kind, one.university.name)
    _join(named)
    chains = list(_chains(named))
    _colleges(named, chains)
    for one in named:
        _by_name(one, named)
    for chain in chains:
        _within(chain)
    _referred(named)
    for one in named:
        if one.owner is None and one.parent is None and one.size.rank < HOUSE and one.university is None:
            one.owner = _only(one, named)
    for one in named:
        if one.owner is not None:
            one.parent = _shown(one.owner, one)


def _shown(owner: Named, unit: Named) -> str:
    """Of an organization's names take one in the unit's script, rather long than short."""
    names = [owner.name, *(other.name for other in owner.same if other.sure), *owner.aliases]
    fitting = [name for name in names if (HAN.search(fold(name)) is not None) == unit.han]
    return next((name for name in fitting if unit.han or " " in name), (fitting or names)[0])


# Names of one organization


def _join(named: list[Named]) -> None:
    by_university: dict[str, list[Named]] = {}
    by_name: dict[str, Named] = {}
    for one in named:
        by_name.setdefault(one.name.casefold(), one)
        if one.university is not None:
            by_university.setdefault(one.university.name, []).append(one)
    for group in by_university.values():
        for one in group:
            for other in group:
                _same(one, other)
    starts = {(place.block.index, place.start): one for one in named for place in one.places}
    for one in named:
        for place in one.places:
            _named_beside(one, place, by_name, starts)
            for text in (place.block.text[place.start : place.end],):
                if text.isupper() and not one.name.isupper() and " " not in text and text != one.name:
                    _alias(one, text)
        inside = _INSIDE.search(one.name)
        if inside is not None and _stands_for(inside.group(1), one.name[: inside.start()]):
            _alias(one, inside.group(1))
    for one in named:
        if not one.han and " " not in one.name and _ACRONYM.fullmatch(one.name) and not one.same:
            for other in named:
                if " " in other.name and not other.han and _initials(one.name, other.name):
                    _same(one, other)
                    _same(other, one)
                    one.university, one.size = other.university, other.size  # whatever else the letters stand for
        elif one.han:
            for other in named:
                whose = one.name[: -len(other.name)] if one is not other and one.name.endswith(other.name) else ""
                if whose and _OWNS.search(fold(whose)) and one.size == other.size:
                    _same(one, other)
                    _same(other, one)
    for one in named:
        if one.same and one.size.kind == "other":
            one.size = next((other.size for other in one.same if other.size.kind != "other"), one.size)


def _named_beside(one: Named, place: Place, by_name: dict[str, Named], starts: dict[tuple[int, int], Named]) -> None:
    """Take the name in parentheses behind a name, or beside it in the other script."""
    text, folded = place.block.text, place.block.folded
    match = _PAREN.match(folded, place.end)
    if match is not None:
        inside = text[match.start(1) : match.end(1)].strip()
        other = by_name.get(inside.casefold())
        if other is not None and other is not one:
            if other.size.rank == one.size.rank or "other" in (one.kind, other.kind):
                _same(one, other)
                _same(other, one)
            return
        if _stands_for(inside, one.name) or _abbreviates(fold(inside), fold(one.name)):
            _alias(one, inside)
        elif one.han != (HAN.search(inside) is not None):
            head, _, rest = inside.partition(", ")
            if _is_name(fold(head)) and one.kind in (size_of(fold(head)).kind, "other"):
                _alias(one, head)
                if _ACRONYM.fullmatch(rest):
                    _alias(one, rest)
        return
    match = _DASHED.match(folded, place.end)
    if match is not None and _initials(match.group(1), one.name):
        _alias(one, match.group(1))
    beside = _BESIDE.match(folded, place.end)
    other = starts.get((place.block.index, beside.end())) if beside is not None else None
    if other is not None and other.han != one.han and other.size == one.size and other.kind != "other":
        _same(one, other)
        _same(other, one)


def _is_name(text: str) -> bool:
    if HAN.search(text):
        return 3 < len(text) < 30 and size_of(text).kind != "other"
    return text[:1].isupper() and size_of(text).kind != "other"


def _same(one: Named, other: Named) -> None:
    if one is not other and all(other is not known_ for known_ in one.same):
        one.same.append(other)
        _alias(one, other.name)


def _alias(one: Named, name: str) -> None:
    if _key(name) not in {_key(one.name), *map(_key, one.aliases)}:
        one.aliases.append(name)


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _initials(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first letters of a name's words; small words may be left out."""
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    words = _WORDS.findall(name)
    full = "".join(word[0] for word in words).upper()
    major = "".join(word[0] for word in words if word.casefold() not in _MINOR).upper()
    return len(letters) > 1 and letters in (full, major)


def _stands_for(acronym: str, name: str) -> bool:
    """Whether a short form in parentheses is one of the name before it."""
    if not _ACRONYM.fullmatch(acronym) or HAN.search(name):
        return _ACRONYM.fullmatch(acronym) is not None and acronym.isupper() and len(acronym) < 9
    letters = re.sub(r"[^A-Za-z]", "", acronym).casefold()
    rest = iter(name.casefold())
    return all(letter in rest for letter in letters)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of 中科院 stand in 中国科学院 in that order."""
    if not HAN.match(short) or len(short) >= len(name) or short in name:
        return False
    rest = iter(name)
    return all(character in rest for character in short)


# Chains of names


class _Link(NamedTuple):
    one: Named
    place: Place


def _chains(named: list[Named]) -> Iterator[list[_Link]]:
    """Give the names that stand in one chain, as in an address."""
    links = sorted(
        (_Link(one, place) for one in named for place in one.places),
        key=lambda link: (link.place.block.index, link.place.start, -link.place.end),
    )
    chain: list[_Link] = []
    for link in links:
        if chain:
            last = chain[-1].place
            if link.place.block is last.block and link.place.start < last.end:
                continue
            if _is_linked(last, link.place) and not _are_two(chain[-1], link):
                chain.append(link)
                continue
            if len(chain) > 1:
                yield chain
        chain = [link]
    if len(chain) > 1:
        yield chain


def _is_linked(last: Place, place: Place) -> bool:
    if last.block is not place.block:
        return False
    start, end = last.end, place.start
    if end - start > _LONGEST_GAP:
        return False
    text = last.block.folded
    if start == end or _CHAIN.fullmatch(text, start, end) or _POSSESSIVE.fullmatch(text, start, end):
        return True
    if _PLACED.fullmatch(text, start, end) or _HAN_PLACED.fullmatch(text, start, end):
        return True
    return _LINES.fullmatch(text, start, end) is not None


def _are_two(first: _Link, second: _Link) -> bool:
    """Whether an "and" puts organizations side by side that do not share what comes behind."""
    text = first.place.block.folded
    if _AND.search(text, first.place.end, second.place.start) is None:
        return False
    return first.one.size.rank >= HOUSE or second.one.size.rank >= HOUSE


def _colleges(named: list[Named], chains: Iterable[list[_Link]]) -> None:
    """Tell universities that are named a college: they open chains of units or stand on a page without a university."""
    top = {one.han for one in named if one.size.rank == TOP and one.sure}
    for chain in chains:
        first, second = chain[0].one, chain[1].one
        if first.han and first.size.rank == FACULTY and second.size.rank in (DEPARTMENT, FACULTY):
            if is_college(fold(first.name)) or second.size.rank == FACULTY:
                first.size = Size("university", TOP)
    for one in named:
        if one.han and one.size.rank == FACULTY and True not in top and is_college(fold(one.name)):
            one.size = Size("university", TOP)


def _within(chain: list[_Link]) -> None:
    """Make each name of a chain part of the next larger one, of equals the nearest."""
    for index, (one, place) in enumerate(chain):
        if one.owner is not None or one.parent is not None or one.size.rank == TOP or one.kind == "other":
            continue
        if one.university is not None:
            continue  # known by itself
        text = place.block.folded
        best: tuple[int, int, int] | None = None
        for other_index, (other, other_place) in enumerate(chain):
            if other is one or other in one.same or other.kind == "other":
                continue
            larger = other.size.rank > one.size.rank
            explicit = other.size.rank == one.size.rank == INSTITUTE and _holds(chain, index, other_index)
            if not larger and not explicit:
                continue
            if one.kind == "institute" and other.size.rank < INSTITUTE:
                continue
            if abs(other_index - index) == 1:
                start, end = sorted((place, other_place), key=lambda p: p.start)
                if _AND.search(text, start.end, end.start) is not None:
                    continue
            distance = abs(other_index - index)
            before = other_index < index
            key = (other.size.rank, distance, int(before != one.han))
            if best is None or key < best:
                best, one.owner = key, other


def _holds(chain: list[_Link], index: int, other: int) -> bool:
    """Whether of two neighbours of equal rank the words between say that one is the other's part."""
    if abs(index - other) != 1:
        return False
    first, second = sorted((index, other))
    text = chain[first].place.block.folded[chain[first].place.end : chain[second].place.start]
    if text.strip() in ("", "的"):
        return chain[first].one.han and other == first
    return other == second and re.search(r"\b(?:of|at|in|within|to)\b|属于?$", text) is not None


def _by_name(one: Named, named: list[Named]) -> None:
    """Take the owner that a name itself begins with."""
    if one.size.rank == TOP:
        return
    text = fold(one.name)
    head = next((m for m in universities().find(text) if m.start == 0 and m.end < len(text)), None)
    if head is not None and (not head.ambiguous or len(head.universities) == 1):
        name = one.name[: head.end]
    else:
        match = (_HAN_OWNER if one.han else _LATIN_OWNER).match(text)
        if match is None or match.end("owner") == len(text):
            return
        name = one.name[: match.end("owner")]
    if not one.han:
        one.size = max(one.size, size_of(text[len(name) :].strip("'s ")), key=lambda size: size.kind != "other")
    key = name.casefold()
    one.owner = next((other for other in named if other.name.casefold() == key and other is not one), None)
    one.owner = one.owner or next((o for o in named if o is not one and key in map(str.casefold, o.aliases)), None)
    if one.owner is None:
        one.parent = name
        one.within = known(name)


def _referred(named: list[Named]) -> None:
    """Take the owners that are told of "the unit" or "our centre" elsewhere than beside its name."""
    for owner in named:
        for place in owner.places if owner.size.rank > INSTITUTE else ():
            match = _REFERENCE.search(place.block.folded, max(0, place.start - _LONGEST_GAP), place.start)
            if match is None:
                continue
            word = match.group("head").casefold()
            meant = [one for one in named if one.sure and word in one.name.casefold() and one.han == owner.han]
            if len(meant) == 1 and meant[0].size.rank < owner.size.rank and not meant[0].owner and not meant[0].parent:
                meant[0].owner = owner


def _only(one: Named, named: list[Named]) -> Named | None:
    """Give the only organization on the page that can hold a unit: of its own language, else of the other."""
    if one.kind == "institute" and not any(_OF_SUBJECT.search(fold(name)) for name in (one.name, *one.aliases)):
        return None  # institutes stand on their own as often
    for han in (one.han, not one.han):
        larger = [
            other
            for other in named
            if other.sure
            and other.han == han
            and other.size.rank > one.size.rank
            and other.kind not in (("other", "company") if one.kind == "institute" else ("other",))
        ]
        larger = [
            other for other in larger if not any(other in earlier.same for earlier in larger[: larger.index(other)])
        ]
        tops = [other for other in larger if other.size.rank == TOP]
        tops = tops or [other for other in larger if other.size.rank == HOUSE]
        units = [other for other in larger if other.size.rank < HOUSE]
        if one.size.rank == GROUP and len(units) == 1 and len(tops) < 2:
            return units[0]
        if not tops:
            tops = [other for other in units if other.owner is None and other.parent is None]
        if len(tops) == 1:
            return tops[0]
        if larger:
            return None
    return None
