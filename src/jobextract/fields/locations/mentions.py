"""Places named in a page, resolved, with what the page says about the employer's home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jobextract.gazetteer import Place, Universities, UniversityMatch, gazetteer, universities
from jobextract.gazetteer.places import Match, Tail
from jobextract.reading.page import Block, Page

_HOST = re.compile(r"(?:@|//|\bwww\.|\b(?:at|AT)\b|[(\[](?:at|AT)[)\]]|#)[ ]?((?:[A-Za-z0-9-]{1,40}(?:\.|[ ]?[(\[]?\b(?:dot|DOT)\b[)\]]?[ ]?)){1,5}[A-Za-z]{2,12})\b")
_DOT = re.compile(r"[ ]?[(\[]?\b(?:dot|DOT)\b[)\]]?[ ]?")
_COMMA = re.compile(r"[,，][ ]?\Z")
_OPENING = 6  # blocks at the top of a page, where it says whose it is
_CITY_STATES = frozenset({"HK", "MO", "SG"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a block."""

    block: Block
    start: int
    end: int  # of the name and of the region or country behind it that belongs to it
    name_end: int
    place: Place
    ambiguous: bool
    university: bool  # the name is part of a university's name
    employer: bool  # a university's name follows at once: 澳大利亚莫纳什大学
    tail: bool  # its region or country stands behind it

    @property
    def key(self) -> tuple[str | None, str]:
        """City (None for a country or region alone) and country code."""
        return (self.place.name if self.place.kind == "city" else None), self.place.country_code


@dataclass(frozen=True, slots=True)
class Home:
    """Where the page's mail and web addresses and the universities it names lie."""

    mail: frozenset[tuple[str | None, str]]  # (city, country code) of the universities that its addresses belong to
    countries: Counter[str]
    named: Counter[tuple[str | None, str]]  # … of the universities named at its top and in headings

    def is_city(self, place: Place) -> bool:
        """Whether a university that the page writes from lies in this city."""
        return (place.name, place.country_code) in self.mail

    def is_named(self, place: Place) -> bool:
        """Whether the page names a university in this city."""
        return (place.name, place.country_code) in self.named


def hosts(page: Page) -> Iterator[str]:
    """Give the hosts of the page's mail addresses, in text and in links."""
    for block in page.blocks:
        if block.region == "navigation":
            continue
        for inline in block.inlines:
            if inline.kind == "link" and inline.target.startswith("mailto:"):
                yield inline.target[7:].split("?", 1)[0].rpartition("@")[2]
        text = block.text
        if "@" in text or " at" in text or "(at" in text or "[at" in text or " AT" in text or "[AT" in text or "(AT" in text or "#" in text:
            for match in _HOST.finditer(text):
                yield _DOT.sub(".", match[1])


def home(page: Page) -> Home:
    """Find where the page is written from."""
    known: Universities = universities()
    mail: set[tuple[str | None, str]] = set()
    countries: Counter[str] = Counter()
    for host in hosts(page):
        university = known.by_domain(host)
        if university is not None:
            mail.add((university.city, university.country_code))
            countries[university.country_code] += 3
        else:
            country = gazetteer().country({"UK": "GB"}.get(code := host.rpartition(".")[2].upper(), code))
            if country is not None:
                countries[country.country_code] += 2
    return Home(frozenset(mail), countries, Counter())


def mentions(page: Page, where: Home) -> Iterator[Mention]:
    """Give the places that the visible blocks name, in order; countries named anywhere help to tell namesakes apart."""
    places = gazetteer()
    found: list[tuple[Block, Match, Tail]] = []
    near: Counter[str] = Counter(where.countries)
    for block in page.blocks:
        if block.region == "navigation" or block.struck:
            continue
        for match in places.find(block.text):
            tail = places.parse_tail(block.text, match.end)
            found.append((block, match, tail))
            if len(match.places) == 1 and match.places[0].kind == "country":
                near[match.places[0].country_code] += 1
    names: dict[int, list[UniversityMatch]] = {}
    for block, match, tail in found:
        if block.index not in names:
            names[block.index] = [u for u in universities().find(block.text) if u.end - u.start > 2]
            for name in names[block.index]:
                if not name.ambiguous and (block.kind in {"title", "heading"} or block.index < _OPENING):
                    best = name.universities[0]
                    where.named[best.city, best.country_code] += 1
    covered = (-1, -1)
    for number, (block, match, tail) in enumerate(found):
        if block.index == covered[0] and match.start < covered[1]:
            continue  # the country that belongs to the city before it
        place = places.resolve(match, tail=tail, near_countries=near)
        if place.kind == "region" and place.country_code in _CITY_STATES:
            continue
        end = match.end
        if tail.levels and place.country_code in (tail.country_codes or {place.country_code}):
            end = max(end, tail.end)
        if end == match.end and number + 1 < len(found):
            end = _hyphenated(match, place, *found[number + 1][:2], block)
        covered = (block.index, end)
        known = names[block.index]
        yield Mention(
            block,
            match.start,
            end,
            match.end,
            place,
            match.ambiguous,
            university=_inside(block.text, match, known),
            employer=any(u.start == match.end and not u.ambiguous for u in known),
            tail=end > match.end or "," in match.surface,
        )


def _inside(text: str, match: Match, names: list[UniversityMatch]) -> bool:
    """Whether a place is part of a university's name; "University of Michigan, Ann Arbor" names it beside the university."""
    return any(
        name.start <= match.start and match.end <= name.end and name.end - name.start > match.end - match.start for name in names
    ) and not _COMMA.search(text, max(0, match.start - 2), match.start)


def _hyphenated(match: Match, place: Place, other: Block, after: Match, block: Block) -> int:
    """End of "Gaborone-Botswana"."""
    if other is block and after.start == match.end + 1 and block.text[match.end] in "-–/":
        if any(p.kind == "country" and p.country_code == place.country_code for p in after.places):
            return after.end
    return match.end
