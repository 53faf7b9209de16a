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
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)"
    r"|\d{1,3}(?:[ '`´]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
)
_STROKE = r"(?:/-|[.,]-)?"  # Rs. 500/-, CHF 500.-
_DECIMALS = re.compile(r"[.,](\d{1,2})$")
_BEFORE = 20  # characters before a number in which its currency may stand


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
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what finds amounts, and what finds the currency right before one."""
    signs = _alternatives(_currencies(), r"(?![a-z])")
    factor = _alternatives(_factors(), r"(?![a-z])")
    between = "|".join([r"[ ]?[-–—－~～][ ]?", *(module.RANGE for module in modules())])
    before = re.compile(rf"(?:^|(?<![a-z])|(?<=[\d\W]))(?P<sign>{signs})[ ]?(?:约|about |~)?[ ]?$", re.I)
    behind = re.compile(
        rf"(?<![\d.,'])(?P<low>{_NUMBER})(?!\d)(?:[ ]?(?P<low_factor>{factor}))?\+?(?:[ ]?(?P<low_sign>{signs}))?"
        rf"{_STROKE}(?:(?:[ ]?/(?:[ ]?月|[ ]?年|month|year))?(?P<between>{between})(?:(?P<high_sign>{signs})[ ]?)?"
        rf"(?P<high>{_NUMBER})(?!\d)(?:[ ]?(?P<high_factor>{factor}))?)?\+?(?:[ ]?(?P<sign>{signs}))?{_STROKE}",
        re.I,
    )
    return behind, before


@cache
def _hint() -> FilteredPattern:
    signs = [re.escape(w) for w in _currencies() if not (w.isascii() and w.isalpha() and len(w) < 3)]
    return FilteredPattern("|".join([*signs, *(module.MONEY_HINT for module in modules())]))


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
    behind, before = _patterns()
    for match in behind.finditer(text):
        sign = before.search(text, max(0, match.start() - _BEFORE), match.start())
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
        currency = _currencies().get((sign["sign"] if sign else words or "").lower(), "")
        if sign and words and currency.startswith("?"):
            currency = _currencies().get(words.lower(), currency)
        if high is not None and high <= low:
            high = None
            end = match.start("between")
        while end > match.start() and text[end - 1] in " +/":
            end -= 1
        start = sign.start("sign") if sign else match.start()
        yield Amount(start, end, low, high, currency, bool(match["low_factor"] or match["high_factor"]))


def settle_currency(currency: str, country: str) -> str | None:
    """Give what a sign means in a country (its domain, or nothing where that is not known)."""
    if not currency.startswith("?"):
        return currency or None
    known: dict[str, str] = next(
        module.SIGNS_BY_COUNTRY[currency] for module in modules() if currency in module.SIGNS_BY_COUNTRY
    )
    return known.get(country) or known.get("")
