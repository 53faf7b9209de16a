"""Links the organizations of a page: after assembly has grouped what is said of each, and for the rules before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jobextract.fields.organizations.addresses import Host, host_of, set_countries, set_domains
from jobextract.fields.organizations.relations import Named, Place, relate
from jobextract.reading.page import Block
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


def link(groups: Sequence[Group], reported: Sequence[Group]) -> list[Group]:
    """Link the organizations that are reported to one another, and give what is left of the reported groups.

    A funder or partner that is reported as an employer is one, and no other thing.

    Args:
        groups: all that was proposed; an organization may be part of one that is not reported.
        reported: those that are sure enough.
    """
    reported = _without_supporters(reported)
    sure = {id(members) for members in reported}
    named: list[Named] = []
    of: dict[int, Named] = {}
    by_name: dict[str, Named] = {}
    taken = _spans(members for members in reported if members.field in ("organizations", *_SUPPORTERS))
    for members in groups:
        if members.field != "organizations":
            continue
        if id(members) not in sure and _overlap(members, taken):
            continue  # another reading of a name that is reported
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
    if named:
        values_of(named, _hosts(groups), places)
    employers = {name.casefold() for members in reported if id(members) in of for name in _names(of[id(members)])}
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
    told = _spans(members for members in reported if members.field in _SUPPORTERS)
    return [
        members
        for members in reported
        if members.field != "organizations" or not told or not _overlap(members, told, wholly=True)
    ]


def _spans(groups: Iterable[Group]) -> dict[int, list[tuple[int, int]]]:
    """Give where the candidates of groups stand, by block."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for members in groups:
        for candidate in members.candidates:
            spans.setdefault(candidate.block.index, []).append((candidate.start, candidate.end))
    return spans


def _overlap(members: Group, spans: Mapping[int, Sequence[tuple[int, int]]], *, wholly: bool = False) -> bool:
    """Whether candidates of a group, or `wholly` all of them, overlap one of the spans."""
    found = (
        any(start < candidate.end and candidate.start < end for start, end in spans.get(candidate.block.index, ()))
        for candidate in members.candidates
    )
    return all(found) if wholly else any(found)


def _hosts(groups: Iterable[Group]) -> list[Host]:
    """Give the hosts of the page's addresses, those of mail first."""
    contacts = [members.best.values for members in groups if members.field == "contacts"]
    mails = (contact["email"].rpartition("@")[2] for contact in contacts if contact.get("email"))
    links = (host_of(contact["url"]) or "" for contact in contacts if contact.get("url"))
    return [Host(name.lower(), mail) for names, mail in ((mails, True), (links, False)) for name in names if name]


def _names(one: Named) -> list[str]:
    return [one.name, *one.aliases]


def _set(members: Group, found: Mapping[str, Any]) -> None:
    members.candidates = [replace(candidate, values=found) for candidate in members.candidates]
