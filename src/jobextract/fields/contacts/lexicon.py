"""What the language modules say, put together: every sentence is tried against every language."""

from __future__ import annotations

import re
from functools import cache

from jobextract.fields.candidate import Rule
from jobextract.language.modules import language_modules

_PACKAGE = "jobextract.fields.contacts"


@cache
def words(name: str) -> frozenset[str]:
    """Give the union of the languages' word sets of that name."""
    return frozenset().union(*(getattr(module, name) for module in language_modules(_PACKAGE).values()))


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Give the rules of that name of all languages."""
    return tuple(rule for module in language_modules(_PACKAGE).values() for rule in getattr(module, name))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Give the alternation of the languages' patterns of that name, ignoring case.

    Word boundaries are ASCII ones, so that a word is one inside Chinese text, too.
    """
    sources = [getattr(module, name) for module in language_modules(_PACKAGE).values()]
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE | re.ASCII)
