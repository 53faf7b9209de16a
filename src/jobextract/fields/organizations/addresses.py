"""Countries of organizations, and the domains of their mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jobextract.fields.organizations import relations
from jobextract.fields.organizations.relations import Named, is_one_trade
from jobextract.fields.organizations.relations.ranks import GROUP, HOUSE, INSTITUTE, TOP
from jobextract.gazetteer import University, gazetteer, universities
from jobextract.gazetteer.folding import fold_umlauts
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern
from jobextract.reading.folding import fold
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

_HOST = FilteredPattern(r"[\w.+-]{1,64}(?:@|\[at\]|\(at\)| ?\[AT\] ?| \(at\) )([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_LINK_HOST = re.compile(r"(?:mailto:[^@]{1,64}(?:@|%40)|https?://)([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
# Hosts that everyone uses.
_COMMON = re.compile(
    r"(?:^|\.)(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|proton(?:mail)?|gmx|qq|vip|163|126|foxmail|sina|sohu|aliyun|139"
    r"|mail|msn|aol|web|zoho|github|google|linkedin|twitter|doi|orcid)\.[a-z]{2,3}(?:\.[a-z]{2})?$|(?:^|\.)example\.(?:com|org|net)$"
)
_PREFERRED = frozenset(
    {"ox.ac.uk", "osu.edu", "jhu.edu", "fau.de", "hhu.de", "wur.nl", "uol.de"}
)  # by those who own the longer one too
_SECOND_LEVEL = frozenset({"ac", "edu", "co", "com", "org", "gov", "net", "res", "or", "go"})
_GENERIC_ENDS = frozenset({"io", "ai", "me", "tv", "co", "cc", "eu", "to", "gl", "ly", "fm", "la", "so", "sh"})
_PART = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[a-z]{2,}")
_KIND_WORDS = frozenset(
    {"university", "universite", "universitat", "institute", "department", "school", "faculty", "college", "centre"}
    | {"center", "laboratory", "group", "research", "science", "sciences", "studies", "national", "academy", "team"}
)
_SMALL = frozenset({"of", "for", "and", "the", "in", "at", "on", "de", "la", "del", "des", "du"})
_LEAST_WORD = 4
_LONG_WORD = 6
_LONGEST_LABEL = 12
_LONGEST_ADDRESS = 90
_LONGEST_PLACE = 40


class Host(NamedTuple):
    """The host of an address on the page."""

    name: str
    mail: bool


def hosts_of(outline: Outline) -> list[Host]:
    """Give the hosts of the page's mail addresses and links, in order, each once."""
    found: dict[Host, None] = {}
    for block in outline.document.blocks:
        for match in _HOST.finditer(block.folded):
            found[Host(match.group(1).lower(), True)] = None
        for link in block.links():
            host = host_of(link.target)
            if host is not None:
                found[Host(host, link.target.startswith("mailto"))] = None
    return list(found)


def host_of(address: str) -> str | None:
    """Give the host of a URL, in lower case."""
    match = _LINK_HOST.match(address)
    return match.group(1).lower() if match is not None else None


def registered(host: str) -> str | None:
    """Give the part of a host that an organization owns: ``ox.ac.uk`` of ``maths.ox.ac.uk``; None for common ones."""
    labels = host.strip(".").split(".")
    if len(labels) < 2 or _COMMON.search(host):
        return None
    count = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-count:]) if len(labels) >= count else None


def recognize(named: Iterable[Named], hosts: Iterable[Host]) -> None:
    """Tell universities that are called like their domain, as the page's addresses do: Emory beside emory.edu."""
    labels: dict[str, University] = {}
    for host in hosts:
        university = universities().by_domain(host.name)
        if university is not None:
            labels.setdefault(_matching(university, host.name).partition(".")[0], university)
    for one in named if labels else ():
        if one.university is None:
            one.university = labels.get(one.name.casefold())


def set_domains(named: list[Named], hosts: Iterable[Host]) -> None:
    """Give organizations the domains of their addresses: known ones their own, others what the page's addresses say.

    Args:
        named: related ones, see `relations.relate`.
        hosts: of the page.
    """
    hosts = list(hosts)
    own: dict[str, str] = {}
    strange: dict[str, None] = {}
    for host in hosts:
        university = universities().by_domain(host.name)
        if university is not None:
            own.setdefault(university.name, _matching(university, host.name))
        elif host.mail and (domain := registered(host.name)) is not None:
            strange[domain] = None
        if host.mail and host.name.count(".") > 1:
            _give_part(host.name, named)
    for one in named:
        if one.university is not None and one.university.domains:
            one.domain = own.get(one.university.name) or _usual(one.university)
    for domain in strange:
        _give(domain, named)


def _matching(university: University, host: str) -> str:
    ends = [domain for domain in university.domains if host == domain or host.endswith("." + domain)]
    return min(ends, key=len)


@lru_cache(maxsize=1024)
def _usual(university: University) -> str:
    """Give the domain that a university most likely uses: of its country, not that of its students."""
    country = university.country_code.lower().replace("gb", "uk")
    ends = (country, "edu") if country == "us" else (country,)

    words = set(_WORD.findall(fold_umlauts(university.name))) - _SMALL
    telling = {word for word in words - _KIND_WORDS if len(word) > _LEAST_WORD}

    def oddness(domain: str) -> tuple[bool, bool, bool, bool, bool, int, int, str]:
        label = domain.partition(".")[0]
        of_students = domain.startswith(("student", "stu.", "alum"))
        return (
            domain.rpartition(".")[2] not in ends,
            of_students,
            domain not in _PREFERRED and label not in words,
            domain not in _PREFERRED,
            not any(word in label for word in telling),
            -sum(word in label for word in words),
            len(domain),
            domain,
        )

    return min(university.domains, key=oddness)


def _give(domain: str, named: list[Named]) -> None:
    """Give a domain that the gazetteer does not know to the organization that it names, or to the only one."""
    free = [one for one in named if one.sure and one.university is None and one.domain is None]
    if not free:
        return
    label = domain.partition(".")[0]
    scored = [(_names(label, one), one) for one in free]
    best = max(score for score, _ in scored)
    taken: Named | None = None
    if best:
        taken = min((one for score, one in scored if score == best), key=lambda one: one.size.rank)
    elif not any(one.university is not None and one.sure for one in named):
        tops = _tops(free, han=True)
        one_company = all(is_one_trade(tops[0], one) for one in tops[1:])
        taken = tops[0] if tops and (len(tops) == 1 or one_company) and not _tops(free, han=False) else None
    if taken is None:
        return
    for one in (taken, *taken.same, *(one for one in free if is_one_trade(taken, one))):
        one.domain = domain
    if taken.owner is None:
        others = _tops(free, han=not taken.han)
        if len(others) == 1 and min(others[0].size.rank, taken.size.rank) >= INSTITUTE:
            others[0].domain = domain


def _give_part(host: str, named: list[Named]) -> None:
    """Give a unit the host that is named after it: maths.ox.ac.uk."""
    label, _, rest = host.partition(".")
    if registered(host) == host or "." not in rest or len(label) > _LONGEST_LABEL:
        return
    meant = [one for one in named if one.sure and one.size.rank < HOUSE and one.domain is None and _names(label, one)]
    if len(meant) == 1:
        meant[0].domain = host


def _tops(named: list[Named], *, han: bool) -> list[Named]:
    return [
        one for one in named if one.han == han and (one.owner is None or not one.owner.sure) and one.size.rank > GROUP
    ]


def _names(label: str, one: Named) -> int:
    """Count the parts of a domain's label that stand for words of a name."""
    parts = _PART.findall(label)
    if one.han:
        text = fold(one.name)
        subjects: dict[str, str] = language_modules(relations.__name__)["zh"].SUBJECTS
        found = [subjects[part] for part in parts if part in subjects]
        found += [subject for part, subject in subjects.items() if len(part) > 2 and parts[-1].endswith(part)]
        return len({subject for subject in found if subject in text})
    words = _WORD.findall(fold_umlauts(one.name.replace("'", " ").replace("’", " ")))
    major = [word for word in words if word not in _SMALL]
    acronyms = {"".join(word[0] for word in chosen) for chosen in (words, major, major[1:])}
    acronyms |= {alias.casefold() for alias in one.aliases if " " not in alias}
    telling = [word for word in major if word not in _KIND_WORDS and len(word) >= _LEAST_WORD - 1]
    own = one.size.rank == GROUP  # groups call their sites after themselves
    loose = not one.placed
    return sum(
        (part in acronyms and len(part) > 1)
        or any(_tells(word, part, loose=loose) or (own and part.startswith(word)) for word in telling)
        for part in parts
    )


def _tells(word: str, part: str, *, loose: bool) -> bool:
    """Whether a part of a domain is short for a word or, more `loose`, holds it."""
    if len(part) >= _LEAST_WORD - 1 and word.startswith(part):
        return True
    if len(word) < _LEAST_WORD or (not loose and len(word) < _LONG_WORD):
        return len(word) > _LEAST_WORD and part.endswith(word)
    return word in part or (len(word) >= _LONG_WORD and word[:_LONG_WORD] in part)


def set_countries(named: list[Named], places: Iterable[tuple[Block, str]], hosts: Iterable[Host]) -> None:
    """Give organizations the country of their university, else that of the page.

    Args:
        named: related ones.
        places: countries (ISO 3166-1 alpha-2) of the places of work, with the blocks that name them.
        hosts: of the page.
    """
    places = list(places)
    for one in named:
        of = one.university or one.within
        one.country = of.country_code if of is not None else None
    for one in named:
        one.country = one.country or _inherited(one)
    told = {code for _, code in places} or set(_of_hosts(hosts))
    near = {block.index: code for block, code in places}
    known = {one.country for one in named if one.sure and one.country}
    for one in named:
        if one.country is None:
            here = {near[place.block.index] for place in one.places if place.block.index in near}
            codes = told if len(told) == 1 and (one.size.rank < TOP or known <= told) else here
            if not codes and one.size.rank < HOUSE:
                codes = {code for code in known if code is not None}
            if not codes:
                codes = _placed(one)
            one.country = next(iter(codes)) if len(codes) == 1 else None
    for one in named:
        if one.size.rank < TOP:
            one.country = _inherited(one) or one.country


def _placed(one: Named) -> set[str]:
    """Give the country of the place that a name holds, or that stands behind it as in an address or after "in"."""
    within = _countries(fold(one.name), 0, _LONGEST_ADDRESS)
    if within:
        return within
    modules = language_modules(relations.__name__).values()
    for place in one.places:
        text = place.block.folded
        for module in modules:
            match = module.STANDS.match(text, place.end)
            codes = _countries(text, match.end(), match.end() + _LONGEST_PLACE) if match is not None else set()
            if codes:
                return codes
    return set()


def _countries(text: str, start: int, end: int) -> set[str]:
    """Give the countries of the first place that a part of a text names and that is one alone."""
    found = (match for match in gazetteer().find(text) if start <= match.start < end and not match.ambiguous)
    match = next(found, None)
    return {match.places[0].country_code} if match is not None else set()


def _inherited(one: Named) -> str | None:
    owner, steps = one.owner, 0
    while owner is not None and steps < 8:
        if owner.country is not None:
            return owner.country
        owner, steps = owner.owner, steps + 1
    return one.country


def _of_hosts(hosts: Iterable[Host]) -> Iterator[str]:
    for host in hosts:
        end = host.name.rpartition(".")[2]
        if host.mail and len(end) == 2 and end not in _GENERIC_ENDS:
            yield "GB" if end == "uk" else end.upper()
