"""JobPosting items to facts, each at the place where its value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from jobextract import schema
from jobextract.fields.requirements import candidate_at
from jobextract.gazetteer.places import Place as KnownPlace
from jobextract.gazetteer.places import gazetteer
from jobextract.markup.items import Item, types_of, values_of
from jobextract.markup.places import Place, Places
from jobextract.reading.folding import fold
from jobextract.sections.lexicon import levels_of

__all__ = ["CONFIDENCE", "METHOD", "facts_of"]

METHOD = "markup:schema.org"
CONFIDENCE = 0.9
"""Of a fact that markup alone states: who writes it means it, but it is forgotten more often than the text."""

_KINDS: dict[str, schema.OrganizationKind] = {
    "CollegeOrUniversity": "university",
    "Corporation": "company",
    "LocalBusiness": "company",
    "ResearchOrganization": "institute",
}
_EMPLOYMENT: dict[str, schema.EmploymentType] = {
    "FULL_TIME": "full_time",
    "PART_TIME": "part_time",
    "VOLUNTEER": "volunteer",
}
_PERIODS: dict[str, schema.Period] = {
    "YEAR": "year",
    "MONTH": "month",
    "WEEK": "week",
    "DAY": "day",
    "HOUR": "hour",
}
_MOMENT = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_EMAIL = re.compile(r"(?:mailto:)?([^\s@:]+@[^\s@]+\.[a-z]{2,})", re.I)
_ASKING = ("qualifications", "educationRequirements", "experienceRequirements", "skills")

Stated = tuple[str, schema.Fact]  # attribute of JobPosting, fact


def facts_of(item: Item, places: Places) -> Iterator[Stated]:
    """Give the facts of an item that can be pointed at, with the attribute of `JobPosting` each belongs to."""
    readers = (_title, _organizations, _locations, _dates, _terms, _salary, _contacts, _passages, _requirements)
    for reader in readers:
        with suppress(ValidationError):  # markup may hold anything: what the contract has no form for is no fact
            yield from reader(item, places)


def _common(place: Place) -> dict[str, Any]:
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "language": place.language,
        "confidence": CONFIDENCE,
        "method": METHOD,
    }


def _text(value: Any) -> str:
    """Give a value's words: of a node, its name."""
    if isinstance(value, dict):
        value = next(iter(values_of(value, "name") or values_of(value, "@value")), "")
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _title(item: Item, places: Places) -> Iterator[Stated]:
    for value in values_of(item, "title")[:1] or values_of(item, "name")[:1]:
        if place := places.of(value):
            yield "title", schema.Fact(**_common(place))
            verbatim = place.end - place.start == len(place.text)
            for kind, start, end in levels_of(fold(place.text)):
                part = _common(place)
                if verbatim:
                    part |= {"text": place.text[start:end], "start": place.start + start, "end": place.start + end}
                yield "position_types", schema.PositionTypeFact.model_validate({**part, "value": kind})


def _organizations(item: Item, places: Places) -> Iterator[Stated]:
    for value in values_of(item, "hiringOrganization"):
        name = _text(value)
        place = (places.of(name) or places.raw(name)) if name else None
        if place is None:
            continue
        kinds = [_KINDS[kind] for kind in types_of(value) if kind in _KINDS] if isinstance(value, dict) else []
        parent = _text(value.get("parentOrganization")) if isinstance(value, dict) else ""
        kind = kinds[0] if kinds else "other"
        yield "organizations", schema.Organization(**_common(place), name=name, kind=kind, parent=parent or None)


def _locations(item: Item, places: Places) -> Iterator[Stated]:
    remote = "TELECOMMUTE" in map(_text, values_of(item, "jobLocationType"))
    for value in values_of(item, "jobLocation"):
        for address in values_of(value, "address") if isinstance(value, dict) else [value]:
            if isinstance(address, dict):
                names = [_text(address.get(f"address{part}", "")) for part in ("Locality", "Region", "Country")]
            else:
                names = [_text(address), "", ""]
            place = next(filter(None, (places.of(name) or places.raw(name) for name in names if name)), None)
            known = _known_place(*names)
            if place is None or known is None:
                continue
            city = known.kind == "city"
            yield (
                "locations",
                schema.Location(
                    **_common(place),
                    city=known.name if city else None,
                    region=known.region if city else known.name if known.kind == "region" else None,
                    country=known.country,
                    country_code=known.country_code,
                    latitude=known.latitude if city else None,
                    longitude=known.longitude if city else None,
                    geonames_id=known.geonames_id,
                    workplace="remote" if remote else "unknown",
                ),
            )


def _known_place(city: str, region: str, country: str) -> KnownPlace | None:
    """Give the place of an address, as the gazetteer knows it; None where it knows none of its names."""
    found = gazetteer()
    nation = found.country(country.upper()) if len(country) == 2 else None
    nation = nation or next((p for p in found.lookup(country) if p.kind == "country"), None)
    code = nation.country_code if nation else None
    for kind, name in (("city", city), ("region", region)):
        fitting = [p for p in found.lookup(name) if p.kind == kind and code in (None, p.country_code)] if name else []
        if fitting:
            return next((place for place in fitting if region and place.region == region), fitting[0])
    if nation is None and city:  # an address in one line
        text = ", ".join(filter(None, (city, region, country)))
        return next((found.resolve(m, tail=found.parse_tail(text, m.end)) for m in found.find(text)), None)
    return nation


def _dates(item: Item, places: Places) -> Iterator[Stated]:
    for value in values_of(item, "validThrough")[:1]:
        match = _MOMENT.match(str(value))
        if match and (place := places.of(value)):
            zone = match[3] and ("UTC" if match[3] == "Z" else f"UTC{match[3][:3]}:{match[3][-2:]}")
            midnight = match[2] == "00:00"  # written by programs that only know the day
            hour, zone = (None, None) if midnight else (match[2], zone)
            stated = {**_common(place), "date": match[1], "time": hour, "time_zone": zone}
            yield "deadlines", schema.Deadline.model_validate(stated)
    for value in values_of(item, "jobStartDate")[:1]:
        match = _MOMENT.match(str(value))
        if match and (place := places.of(value)):
            yield "start_date", schema.DateFact(**_common(place), date=match[1])


def _terms(item: Item, places: Places) -> Iterator[Stated]:
    for value in values_of(item, "employmentType"):
        name = re.sub(r"[\s-]+", "_", str(value)).upper().rsplit("/", 1)[-1]
        place = places.of(value)
        if place is not None and name in _EMPLOYMENT:
            yield "employment", schema.Employment(**_common(place), value=_EMPLOYMENT[name])
        elif place is not None and name == "INTERN":
            yield "position_types", schema.PositionTypeFact(**_common(place), value="intern")
    for value in values_of(item, "totalJobOpenings")[:1]:
        count = _amount(value)
        place = None if count is None else places.number(count) or places.of(value)
        if count is not None and place is not None and 1 <= count < 10_000 and count == int(count):
            yield "openings_stated", schema.Openings(**_common(place), count=int(count))


def _amount(value: Any) -> float | None:
    try:
        amount = float(value)
    except (TypeError, ValueError):
        return None
    return amount if 0 <= amount < 1e12 else None


def _salary(item: Item, places: Places) -> Iterator[Stated]:
    for salary in values_of(item, "baseSalary")[:1]:
        node = salary if isinstance(salary, dict) else {"value": salary}
        inner = next(iter(values_of(node, "value")), None)
        parts = inner if isinstance(inner, dict) else node
        low = _amount(parts.get("minValue", parts.get("value")))
        high = _amount(parts.get("maxValue"))
        currency = _text(node.get("currency") or item.get("salaryCurrency") or "").upper()
        place = next(filter(None, (places.number(x) or places.of(f"{x:g}") for x in (low, high) if x)), None)
        if place is None or not (low or high):
            continue
        yield (
            "salary",
            schema.Salary(
                **_common(place),
                minimum=low,
                maximum=high,
                currency=currency if _CURRENCY.fullmatch(currency) else None,
                period=_PERIODS.get(_text(parts.get("unitText") or node.get("unitText") or "").upper()),
            ),
        )


def _contacts(item: Item, places: Places) -> Iterator[Stated]:
    for value in values_of(item, "applicationContact"):
        if not isinstance(value, dict):
            continue
        email, phone = _text(value.get("email")), _text(value.get("telephone"))
        if match := _EMAIL.fullmatch(email):
            place = places.of(match[1]) or places.of(value.get("email"))
            if place:
                yield "contacts", schema.Contact(**_common(place), email=match[1].lower())
        if phone and (place := places.of(phone)):
            digits = ("+" if phone.startswith("+") else "") + re.sub(r"\D", "", phone)
            yield "contacts", schema.Contact(**_common(place), phone=digits)


def _passages(item: Item, places: Places) -> Iterator[Stated]:
    for value in values_of(item, "responsibilities"):
        for place in places.pieces(value):
            yield "responsibilities", schema.Fact(**_common(place))
    for value in values_of(item, "jobBenefits"):
        for place in places.pieces(value):
            yield "benefits", schema.Benefit(**_common(place))


def _requirements(item: Item, places: Places) -> Iterator[Stated]:
    for name in _ASKING:
        for value in values_of(item, name):
            words = value
            if isinstance(value, dict):
                words = next((v for key in ("description", "name") for v in values_of(value, key)), None)
            for place in places.pieces(words):
                sentence = place.sentence()
                read = candidate_at(sentence, 0, len(place.text), preferred=False)
                values = {key: found for key, found in read.values.items() if key != "skill_mentions"}
                yield "requirements", schema.Requirement.model_validate({**_common(place), **values})
