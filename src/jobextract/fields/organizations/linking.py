"""Links the organizations of a page: after assembly has grouped what is said of each, and for the rules before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from jobextract.fields.candidate import Candidate
from jobextract.fields.organizations.addresses import Host, host_of, recognize, set_countries, set_domains
from jobextract.fields.organizations.relations import Named, Place, relate
from jobextract.reading.page import Block
from jobextract.weighing import Group

_SUPPORTERS = ("funders", "partners")
_BEHIND = 0.99  # of the confidence of the name that is shown: another name's, at most


def values_of(named: list[Named], hosts: Sequence[Host], places: Iterable[tuple[Block, str]] = ()) -> None:
    """Find out all that is to be said of the organizations of a page; see `relations.Named`."""
    recognize(named, hosts)
    relate(named)
    set_domains(named, hosts)
    set_countries(named, places, hosts)


def values(one: Named) -> dict[str, Any]:
    """Give an organization's attributes, as in `schema.Organization`."""
    return {
        "name": one.name,
        "kind": one.kind,
        "aliases": list(one.aliases),
        "parent": one.parent,
        "country_code": one.country,
        "domain": one.domain,
    }


def link(groups: Sequence[Group], reported: Sequence[Group]) -> list[Group]:
    """Link the organizations that are reported to one another, and give what is left of the reported groups.

    The names of one organization in one script become one fact; a page in two languages has a fact a language, each
    with the other's name among its aliases. A funder or partner that is reported as an employer is one, and no
    other thing.

    Args:
        groups: all that was proposed; an organization may be part of one that is not reported.
        reported: those that are sure enough.
    """
    reported = _without_supporters(reported)
    of = _named(groups, reported)
    named = list(dict.fromkeys(of.values()))
    if named:
        values_of(named, _hosts(groups), _places(reported))
    employers = {name.casefold() for members in reported if id(members) in of for name in _names(of[id(members)])}
    kept: list[Group] = []
    facts: dict[int, list[Group]] = {}
    for members in reported:
        if members.field in _SUPPORTERS and members.best.normal.casefold() in employers:
            continue
        one = of.get(id(members))
        if one is None:
            kept.append(members)
            continue
        mine = facts.get(id(one), [])
        for other in one.same:
            if other.han == one.han and (others := facts.get(id(other), mine)) is not mine:
                mine, joined = others, mine
                mine += joined
        mine.append(members)
        facts.update({id(other): mine for other in (of[id(known)] for known in mine)})
    kept += [_joined(fact, of) for fact in {id(fact): fact for fact in facts.values()}.values()]
    return kept


def _named(groups: Sequence[Group], reported: Sequence[Group]) -> dict[int, Named]:
    """Give the organization that each group (by id) stands for; groups whose names differ in case stand for one."""
    sure = {id(members) for members in reported}
    taken = _Spans(members for members in reported if members.field in ("organizations", *_SUPPORTERS))
    by_name: dict[str, Named] = {}
    of: dict[int, Named] = {}
    for members in groups:
        if members.field != "organizations":
            continue
        if id(members) not in sure and any(map(taken.overlap, members.candidates)):
            continue  # another reading of a name that is reported
        name = members.best.values.get("name") or members.best.normal
        one = by_name.setdefault(name.casefold(), Named(name, []))
        one.places += [Place(c.block, c.start, c.end) for c in members.candidates]
        one.sure = one.sure or id(members) in sure
        of[id(members)] = one
    return of


def _joined(fact: Sequence[Group], of: Mapping[int, Named]) -> Group:
    """Make one group of those that name one organization: called by its full name, or the surer one."""
    first = max(fact, key=lambda members: (_is_full(of[id(members)]), members.confidence))
    found = values(of[id(first)])
    best = first.best.confidence
    candidates = [replace(candidate, values=found) for candidate in first.candidates]
    for members in fact:
        if members is not first:
            candidates += [
                replace(candidate, values=found, confidence=min(candidate.confidence, best * _BEHIND))
                for candidate in members.candidates
            ]
    if len(fact) > 1:
        candidates.sort(key=lambda candidate: (candidate.block.index, candidate.start))
    first.candidates = candidates
    first.confidence = max(members.confidence for members in fact)
    first.posting = min(members.posting for members in fact)
    return first


def _is_full(one: Named) -> bool:
    return one.han or " " in one.name


def _names(one: Named) -> list[str]:
    return [one.name, *one.aliases]


def _without_supporters(reported: Sequence[Group]) -> list[Group]:
    """Leave out employers that are only named as paying or taking part."""
    told = _Spans(members for members in reported if members.field in _SUPPORTERS)
    return [
        members
        for members in reported
        if members.field != "organizations" or not all(map(told.overlap, members.candidates))
    ]


class _Spans:
    """Where the candidates of groups stand."""

    def __init__(self, groups: Iterable[Group]) -> None:
        found: dict[int, list[tuple[int, int]]] = {}
        for members in groups:
            for candidate in members.candidates:
                found.setdefault(candidate.block.index, []).append((candidate.start, candidate.end))
        self._starts = {index: sorted(start for start, _ in spans) for index, spans in found.items()}
        self._ends = {index: list(accumulate((e for _, e in sorted(spans)), max)) for index, spans in found.items()}

    def overlap(self, candidate: Candidate) -> bool:
        """Whether one of the spans overlaps a candidate."""
        starts = self._starts.get(candidate.block.index)
        if starts is None:
            return False
        last = bisect_left(starts, candidate.end) - 1
        return last >= 0 and self._ends[candidate.block.index][last] > candidate.start


def _hosts(groups: Iterable[Group]) -> list[Host]:
    """Give the hosts of the page's addresses, those of mail first."""
    contacts = [members.best.values for members in groups if members.field == "contacts"]
    mails = (contact["email"].rpartition("@")[2] for contact in contacts if contact.get("email"))
    links = (host_of(contact["url"]) or "" for contact in contacts if contact.get("url"))
    return [Host(name.lower(), mail) for names, mail in ((mails, True), (links, False)) for name in names if name]


def _places(reported: Iterable[Group]) -> list[tuple[Block, str]]:
    """Give the countries of the places of work, with the blocks that name them."""
    return [
        (candidate.block, code)
        for members in reported
        if members.field == "locations"
        for candidate in members.candidates
        if (code := candidate.values.get("country_code"))
    ]
