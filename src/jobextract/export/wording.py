"""What a fact states beyond its words, in short, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobextract.schema import Fact, Location

COMMON = frozenset({"start", "end", "text", "mentions", "language", "confidence", "method"})
"""What every fact has."""

_UNLABELLED = frozenset({"name", "kind", "value", "date", "canonical", "email", "url"})


def place(location: Location) -> str:
    """Name a place, or how one works there where no place is named."""
    parts = (location.city, location.country or location.country_code)
    return ", ".join(x for x in parts if x) or location.workplace


def normal_form(fact: Fact) -> str:
    """Give what a fact says beyond its words; empty for a passage, which says nothing more."""
    from jobextract import schema

    if isinstance(fact, schema.Location):
        return place(fact) + (" (inferred)" if fact.inferred else "")
    if isinstance(fact, schema.Requirement):
        stated = [fact.category, fact.necessity, fact.degree, *fact.fields_of_study]
        years = [] if fact.years_min is None else [f"{fact.years_min:g}+ years"]
        languages = [" ".join(filter(None, (x.code, x.level))) for x in fact.language_skills]
        return ", ".join(filter(None, [*stated, *years, *fact.skills, *languages]))
    if isinstance(fact, schema.Person):
        return ", ".join(filter(None, (fact.name, fact.rank, fact.email)))
    if isinstance(fact, schema.Contact):
        return ", ".join(filter(None, (fact.name, fact.email, fact.url, fact.phone)))
    if isinstance(fact, schema.Salary):
        amounts = "–".join(f"{x:g}" for x in (fact.minimum, fact.maximum) if x is not None)
        period = f"a {fact.period}" if fact.period else None
        return " ".join(filter(None, (fact.scale, amounts, fact.currency, period)))
    if isinstance(fact, schema.Organization):
        return ", ".join(filter(None, (f"{fact.name} ({fact.kind})", fact.parent and f"part of {fact.parent}")))
    if isinstance(fact, schema.CustomFact):
        return fact.value
    return ", ".join(_stated(fact))


def _stated(fact: Fact) -> Iterator[str]:
    """Give the values that a fact has beyond those of every fact."""
    for name, value in fact:
        if value in (None, False, [], "") or name in COMMON:
            continue
        words = (
            ", ".join(value) if isinstance(value, list) else f"{value:g}" if isinstance(value, float) else str(value)
        )
        label = name.replace("_", " ")
        yield label if value is True else words if name in _UNLABELLED else f"{label} {words}"
