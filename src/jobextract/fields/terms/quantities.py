"""Numbers and joined patterns of the languages, for how long a position lasts and how much of a week it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Rule
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternIndex
from jobextract.sections.outline import SentenceRole

_PACKAGE = "jobextract.fields.terms"
_SURE_ROLE = 0.88


@cache
def modules() -> tuple[ModuleType, ...]:
    """Give the language modules of the field."""
    return tuple(language_modules(_PACKAGE).values())


@cache
def joined(name: str) -> re.Pattern[str]:
    """Give one pattern of the patterns of that name in all languages; it is asked about a few words at a time."""
    sources = [f"(?:{getattr(module, name).pattern})" for module in modules()]
    return re.compile("|".join(sources), re.IGNORECASE | re.ASCII)


@cache
def filtered(name: str) -> FilteredPattern:
    """Give the same for whole texts: it is skipped where it cannot match."""
    return FilteredPattern(joined(name))


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Give the rules of that name of all languages, in order."""
    return tuple(rule for module in modules() for rule in getattr(module, name))


@cache
def index(name: str) -> PatternIndex[Rule]:
    """Give the rules of that name of all languages, found by what stands in a text."""
    return PatternIndex((rule, rule.pattern.pattern) for rule in rules(name))


def role_factor(role: SentenceRole, factors: Mapping[str, float]) -> float:
    """Give the factor of a sentence's role, 1 where the role is no more than likely."""
    return factors.get(role.role, 1.0) if role.confidence >= _SURE_ROLE else 1.0


@cache
def _numbers() -> dict[str, float]:
    return {word: float(number) for module in modules() for word, number in module.NUMBERS.items()}


def number(words: str) -> float:
    """Give the value of a number in digits or words of a language.

    >>> number("3,5"), number("eighteen"), number("二十四")
    (3.5, 18.0, 24.0)
    """
    words = words.lower()
    known = _numbers().get(words)
    return float(words.replace(",", ".")) if known is None else known


@cache
def _units() -> dict[str, float]:
    return {unit: months for module in modules() for unit, months in module.MONTHS.items()}


def months_of(unit: str) -> float:
    """Give the months of a unit of time.

    >>> months_of("years"), months_of("个月")
    (12.0, 1.0)
    """
    units = _units()
    unit = unit.lower()
    return units[unit] if unit in units else units[unit.removesuffix("s")]
