"""The fields that only complete gold states, and how each is compared (fixtures/GUIDELINES.md says what counts).

Gold is complete where the file says ``"complete": true``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from jobextract.training.comparing import (
    Compared,
    Item,
    flat,
    folded,
    normal,
    overlap,
    same_phrase,
    token_f1,
    tokens,
    unique,
)
from jobextract.training.corpus import Json

_NAMED = 0.6  # F1 of words from which two names are one


def _keyed(field: str, *names: str) -> Callable[[Json], list[Item]]:
    """Give a reader of a field's items by some of their values, each once a page."""

    def items(page: Json) -> list[Item]:
        found = flat(page, field)
        rows = ({**item, "key": tuple(_plain(item.get(name)) for name in names)} for item in found)
        return unique(rows, lambda item: item["key"])

    return items


def _plain(value: Any) -> Any:
    """Make 0.0, False, "" and nothing one, and texts equal without regard to case."""
    if isinstance(value, str):
        return value.casefold().rstrip("/")
    return float(value) if value and isinstance(value, (int, float)) else value or None


def _equal(a: Json, b: Json) -> float:
    return float(a["key"] == b["key"])


def _label(item: Json) -> str:
    return f"{item['key']} {item.get('text') or ''}".strip()


def _times(page: Json) -> list[Item]:
    timed = [item for item in flat(page, "deadlines") if item.get("time") or item.get("time_zone")]
    return _keyed("deadlines", "date", "time", "time_zone")({"postings": [{"deadlines": timed}]})


def _durations(page: Json) -> list[Item]:
    stated = ({**item, "permanent": item.get("term") == "permanent"} for item in flat(page, "duration"))
    return _keyed("duration", "months", "months_max", "permanent", "renewable")(
        {"postings": [{"duration": list(stated)}]}
    )


def _same_funding(a: Json, b: Json) -> float:
    if a["kind"] != b["kind"]:
        return 0.0
    first, second = a.get("name"), b.get("name")
    if not first or not second:
        return float(not first and not second)
    return token_f1(first, second)


def _benefits(page: Json) -> list[Item]:
    found = flat(page, "benefit_items") if page.get("complete") else flat(page, "benefits")
    return [{**item, "key": item.get("kind")} for item in found]


def _near(a: Json, b: Json) -> float:
    """Give how far two spans overlap where the values are equal; anything above 0 counts."""
    return overlap(a, b) if a["key"] == b["key"] else 0.0


def _texts(field: str, name: str) -> Callable[[Json], list[Item]]:
    def items(page: Json) -> list[Item]:
        found = ({**item, "text": item.get(name) or ""} for item in flat(page, field))
        return unique(found, lambda item: normal(item["text"]))

    return items


def _same_words(a: Json, b: Json) -> float:
    return token_f1(a["text"], b["text"])


def _phrases(field: str) -> Callable[[Json], list[Item]]:
    return lambda page: unique(flat(page, field), lambda item: folded(item["text"]))


def _told(field: str, *names: str) -> Callable[[Json], list[Item]]:
    """Give a reader of one value of a field's items, of those that have it."""

    def items(page: Json) -> list[Item]:
        values = ((item, next((item[name] for name in names if item.get(name)), None)) for item in flat(page, field))
        found = ({**item, "key": value} for item, value in values if value is not None)
        return unique(found, lambda item: (folded(item["text"]), str(item["key"])))

    return items


def _same_phrase_and_value(a: Json, b: Json) -> float:
    return same_phrase(a, b) if _plain(a["key"]) == _plain(b["key"]) else 0.0


def _same_phrase_and_name(a: Json, b: Json) -> float:
    return same_phrase(a, b) if token_f1(a["key"], b["key"]) >= _NAMED else 0.0


def _stated(read: Callable[[Json], Iterator[Any]]) -> Callable[[Json], list[Item]]:
    """Give a reader of values that requirements state, each with the requirement's place."""

    def items(page: Json) -> list[Item]:
        found = []
        for requirement in flat(page, "requirements"):
            place = {name: requirement[name] for name in ("start", "end", "text")}
            place["optional"] = requirement.get("optional", False)
            found += [{**place, "key": key} for key in dict.fromkeys(read(requirement))]
        return found

    return items


def _degrees(requirement: Json) -> Iterator[Any]:
    if requirement.get("degree"):
        yield requirement["degree"], bool(requirement.get("or_equivalent"))


def _years(requirement: Json) -> Iterator[Any]:
    if requirement.get("years_min"):
        yield float(requirement["years_min"])


def _skills(requirement: Json) -> Iterator[Any]:
    return (skill.casefold() for skill in requirement.get("skills") or ())


def _fields_of_study(requirement: Json) -> Iterator[Any]:
    return iter(requirement.get("fields_of_study") or ())


def _language_skills(requirement: Json) -> Iterator[Any]:
    return ((skill["code"], _plain(skill.get("level"))) for skill in requirement.get("language_skills") or ())


def _eligibility(requirement: Json) -> Iterator[Any]:
    limits = requirement.get("eligibility") or {}
    return ((name, float(limits[name])) for name in ("age_max", "degree_years_max") if limits.get(name))


def _publications(requirement: Json) -> Iterator[Any]:
    record = requirement.get("publications")
    if record is not None:
        yield record.get("count"), bool(record.get("first_author"))
        yield from (venue.casefold() for venue in record.get("venues") or ())


def _near_words(a: Json, b: Json) -> float:
    return overlap(a, b) if token_f1(a["key"], b["key"]) >= _NAMED else 0.0


_PLURAL = re.compile(r"(?<=[a-z]{2})ies\b")  # of "batteries": `tokens` would leave "batterie"


def _singular(text: str) -> str:
    """Make singular and plural one, whatever the language."""
    return " ".join(tokens(_PLURAL.sub("y", text)))


def _linked(page: Json) -> list[Item]:
    pairs = (
        {**topic, "key": tuple(sorted(map(_singular, (topic.get("canonical") or topic["text"], other))))}
        for topic in flat(page, "topics")
        for other in topic.get("same_as") or ()
    )
    return unique(pairs, lambda item: item["key"])


def _canonical(page: Json) -> list[Item]:
    named = ({**topic, "key": _singular(topic.get("canonical") or topic["text"])} for topic in flat(page, "topics"))
    return unique(named, lambda item: normal(item["text"]))


def _disciplines(page: Json) -> list[Item]:
    codes = (posting.get("field") for posting in page.get("postings", []))
    named = (code if isinstance(code, str) else code["code"] for code in codes if code)
    return [{"key": code, "text": ""} for code in dict.fromkeys(named)]


_TINY = 1e-9  # any overlap

COMPLETE = (
    Compared("deadlines", _keyed("deadlines", "date", "kind"), _equal, 1.0, _label),
    Compared("deadline_times", _times, _equal, 1.0, _label),
    Compared("start_date", _keyed("start_date", "date"), _equal, 1.0, _label),
    Compared("duration", _durations, _equal, 1.0, _label),
    Compared(
        "employment",
        _keyed("employment", "value", "percent", "percent_max", "hours_per_week"),
        _equal,
        1.0,
        _label,
    ),
    Compared("openings", _keyed("openings_stated", "count", "count_max"), _equal, 1.0, _label),
    Compared(
        "salary",
        _keyed(
            "salary", "minimum", "maximum", "currency", "period", "scale", "scale_percent", "basis", "payments_per_year"
        ),
        _equal,
        1.0,
        _label,
    ),
    Compared("funding", _keyed("funding", "kind", "name"), _same_funding, _NAMED, _label),
    Compared("benefit_items", _benefits, _near, _TINY, _label),
    Compared("application_documents", _keyed("application_documents", "kind", "count"), _equal, 1.0, _label),
    Compared("application_routes", _keyed("application_routes", "kind", "email", "url"), _equal, 1.0, _label),
    Compared("subjects", _texts("application_routes", "subject"), _same_words, _NAMED),
    Compared("recipients", _texts("application_routes", "recipient"), _same_words, _NAMED),
    Compared("organization_kind", _told("organizations", "kind"), _same_phrase_and_value, 0.5, _label),
    Compared("organization_parent", _told("organizations", "parent"), _same_phrase_and_name, 0.5, _label),
    Compared(
        "organization_country", _told("organizations", "country_code", "country"), _same_phrase_and_value, 0.5, _label
    ),
    Compared("organization_domain", _told("organizations", "domain"), _same_phrase_and_value, 0.5, _label),
    Compared("funders", _phrases("funders"), same_phrase, 0.5),
    Compared("partners", _phrases("partners"), same_phrase, 0.5),
    Compared("degrees", _stated(_degrees), _near, _TINY, _label),
    Compared("fields_of_study", _stated(_fields_of_study), _near_words, _TINY, _label),
    Compared("years", _stated(_years), _near, _TINY, _label),
    Compared("skills", _stated(_skills), _near, _TINY, _label),
    Compared("language_skills", _stated(_language_skills), _near, _TINY, _label),
    Compared("eligibility", _stated(_eligibility), _near, _TINY, _label),
    Compared("publications", _stated(_publications), _near, _TINY, _label),
    Compared("canonical", _canonical, _same_phrase_and_name, 0.5, _label),
    Compared("same_topics", _linked, _equal, 1.0, _label),
    Compared("field", _disciplines, _equal, 1.0, _label),
)
"""Fields by the name of their score."""
