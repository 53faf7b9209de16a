"""Amounts of money: numbers in the ways of all countries, their currencies and factors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jobextract.fields.pay.scales import modules
from jobextract.matching import FilteredPattern

__all__ = ["Amount", "amounts", "may_hold_money", "parse_number", "settle_currency"]

# "1,500.00", "1.500,00", "1 500" and "1'500", "1500.5".
# What follows the first digit; that one alone stands first, so that the search can leap from digit to digit.
_DIGITS = (
    r"\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)|\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)"
    r"|\d{0,2}(?:[ '`´]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d*(?:[.,]\d{1,2})?(?!\d)"
)
_STROKE = r"(?:/-|[.,]-)?"  # Rs. 500/-, CHF 500.-
_DECIMALS = re.compile(r"[.,](\d{1,2})$")
_LONGEST_SIGN, _MOST_BETWEEN = 12, 3  # characters of a currency, and between it and its number


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount or a range of amounts."""

    start: int
    end: int
    low: float
    high: float | None
    currency: str  # ISO 4217, "?" and a sign where that depends on the country, or ""
    scaled: bool  # whether a factor (k, 万) stands with it


@cache
def _currencies() -> dict[str, str]:
    return {sign: code for module in modules() for sign, code in module.CURRENCIES.items()}


@cache
def _factors() -> dict[str, float]:
    return {word: factor for module in modules() for word, factor in module.FACTORS.items()}


def _alternatives(words: dict[str, str] | dict[str, float], edge: str) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w) + (edge if w[-1].isascii() and w[-1].isalpha() else "") for w in ordered)


@cache
def _pattern() -> re.Pattern[str]:
    """Give what finds amounts, but for the currency before them."""
    signs = _alternatives(_currencies(), r"(?![a-z])")
    factor = _alternatives(_factors(), r"(?![a-z])")
    between = "|".join([r"[ ]?[-–—－~～][ ]?", *(module.RANGE for module in modules())])
    return re.compile(
        rf"(?P<low>\d(?<![\d.,']\d)(?:{_DIGITS}))(?!\d)(?:[ ]?(?P<low_factor>{factor}))?\+?"
        rf"(?:[ ]?(?P<low_sign>{signs}))?"
        rf"{_STROKE}(?:(?:[ ]?/(?:[ ]?月|[ ]?年|month|year))?(?P<between>{between})(?:(?P<high_sign>{signs})[ ]?)?"
        rf"(?P<high>\d(?:{_DIGITS}))(?!\d)(?:[ ]?(?P<high_factor>{factor}))?)?\+?(?:[ ]?(?P<sign>{signs}))?{_STROKE}",
        re.I,
    )


@cache
def _hint() -> FilteredPattern:
    common = frozenset().union(*(module.IN_WORDS for module in modules()))
    signs = [re.escape(sign) for sign in _currencies() if sign not in common]
    return FilteredPattern("|".join([*signs, *(module.MONEY_HINT for module in modules())]))


def _sign_before(text: str, start: int) -> tuple[int, str] | None:
    """Give where the currency right before a number begins, and what it is."""
    end = start
    while end and start - end < _MOST_BETWEEN and text[end - 1] in " ~约":
        end -= 1
    tail = text[max(0, end - _LONGEST_SIGN) : end].lower()
    currencies = _currencies()
    for first in range(len(tail)):
        sign = tail[first:]
        if sign in currencies and not (_is_letter(sign[0]) and first and _is_letter(tail[first - 1])):
            return end - len(sign), currencies[sign]
    return None


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def may_hold_money(text: str) -> bool:
    """Tell whether a text may hold an amount of money."""
    return _hint().may_match(text)


def parse_number(words: str) -> float:
    """Give the value of a number with any separators of thousands.

    >>> [parse_number(words) for words in ("532 200", "3.059", "1,500", "66'737", "3.7", "12,5", "2.684,50")]
    [532200.0, 3059.0, 1500.0, 66737.0, 3.7, 12.5, 2684.5]
    """
    decimals = _DECIMALS.search(words)
    whole = words[: decimals.start()] if decimals else words
    digits = re.sub(r"\D", "", whole)
    return float(digits + (f".{decimals[1]}" if decimals else ""))


def amounts(text: str) -> Iterator[Amount]:
    """Give the numbers of a text that may be amounts of money, in order."""
    for match in _pattern().finditer(text):
        sign = _sign_before(text, match.start())
        low_factor = _factors().get((match["low_factor"] or "").lower(), 1.0)
        low, high = parse_number(match["low"]), None
        end = match.end()
        if match["high"]:
            high = parse_number(match["high"])
            high_factor = _factors().get((match["high_factor"] or "").lower(), 1.0)
            # "30-40万" is 300,000 to 400,000: what stands behind the range holds for both ends.
            low *= low_factor if match["low_factor"] or high_factor == 1.0 or low > high else high_factor
            high *= high_factor if match["high_factor"] else low_factor
        else:
            low *= low_factor
        words = match["sign"] or match["high_sign"] or match["low_sign"]
        currency = sign[1] if sign else _currencies().get((words or "").lower(), "")
        if sign and words and currency.startswith("?"):
            currency = _currencies().get(words.lower(), currency)
        if high is not None and high <= low:
            high = None
            end = match.start("between")
        while end > match.start() and text[end - 1] in " +/":
            end -= 1
        start = sign[0] if sign else match.start()
        yield Amount(start, end, low, high, currency, bool(match["low_factor"] or match["high_factor"]))


def settle_currency(currency: str, country: str) -> str | None:
    """Give what a sign means in a country (its domain, or nothing where that is not known)."""
    if not currency.startswith("?"):
        return currency or None
    known: dict[str, str] = next(
        module.SIGNS_BY_COUNTRY[currency] for module in modules() if currency in module.SIGNS_BY_COUNTRY
    )
    return known.get(country) or known.get("")
