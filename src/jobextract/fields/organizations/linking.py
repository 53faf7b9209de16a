"""Links the organizations of a page: after assembly has grouped what is said of each, and for the rules before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jobextract.fields.candidate import Candidate
from jobextract.fields.organizations.addresses import Host, hosts_of, set_countries, set_domains
from jobextract.fields.organizations.relations import Named, Place, relate
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.weighing import Group

_SUPPORTERS = ("funders", "partners")


def values_of(named: list[Named], hosts: Sequence[Host], places: Iterable[tuple[Block, str]] = ()) -> None:
    """Find out all that is to be said of the organizations of a page; see `relations.Named`."""
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


def link(outline: Outline, groups: Sequence[Group], reported: Sequence[Group]) -> list[Group]:
    """Link the organizations that are reported to one another, and give what is left of the reported groups.

    A funder or partner that is reported as an employer is one, and no other thing.

    Args:
        outline: the page's structure.
        groups: all that was proposed; an organization may be part of one that is not reported.
        reported: those that are sure enough.
    """
    reported = _without_supporters(reported)
    sure = {id(members) for members in reported}
    named: list[Named] = []
    of: dict[int, Named] = {}
    by_name: dict[str, Named] = {}
    for members in groups:
        if members.field != "organizations":
            continue
        name = members.best.values.get("name") or members.best.normal
        one = by_name.get(name.casefold())
        if one is None:
            one = by_name[name.casefold()] = Named(name, [])
            named.append(one)
        one.places += [Place(c.block, c.start, c.end) for c in members.candidates]
        one.sure = one.sure or id(members) in sure
        of[id(members)] = one
    places = [
        (candidate.block, code)
        for members in reported
        if members.field == "locations"
        for candidate in members.candidates
        if (code := candidate.values.get("country_code"))
    ]
    mails = [
        Host(address.rpartition("@")[2].lower(), True)
        for members in reported
        if members.field == "contacts" and (address := members.best.values.get("email"))
    ]
    if named:
        values_of(named, list(dict.fromkeys([*hosts_of(outline), *mails])), places)
    employers = {
        name.casefold() for members in reported if id(members) in of for name in _names(of[id(members)])
    }
    kept: list[Group] = []
    for members in reported:
        if members.field in _SUPPORTERS and members.best.normal.casefold() in employers:
            continue
        if id(members) in of:
            _set(members, values(of[id(members)]))
        kept.append(members)
    return kept


def _without_supporters(reported: Sequence[Group]) -> list[Group]:
    """Leave out employers that are only named as paying or taking part."""
    told: dict[int, list[tuple[int, int]]] = {}
    for members in reported:
        for candidate in members.candidates if members.field in _SUPPORTERS else ():
            told.setdefault(candidate.block.index, []).append((candidate.start, candidate.end))

    def supports(candidate: Candidate) -> bool:
        return any(
            start < candidate.end and candidate.start < end for start, end in told.get(candidate.block.index, ())
        )

    return [
        members
        for members in reported
        if members.field != "organizations" or not told or not all(map(supports, members.candidates))
    ]


def _names(one: Named) -> list[str]:
    return [one.name, *one.aliases]


def _set(members: Group, found: Mapping[str, Any]) -> None:
    members.candidates = [replace(candidate, values=found) for candidate in members.candidates]
