"""Salaries: amounts of money and pay scales, told from allowances, prizes and budgets."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from jobextract.fields.candidate import Candidate
from jobextract.fields.pay.money import Amount, amounts, may_hold_money, settle_currency
from jobextract.fields.pay.scales import Scale, joined, modules, percents, scales
from jobextract.fields.whose import posting_named
from jobextract.matching import FilteredPattern
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

_BEFORE, _AFTER = 70, 48  # characters around an amount that are looked at
_LABEL_WINDOW = 160  # characters before an amount in which its label stands
_BEHIND = 14  # characters behind an amount within which a word says what it is
_JOINED = 90  # characters between a scale and an amount of one statement
# How sure an amount is a salary: a word says so; a label, column or heading does; it has a currency and a period.
_SAID, _LABELLED, _RATE, _ALLOWED, _ALONE = 0.9, 0.85, 0.72, 0.66, 0.64
# A sum from which nobody means a month, where the text names no period.
_LEAST_OF_A_YEAR = dict.fromkeys(("EUR", "GBP", "USD", "CAD", "AUD", "NZD", "CHF"), 15_000)
_LEAST_BARE = 100.0  # a number without a currency that may be money
_LEAST_ALONE = 10_000.0  # an amount that needs no word and no period to be a salary
_SURE_ROLE = 0.88
_IF_CHOSEN = 0.85  # factor for what only some get
_ON_TRIAL = 0.62  # factor for what is paid until the probation is over
_OTHER_ROLE = {"requirement": 0.6, "about": 0.8, "application": 0.8, "topic": 0.3}
_DOMAIN = re.compile(r"(?:@|\bwww\.|://|\bdot )[\w. -]*?(?:\.| dot )([a-z]{2})\b(?!\.)", re.I)
_DIGIT = re.compile(r"\d", re.A)
_CLAUSE = re.compile(r"[;；。!！?？\n\t]|[.](?=[ ]+[A-Z])")
_BRACKET = re.compile(r"[(（][^()（）\n]*$")  # one that is still open
_COMMA = re.compile(r"[,，、+＋和及]|\b(?:and|plus|as well)\b", re.I)
# Least and most of an amount a period, in any currency.
_LIMITS = {
    "year": (2_000, 60_000_000),
    "month": (100, 6_000_000),
    "week": (20, 500_000),
    "day": (5, 100_000),
    "hour": (4, 20_000),
}


@dataclass(frozen=True, slots=True)
class _Pay:
    """An amount that is a salary."""

    start: int
    end: int
    values: dict[str, Any]
    confidence: float
    rule: str
    posting: int | None = None  # the one that it names


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the salaries of a page."""
    country = _Country(outline)
    heads: dict[int, set[int]] = {}
    for block in outline.document.blocks:
        text = block.folded
        if block.kind == "table_row" and block.list_id not in heads:
            heads[block.list_id] = {n for n, cell in enumerate(text.split("\t")) if joined("LABEL").match(cell)}
        if block.struck or block.region == "navigation":
            continue
        scaled = scales(text)
        found: list[Amount] = []
        if _DIGIT.search(text) and (
            may_hold_money(text) or heads.get(block.list_id) or _is_below_label(outline, block)
        ):
            found = list(amounts(text))
        if not found and not scaled:
            continue
        starts = [scale.start for scale in scaled]
        paid: list[_Pay] = []
        for number, amount in enumerate(found):
            if not amount.currency and not amount.scaled and amount.low < _LEAST_BARE:
                continue
            sentence = outline.document.sentence_at(block, amount.start)
            if sentence is None or outline.role_of(sentence).closed:
                continue
            previous = found[number - 1].end if number and found[number - 1].end > sentence.start else sentence.start
            following = found[number + 1].start if number + 1 < len(found) else len(text)
            first = bisect_left(starts, max(sentence.start, amount.end - _JOINED))
            beside = first < len(starts) and starts[first] < min(sentence.end, amount.end + _JOINED)
            pay = _pay(outline, block, sentence, amount, previous, following, country, heads, beside_scale=beside)
            if pay is not None:
                floor = max(previous, sentence.start)
                paid.append(replace(pay, posting=posting_named(outline, block, pay.start, pay.end, floor)))
        yield from _with_scales(outline, block, paid, scaled)


def _is_below_label(outline: Outline, block: Block) -> bool:
    path = outline.path(block)
    return bool(path) and joined("LABEL").match(path[-1].folded) is not None


@cache
def _places() -> dict[str, str]:
    return {name: code for module in modules() for name, code in module.COUNTRIES.items()}


@cache
def _known_countries() -> frozenset[str]:
    return frozenset(
        code for module in modules() for places in module.SIGNS_BY_COUNTRY.values() for code in places if code
    )


@cache
def _place() -> FilteredPattern:
    return FilteredPattern("|".join(re.escape(name) for name in _places()))


class _Country:
    """The country that a page speaks of, found when it is first asked for."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    @cached_property
    def code(self) -> str:
        """Its domain, or "" where none is known."""
        return _country(self._outline)


def _country(outline: Outline) -> str:
    """Give the country (its domain) that a page's addresses, or else its words, speak of; "" where none does."""
    votes: dict[str, int] = {}
    for block in outline.document.blocks:
        if "@" in block.folded or "://" in block.folded or "www." in block.folded or " dot " in block.folded:
            for match in _DOMAIN.finditer(block.folded):
                votes[match[1].lower()] = votes.get(match[1].lower(), 0) + 2
        for link in block.links():
            if target := _DOMAIN.search(link.target):
                votes[target[1].lower()] = votes.get(target[1].lower(), 0) + 1
    known = {code: count for code, count in votes.items() if code in _known_countries()}
    if not known:
        for block in outline.document.blocks:
            for place in _place().finditer(block.folded):
                code = _places()[place.group().lower()]
                known[code] = known.get(code, 0) + 1
    return max(known, key=lambda code: (known[code], code)) if known else ""


def _nearest(name: str, text: str, low: int, high: int) -> re.Match[str] | None:
    """Give the last match before a place."""
    found: re.Match[str] | None = None
    for match in joined(name).finditer(text, low, high):
        found = match
    return found


def _pay(
    outline: Outline,
    block: Block,
    sentence: Sentence,
    amount: Amount,
    previous: int,
    following: int,
    country: _Country,
    heads: dict[int, set[int]],
    *,
    beside_scale: bool,
) -> _Pay | None:
    text = block.folded
    low = max(sentence.start, amount.start - _BEFORE)
    last = outline.document.sentence_at(block, amount.end - 1) or sentence
    stop = max(sentence.end, last.end)  # "Rs." seems to end a sentence
    high = min(stop, amount.end + _AFTER, max(following, amount.end))
    confidence, rule, sure = _judge(
        outline, block, sentence, amount, previous, low, high, heads, beside_scale=beside_scale
    )
    if not rule:
        return None
    period, end = _period(text, amount, low, high, stop)
    if not amount.currency and not amount.scaled and joined("NO_MONEY_AFTER").match(text, amount.end):
        return None
    if not sure and (
        period is None or not (amount.currency or amount.scaled or rule in {"pay-labelled", "pay-allowed"})
    ):
        return None
    currency = settle_currency(amount.currency, country.code if amount.currency.startswith("?") else "")
    if currency is None and not amount.currency and re.search(r"[\u4e00-\u9fff]", text[low:high]):
        currency = settle_currency("?元", country.code)
    if currency is None and not amount.currency:
        return None
    least, most = _LIMITS.get(period or "", (300, 60_000_000))
    if not least <= amount.low <= most or (amount.high or 0.0) > most:
        return None
    if period is None and amount.low >= _LEAST_OF_A_YEAR.get(currency or "", math.inf):
        period = "year"
    values: dict[str, Any] = {"minimum": amount.low, "maximum": amount.high, "currency": currency, "period": period}
    before = text[low : amount.start]
    if amount.high is None and (joined("UP_TO").search(before) or joined("UP_TO_AFTER").match(text, end)):
        values["minimum"], values["maximum"] = None, amount.low
    wide_low, wide_high = max(sentence.start, amount.start - 40), min(stop, amount.end + 60)
    if joined("GROSS").search(text, wide_low, wide_high):
        values["basis"] = "gross"
    elif joined("NET").search(text, wide_low, wide_high):
        values["basis"] = "net"
    for module in modules():
        if payments := module.PAYMENTS.search(text, wide_low, wide_high):
            values["payments_per_year"] = float(next(filter(None, payments.groups())))
            if end < payments.end() and not _CLAUSE.search(text, end, payments.end()):
                end = payments.end()
    return _Pay(amount.start, end, {k: v for k, v in values.items() if v is not None}, confidence, rule)


def _each(text: str, low: int, start: int) -> bool:
    """Tell whether an amount goes on with a list of what each position is paid: "助研费硕士1500元；博士每月3200"."""
    clause = _CLAUSE.split(text[low:start])[-1]
    return joined("EACH").search(clause) is not None and joined("PAY_WORDS").search(text, low, start) is not None


def _is_sure(said: re.Match[str]) -> bool:
    """Tell whether a word speaks of a salary itself, and not of what else is paid."""
    return joined("SURE_PAY_WORDS").search(said.group()) is not None


def _judge(
    outline: Outline,
    block: Block,
    sentence: Sentence,
    amount: Amount,
    previous: int,
    low: int,
    high: int,
    heads: dict[int, set[int]],
    *,
    beside_scale: bool,
) -> tuple[float, str, bool]:
    """Tell how sure an amount is a salary, by which rule, and whether that needs no period."""
    text = block.folded
    behind = min(high, amount.end + _BEHIND + 12)
    other = joined("OTHER_WORDS").search(text, amount.end, behind)
    said = joined("PAY_BEHIND").search(text, amount.end, behind)
    if (comma := _COMMA.search(text, amount.end, behind)) is not None:
        other = other if other and other.start() < comma.start() else None
        said = said if said and said.start() < comma.start() else None
    role = outline.role_of(sentence)
    factor = _OTHER_ROLE.get(role.role, 1.0) if role.confidence >= _SURE_ROLE else 1.0
    if joined("IF_CHOSEN").search(text, max(sentence.start, amount.start - 40), amount.start):
        factor *= _IF_CHOSEN
    if joined("ON_TRIAL").search(text, max(sentence.start, amount.start - 40), amount.start):
        factor *= _ON_TRIAL
    if other and (not said or other.start() < said.start()):
        return 0.0, "", False
    if said and (amount.currency or amount.scaled):
        if _is_sure(said):
            return _SAID * factor, "pay-said-behind", True
        return _ALLOWED * factor, "pay-allowed", False
    bracket = _BRACKET.search(text, max(0, amount.start - _BEFORE), amount.start)
    if bracket and joined("OTHER_WORDS").search(text, max(0, bracket.start() - _BEHIND), bracket.start()):
        return 0.0, "", False  # "talent grants (A: 3 million; B: 2 million)"
    said = _nearest("PAY_WORDS", text, low, amount.start)
    other = _nearest("OTHER_WORDS", text, low, amount.start)
    if said and other and 0 <= said.start() - other.end() <= 1 and not _is_sure(said):
        return 0.0, "", False  # "housing allowance"
    if (
        other
        and (not said or other.start() > said.start())
        and not (said and _COMMA.search(text, other.end(), amount.start) and other.start() < previous)
    ):
        return 0.0, "", False
    if said:
        if previous > said.end() and _CLAUSE.search(text, previous, amount.start):
            said = None
        elif _is_sure(said):
            return (_SAID if previous <= said.start() else _SAID - 0.04) * factor, "pay-said", True
        else:
            return _ALLOWED * factor, "pay-allowed", False
    if _each(text, max(0, amount.start - _BEFORE), amount.start):
        return _ALLOWED * factor, "pay-allowed", False
    if beside_scale:
        return _LABELLED * factor, "pay-beside-scale", True
    if _is_labelled(outline, block, amount, heads):
        alone = (amount.currency or amount.scaled) and (amount.low >= _LEAST_ALONE or block.kind == "table_row")
        alone = alone and not other
        return _LABELLED * factor, "pay-labelled", bool(alone)
    if amount.currency and amount.low >= _LEAST_ALONE and joined("BENEFITS_AFTER").match(text, amount.end):
        return _ALONE, "pay-alone", True
    if amount.currency:
        return _RATE * factor, "pay-rate", False
    return 0.0, "", False


def _is_labelled(outline: Outline, block: Block, amount: Amount, heads: dict[int, set[int]]) -> bool:
    """Tell whether a label, a column's head or the heading right above says that an amount is a salary."""
    before = block.folded[max(0, amount.start - _LABEL_WINDOW) : amount.start]
    if block.kind == "table_row":
        columns = heads.get(block.list_id)
        if columns and block.folded.count("\t", 0, amount.start) in columns:
            return True
        cells = before.split("\t")
        return len(cells) > 1 and joined("LABEL").match(cells[-2]) is not None
    lines = before.rstrip().splitlines()
    if len(lines) > 1 and joined("LABEL").match(lines[-2]):
        return True
    return _is_below_label(outline, block)


@cache
def _periods() -> dict[str, str]:
    return {word: period for module in modules() for word, period in module.PERIODS.items()}


def _period(text: str, amount: Amount, low: int, high: int, sentence_end: int) -> tuple[str | None, int]:
    """Give the period of an amount, and where the statement ends: behind it or before it, the nearest."""
    for module in modules():
        match = module.PERIOD_AFTER.match(text, amount.end, max(high, min(sentence_end, amount.end + 12)))
        if match is not None:
            word = (match["per"] or match["adverb"]).lower()
            period = {"a": "year", "m": "month"}.get(word) or _periods().get(word)
            if period is None:
                period = _periods().get(word.removeprefix("每")) or _periods().get(word[:1])
            if period is not None:
                return period, match.end()
    best: re.Match[str] | None = None
    for module in modules():
        for match in module.PERIOD_BEFORE.finditer(text, low, amount.start):
            if best is None or match.start() > best.start():
                best = match
    if best is None:
        return None, amount.end
    word = best["adverb"].lower()
    if (period := _periods().get(word)) is None:
        period = next(
            (
                _periods()[key]
                for key in sorted(_periods(), key=len, reverse=True)
                if key in word and not (key.isascii() and len(key) < 3)
            ),
            None,
        )
    return period, amount.end


def _with_scales(outline: Outline, block: Block, paid: list[_Pay], scaled: list[Scale]) -> Iterator[Candidate]:
    """Put amounts and the scales beside them together."""
    text = block.folded
    taken: set[int] = set()
    starts = [pay.start for pay in paid]
    for scale in scaled:
        sentence = outline.document.sentence_at(block, scale.start)
        if sentence is None or outline.role_of(sentence).closed:
            continue
        start, end = scale.start, scale.end
        values: dict[str, Any] = {"scale": scale.name}
        near = [p for p in percents(text, scale.start, scale.end) if sentence.start <= p[0] < sentence.end]
        if near:
            first, last, percent = min(near, key=lambda p: min(abs(p[0] - end), abs(start - p[1])))
            values["scale_percent"] = percent
            start, end = min(start, first), max(end, last)
        confidence = scale.confidence * {"requirement": 0.8, "about": 0.9}.get(outline.role_of(sentence).role, 1.0)
        low, high = bisect_left(starts, start - 2 * _JOINED), bisect_left(starts, end + 2 * _JOINED)
        for number in range(low, high):
            pay = paid[number]
            gap = text[end : pay.start] if pay.start >= end else text[pay.end : start]
            if (
                number not in taken
                and len(gap) <= _JOINED
                and not _CLAUSE.search(gap)
                and sentence.start <= pay.start < sentence.end
            ):
                taken.add(number)
                values = pay.values | values
                start, end = min(start, pay.start), max(end, pay.end)
                confidence = max(confidence, pay.confidence)
                break
        floor = max(0, start - 2 * _JOINED, sentence.start)
        named = posting_named(outline, block, start, end, floor)
        yield _candidate(block, start, end, values, confidence, f"scale-{scale.rule}", named)
    for number, pay in enumerate(paid):
        if number not in taken:
            yield _candidate(block, pay.start, pay.end, pay.values, pay.confidence, pay.rule, pay.posting)


def _candidate(
    block: Block, start: int, end: int, values: dict[str, Any], confidence: float, rule: str, posting: int | None
) -> Candidate:
    normal, method = _normal(values), f"rule:{rule}"
    return Candidate("salary", block, start, end, normal, round(confidence, 3), method, values, posting)


def _normal(values: dict[str, Any]) -> str:
    words = []
    if scale := values.get("scale"):
        words.append(scale)
    if percent := values.get("scale_percent"):
        words.append(f"{percent:g}%")
    low, high = values.get("minimum"), values.get("maximum")
    if low is not None or high is not None:
        amount = f"{low:.10g}" if low is not None else ""
        if high is not None:
            amount += f"-{high:.10g}"
        period = f"/{values['period']}" if values.get("period") else ""
        words.append(f"{amount} {values.get('currency') or '?'}{period}")
    if basis := values.get("basis"):
        words.append(basis)
    if payments := values.get("payments_per_year"):
        words.append(f"x{payments:g}")
    return " ".join(words)
