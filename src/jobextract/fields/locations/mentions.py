"""Places named in a page, told apart from their namesakes, and where the page is written from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jobextract.gazetteer import Match, Place, Tail, UniversityMatch, gazetteer, universities
from jobextract.reading.page import Block, Page

City = tuple[str | None, str]
"""Name (None where unknown) and country code."""

_DOT = r"(?:\.|[ ]?[(\[]?\b(?:dot|DOT)\b[)\]]?[ ]?)"
_LABEL = r"[A-Za-z0-9-]{1,40}"
_HOST = re.compile(rf"(?:@|\b(?:at|AT)[ ]|[(\[](?:at|AT)[)\]]|#)[ ]?((?:{_LABEL}{_DOT}){{1,5}}[A-Za-z]{{2,12}})\b")
_DOTS = re.compile(_DOT)
_AT = re.compile(r"[@#aA](?:(?<=[@#])|(?<=\ba)t\b|(?<=\bA)T\b)")
_COMMA = re.compile(r"[,，][ ]?\Z")
_CITY_STATES = frozenset({"HK", "MO", "SG"})
_MOST = 200  # places in one block; a longer list tells no place of work
_OPENING = 6  # blocks at the top of a page, where it says whose it is


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a block."""

    block: Block
    start: int
    end: int  # with the region or country behind it: "Bern, Switzerland"
    name_end: int
    place: Place
    ambiguous: bool  # the name is often a word, a person or another place
    university: bool  # the name is part of a university's name
    employer: bool  # a university's name follows at once: 澳大利亚墨尔本大学
    tail: bool  # its region or country stands with it

    @property
    def city(self) -> City:
        """Name (None for a country or region alone) and country code."""
        return (self.place.name if self.place.kind == "city" else None), self.place.country_code

    @property
    def name(self) -> str:
        """The name in the form to compare with."""
        return self.block.folded[self.start : self.name_end]


@dataclass(frozen=True, slots=True)
class Home:
    """Where the page's mail addresses and the universities at its top belong."""

    mail: frozenset[City]
    countries: Counter[str]  # country codes, weighed
    named: set[City]

    def has_mail_in(self, place: Place) -> bool:
        """Whether a university whose addresses the page gives lies in this city."""
        return (place.name, place.country_code) in self.mail

    def names(self, place: Place) -> bool:
        """Whether the top of the page or a heading names a university in this city."""
        return (place.name, place.country_code) in self.named


def find_home(page: Page) -> Home:
    """Find where the page is written from."""
    mail: set[City] = set()
    countries: Counter[str] = Counter()
    for host in _hosts(page):
        university = universities().by_domain(host)
        if university is not None:
            mail.add((university.city, university.country_code))
            countries[university.country_code] += 3
            continue
        code = host.rpartition(".")[2].upper()
        country = gazetteer().country("GB" if code == "UK" else code)
        if country is not None:
            countries[country.country_code] += 2
    return Home(frozenset(mail), countries, set())


def find_mentions(page: Page, home: Home) -> Iterator[Mention]:
    """Give the places that the visible blocks name, in order.

    Countries named anywhere on the page help to choose between places of one name. Universities named at the
    top of the page or in a heading are added to `home`.
    """
    places = gazetteer()
    found: list[tuple[Block, Match, Tail]] = []
    near: Counter[str] = Counter(home.countries)
    for block in page.blocks:
        if block.region == "navigation" or block.struck:
            continue
        for match in islice(places.find(block.text), _MOST):
            found.append((block, match, places.parse_tail(block.text, match.end)))
            if len(match.places) == 1 and match.places[0].kind == "country":
                near[match.places[0].country_code] += 1
    names = _names({block.index: block for block, _, _ in found}, home)
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
        if end == match.end and number + 1 < len(found) and found[number + 1][0] is block:
            end = _hyphenated(block.text, match, place, found[number + 1][1])
        covered = (block.index, end)
        inside, employer = names[block.index].around(block.text, match)
        yield Mention(
            block=block,
            start=match.start,
            end=end,
            name_end=match.end,
            place=place,
            ambiguous=match.ambiguous,
            university=inside,
            employer=employer,
            tail=end > match.end or "," in match.surface,
        )


class _Names:
    """The universities that a block names."""

    def __init__(self, block: Block) -> None:
        self.found = [name for name in universities().find(block.text) if name.end - name.start > 2]
        self._starts = [name.start for name in self.found]

    def around(self, text: str, match: Match) -> tuple[bool, bool]:
        """Tell whether a place is part of a university's name, and whether one follows it at once.

        "University of Wisconsin, Stevens Point" names the place beside the university.
        """
        number = bisect_right(self._starts, match.start)
        inside = employer = False
        if number:
            name: UniversityMatch = self.found[number - 1]
            longer = name.end - name.start > match.end - match.start
            beside = _COMMA.search(text, max(0, match.start - 2), match.start)
            inside = match.end <= name.end and longer and not beside
        following = bisect_right(self._starts, match.end) - 1
        if following >= 0 and self._starts[following] == match.end:
            employer = not self.found[following].ambiguous
        return inside, employer


def _names(blocks: dict[int, Block], home: Home) -> dict[int, _Names]:
    names = {index: _Names(block) for index, block in blocks.items()}
    for index, block in blocks.items():
        if block.kind in {"title", "heading"} or index < _OPENING:
            for name in names[index].found:
                if not name.ambiguous:
                    home.named.add((name.universities[0].city, name.universities[0].country_code))
    return names


def _hosts(page: Page) -> Iterator[str]:
    """Give the hosts of the page's mail addresses, in text and in links."""
    for block in page.blocks:
        if block.region == "navigation":
            continue
        for inline in block.inlines:
            if inline.kind == "link" and inline.target.startswith("mailto:"):
                yield inline.target[7:].split("?", 1)[0].rpartition("@")[2]
        if _AT.search(block.text):
            for match in _HOST.finditer(block.text):
                yield _DOTS.sub(".", match[1])


def _hyphenated(text: str, match: Match, place: Place, following: Match) -> int:
    """End of "Windhoek-Namibia"."""
    country = any(p.kind == "country" and p.country_code == place.country_code for p in following.places)
    joined = following.start == match.end + 1 and text[match.end] in "-–/"
    return following.end if joined and country else match.end
