"""How the organizations of a page belong together: who is part of whom, and which names are of one.

A unit's parent stands beside it (in one chain of names, "X of Y", 某大学某系), in its own name
(渝江大学土木工程学院), or is the only one on the page that can hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jobextract.fields.organizations.relations.kinds import is_college, module_of, size_of, size_of_known
from jobextract.fields.organizations.relations.named import Named, Place, known
from jobextract.fields.organizations.relations.names import join
from jobextract.fields.organizations.relations.ranks import (
    DEPARTMENT,
    FACULTY,
    GROUP,
    HOUSE,
    INSTITUTE,
    TOP,
    UNIVERSITY,
)
from jobextract.gazetteer import gazetteer, universities
from jobextract.language.modules import language_modules
from jobextract.reading.folding import HAN, fold

__all__ = ["Named", "Place", "is_one_trade", "known", "relate"]

_LONGEST_GAP = 110
_LONGEST_CHAIN = 12
_TRADE = 2  # characters of a Chinese trade name
_LINES = re.compile(r"[^.。!?！？\n]{0,40}\n\s*")


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
    join(named)
    chains = list(_chains(named))
    _set_colleges(named, chains)
    called: dict[str, Named] = {}
    for one in named:
        for name in (one.name, *one.aliases):
            called.setdefault(name.casefold(), one)
    for one in named:
        _read_name(one, called)
    for chain in chains:
        _read_chain(chain)
    _read_references(named)
    _place_in_companies(named)
    _place_rest(named)
    _cut_circles(named)
    for one in named:
        if one.owner is not None:
            one.parent = _shown(one.owner, one)


def is_one_trade(one: Named, other: Named) -> bool:
    """Whether two names are of one company: 启澜科技 and 启澜科技（苏州）有限公司."""
    if one is other or not one.kind == other.kind == "company" or one.han != other.han:
        return False
    trade = _trade(fold(one.name))
    return trade is not None and trade == _trade(fold(other.name))


def _trade(name: str) -> str | None:
    """Give what the names of a company and its units begin with: 启澜 of 启澜研究院, Larkspur of Larkspur Audio Ltd."""
    if HAN.match(name):
        place = next((match for match in gazetteer().find(name) if match.start == 0), None)
        name = name[place.end :].lstrip("省市") if place is not None else name
        head = name[:_TRADE]
        return head if len(head) == _TRADE and head not in language_modules(__name__)["zh"].NO_TRADE else None
    head = name.partition(" ")[0]
    shaped = len(head) > _TRADE + 1 and head[0].isupper() and not gazetteer().lookup(head)
    return head.casefold() if shaped and size_of(head).kind == "other" else None


def _shown(owner: Named, unit: Named) -> str:
    """Of an organization's names take one in the unit's script, rather long than short."""
    names = [owner.name, *(other.name for other in owner.same if other.sure), *owner.aliases]
    fitting = [name for name in names if (HAN.search(fold(name)) is not None) == unit.han]
    return next((name for name in fitting if unit.han or " " in name), (fitting or names)[0])


def _cut_circles(named: list[Named]) -> None:
    """Let nothing be part of itself."""
    for one in named:
        above, seen = one, {id(one)}
        while above.owner is not None:
            if id(above.owner) in seen:
                above.owner = None
                break
            above = above.owner
            seen.add(id(above))


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
            if len(chain) < _LONGEST_CHAIN and _is_linked(last, link.place) and not _are_two(chain[-1], link):
                chain.append(link)
                continue
            if len(chain) > 1:
                yield chain
        chain = [link]
    if len(chain) > 1:
        yield chain


@cache
def _chain() -> re.Pattern[str]:
    """Give what may stand between two names of one chain."""
    words = "|".join(module.CONNECTORS for module in language_modules(__name__).values())
    return re.compile(
        rf"\s*(?:[(（][^()（）\n]{{1,40}}[)）])?[\s,，、·•|/–—:：()（）*&\"「」~-]{{0,5}}(?:{words})?[\"「]?"
    )


def _is_linked(last: Place, place: Place) -> bool:
    start, end = last.end, place.start
    if last.block is not place.block or end - start > _LONGEST_GAP:
        return False
    text = last.block.folded
    if start == end or _chain().fullmatch(text, start, end) or _LINES.fullmatch(text, start, end):
        return True
    modules = language_modules(__name__)
    if modules["en"].POSSESSIVE.fullmatch(text, start, end):
        return True
    return any(module.PLACED.fullmatch(text, start, end) for module in modules.values())


def _has_and(first: Place, second: Place) -> bool:
    return any(
        module.AND.search(first.block.folded, first.end, second.start) for module in language_modules(__name__).values()
    )


def _are_two(first: _Link, second: _Link) -> bool:
    """Whether an "and" puts organizations side by side that do not share what comes behind."""
    large = first.one.size.rank >= HOUSE or second.one.size.rank >= HOUSE
    return large and _has_and(first.place, second.place)


def _set_colleges(named: list[Named], chains: Sequence[list[_Link]]) -> None:
    """Tell universities that are named a college: they open chains of units or stand on a page without a university."""
    for chain in chains:
        first, second = chain[0].one, chain[1].one
        opens = second.size.rank == FACULTY or (second.size.rank == DEPARTMENT and is_college(fold(first.name)))
        if first.han and first.kind == "department" and first.size.rank == FACULTY and opens:
            first.size = UNIVERSITY
    if any(one.han and one.sure and one.size.rank == TOP for one in named):
        return
    for one in named:
        if one.han and one.size.rank == FACULTY and is_college(fold(one.name)):
            one.size = UNIVERSITY


def _read_chain(chain: list[_Link]) -> None:
    """Make each name of a chain part of the next larger one, of equals the nearest."""
    for index, (one, place) in enumerate(chain):
        if one.placed or one.size.rank == TOP or one.kind == "other" or one.university is not None:
            continue
        best: tuple[int, int, bool] | None = None
        for other_index, (other, other_place) in enumerate(chain):
            if other is one or other in one.same or other.kind == "other":
                continue
            beside = abs(other_index - index) == 1
            first, second = sorted((place, other_place), key=lambda place: place.start)
            if other.size.rank <= one.size.rank:
                both = one.size.rank == other.size.rank == INSTITUTE
                if not both or not beside or not _is_part(first, second, one, before=other_index < index):
                    continue
            elif (one.kind == "institute" and other.size.rank < INSTITUTE) or (beside and _has_and(first, second)):
                continue
            # In English the larger one follows, in Chinese it comes first.
            key = (other.size.rank, abs(other_index - index), (other_index < index) != one.han)
            if best is None or key < best:
                best, one.owner = key, other


def _is_part(first: Place, second: Place, one: Named, *, before: bool) -> bool:
    """Whether of two neighbours of equal rank the words between say that one is part of the other."""
    between = first.block.folded[first.end : second.start]
    if between.strip() in ("", "的"):
        return one.han and before
    return not before and any(module.PART_OF.search(between) for module in language_modules(__name__).values())


# Where no chain says it


def _read_name(one: Named, called: Mapping[str, Named]) -> None:
    """Take the owner that a name itself begins with."""
    if one.size.rank == TOP and (one.kind != "university" or one.university is not None):
        return
    text = fold(one.name)
    head = next((match for match in universities().find(text) if match.start == 0 and match.end < len(text)), None)
    if one.size.rank == TOP:  # a campus, or a namesake: in the same country
        one.within = head.universities[0] if head is not None and len(head.universities) == 1 else None
        return
    if head is not None and len(head.universities) == 1:
        end = head.end
    else:
        match = module_of(text).OWNER.match(text)
        if match is None or match.end("owner") == len(text):
            return
        end = match.end("owner")
    if not one.han and (rest := size_of(text[end:].strip("'s "))).kind != "other":
        one.size = rest
    name = one.name[:end]
    owner = called.get(name.casefold())
    if owner is not None and owner is not one and owner.size.rank > one.size.rank:
        one.owner = owner
    else:
        one.parent, one.within = name, known(name)


def _read_references(named: Sequence[Named]) -> None:
    """Take the owners that are told of "the unit" or "our centre" elsewhere than beside its name."""
    reference = language_modules(__name__)["en"].REFERENCE
    for owner in named:
        for place in owner.places if owner.size.rank > INSTITUTE else ():
            match = reference.search(place.block.folded, max(0, place.start - _LONGEST_GAP), place.start)
            if match is None:
                continue
            word = match.group("head").casefold()
            meant = [one for one in named if one.sure and word in one.name.casefold() and one.han == owner.han]
            if len(meant) == 1 and meant[0].size.rank < owner.size.rank and not meant[0].placed:
                meant[0].owner = owner


def _place_in_companies(named: Sequence[Named]) -> None:
    """Make units part of the company whose trade name they bear, or that they are said to belong to."""
    companies = [one for one in named if one.sure and one.kind == "company"]
    if not companies:
        return
    by_trade: dict[tuple[bool, str], Named] = {}
    for company in companies:
        trade = _trade(fold(company.name))
        if trade is not None:
            by_trade.setdefault((company.han, trade), company)
    belongs = language_modules(__name__)["zh"].BELONGS
    for one in named:
        if one.placed or one.kind in ("company", "university", "other") or one.university is not None:
            continue
        trade = _trade(fold(one.name))
        one.owner = by_trade.get((one.han, trade)) if trade is not None else None
        if one.owner is None and len(companies) == 1:
            told = any(belongs.search(place.block.folded, 0, place.start) for place in one.places)
            one.owner = companies[0] if told else None


def _place_rest(named: Sequence[Named]) -> None:
    """Make each unit that is still left part of the only organization on the page that can hold it."""
    sure = _first_names([one for one in named if one.sure])
    holders: dict[tuple[int, bool, bool], _Holders] = {}
    for one in sorted(named, key=lambda one: -one.size.rank):
        rank = one.size.rank
        if one.placed or rank >= HOUSE or one.university is not None:
            continue
        institute = one.kind == "institute"
        if institute and not any(module_of(n).OF_SUBJECT.search(n) for n in map(fold, (one.name, *one.aliases))):
            continue  # institutes stand on their own as often
        for han in (one.han, not one.han):  # of its own language, else of the other
            key = rank, institute, han
            if key not in holders:
                holders[key] = _holders([other for other in sure if other.han == han], rank, institute=institute)
            found = holders[key]
            if found.any:
                one.owner = found.only
                break


class _Holders(NamedTuple):
    """The organizations of one language that can hold units of one kind."""

    any: bool
    only: Named | None


def _holders(sure: Sequence[Named], rank: int, *, institute: bool) -> _Holders:
    excluded = ("other", "company") if institute else ("other",)
    larger = [other for other in sure if other.size.rank > rank and other.kind not in excluded]
    units = [other for other in larger if other.size.rank < HOUSE]
    tops = [other for other in larger if other.size.rank == TOP]
    tops = tops or [other for other in larger if other.size.rank == HOUSE]
    if rank == GROUP and len(units) == 1 and len(tops) < 2:
        return _Holders(True, units[0])
    tops = tops or [other for other in units if not other.placed]
    return _Holders(bool(larger), tops[0] if len(tops) == 1 else None)


def _first_names(named: Sequence[Named]) -> list[Named]:
    """Leave out further names of one organization in one script."""
    found: dict[int, Named] = {}
    for one in named:
        if not any(other.han == one.han and id(other) in found for other in one.same):
            found[id(one)] = one
    return list(found.values())
