"""Numbers that a requirement states: years of experience, limits on who may apply, publications."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

from jobextract.fields.requirements.degrees import code_of
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet

_PACKAGE = "jobextract.fields.requirements"
_AROUND = 24  # characters before a number of years that may say that it is none of experience
_MONTHS = 12
_MOST_YEARS, _MOST_SINCE, _MOST_PAPERS = 20, 15, 20
_YOUNGEST, _OLDEST = 20, 69
_TENS = "一二三四五六七八九"
_VENUES = (
    "AAAI|ACL|ACM MM|AISTATS|ASE|ASPLOS|CAV|CCS|CHI|CIKM|CoRL|COLT|CSCW|CVPR|DAC|ECCV|EMNLP|FAST|FSE|HPCA|ICASSP|ICCV"
    "|ICDE|ICDM|ICLR|ICML|ICRA|ICSE|IJCAI|INFOCOM|Interspeech|IROS|ISCA|ISMAR|ISSTA|KDD|MICCAI|MICRO|MobiCom|MobiSys"
    "|IJCV|JMLR|MedIA|NAACL|NDSS|NeurIPS|NIPS|NSDI|OOPSLA|OSDI|PLDI|POPL|PODC|PPoPP|RSS|SIGCOMM|SIGGRAPH|SIGIR|SIGMOD|SOSP|STOC|FOCS|SODA"
    "|ASIACRYPT|BMVC|CHES|COLING|CoNEXT|CRYPTO|EACL|EUROCRYPT|EuroSys|GMD|GRL|ICCAD|ICLP|IJRR|IMC|ISMIR|ISSCC|JACS|JASA|JGR|JSAC|LICS|MLSys|PRB|PRL|PRX"
    "|RA-L|RecSys|RTSS|TACL|TDSC|TIFS|TKDE|TNNLS|TPDS|TSE|TWC|WSDM"
    "|PAMI|PNAS|TIP|TMI|TOG|TPAMI|UAI|UbiComp|UIST|USENIX|VLDB|WACV|WWW"
)
# Indexes, ranks and venues; a name is as the group of its name says, or the match itself.
_VENUE = FilteredPattern(
    re.compile(
        rf"(?<![A-Za-z])(?:(?P<index>SSCI|CSSCI|SCIE?|EI|A&HCI|CSCD|ESI|Scopus|{_VENUES})(?![A-Za-z])"
        r"|CCF\s?-?\s?(?P<ccf>[A-C](?:\s?[/、和或及-]\s?[A-C])*)(?![A-Za-z])|(?P<plain>CCF)(?![A-Za-z])"
        r"|Q(?P<quartile>[1-4])(?![A-Za-z0-9])|(?P<cas>[一二三四1-4])区|(?P<core>中文核心|北大核心|南大核心|核心期刊|四大安全(?:会议|顶会))"
        r"|(?P<title>Nature(?: [A-Z][a-z]+){0,2}|Science|Cell)(?=\s*(?:[,/、)）]|子刊|等|$|or\b|and\b|及|或|和)))"
    )
)

_OF_A_NAME = re.compile(r"[A-Z][a-z]+ (?:(?:and|&) )?$")  # "Computer Science", "Plant Cell"


@cache
def _patterns(code: str, name: str) -> PatternSet:
    return PatternSet(getattr(language_modules(_PACKAGE)[code], name))


def _number(written: str, module: ModuleType) -> float:
    """Give the number that is written in digits or words; 0 where it cannot be read."""
    plain = written.lower()
    if plain in module.NUMBERS:
        return float(module.NUMBERS[plain])
    if "十" in plain:
        tens, ones = plain.split("十", 1)
        return float(10 * module.NUMBERS.get(tens, 1) + module.NUMBERS.get(ones, 0))
    return float(plain) if plain.replace(".", "", 1).isdecimal() else 0.0


def _group(match: re.Match[str], name: str) -> str | None:
    """Give the first group of a name, with or without a number behind it, that matched."""
    for key in (name, f"{name}2", f"{name}3"):
        if key in match.re.groupindex and match[key]:
            return str(match[key])
    return None


def years_of(text: str, modules: Sequence[ModuleType]) -> float | None:
    """Give the years of experience asked for, at least."""
    for module in modules:
        for _, match in _patterns(code_of(module), "YEARS").finditer(text):
            written, unit = _group(match, "years"), _group(match, "unit")
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND // 2]
            if written is None or module.YEARS_NOT.search(around):
                continue
            years = _number(written, module)
            if unit in {"month", "月"}:
                years /= _MONTHS
            if 0 < years <= _MOST_YEARS:
                return round(years, 2)
    return None


def eligibility_of(text: str, modules: Sequence[ModuleType]) -> dict[str, float] | None:
    """Give the highest age and the most years since the doctorate."""
    limits: dict[str, float] = {}
    for module in modules:
        ages = []
        for _, match in _patterns(code_of(module), "AGES").finditer(text):
            written = _group(match, "age")
            if written and not module.AGE_NOT.search(text, 0, match.start(_key(match, "age"))):
                age = int(_number(written, module))
                ages += [age] if _YOUNGEST <= age <= _OLDEST else []
        if ages:
            limits.setdefault("age_max", max(ages))
        if not module.SINCE.search(text):
            continue
        for _, match in _patterns(code_of(module), "DEGREE_YEARS").finditer(text):
            written = _group(match, "years")
            if written is None or module.SINCE_NOT.search(text, max(0, match.start() - _AROUND), match.end() + 4):
                continue
            years = _number(written, module)
            if 0 < years <= _MOST_SINCE:
                limits.setdefault("degree_years_max", years)
    return limits or None


def _key(match: re.Match[str], name: str) -> str:
    return next(key for key in (name, f"{name}2", f"{name}3") if key in match.re.groupindex and match[key])


def publications_of(text: str, category: str, modules: Sequence[ModuleType]) -> dict[str, Any] | None:
    """Give what is said of publications that are asked for; None where none are."""
    asked = category == "publication" or any(module.PUBLISHED.search(text) for module in modules)
    if not asked or any(module.PUBLISHED_NOT.search(text) for module in modules):
        return None
    count: int | None = None
    for module in modules:
        for _, match in _patterns(code_of(module), "PAPER_COUNT").finditer(text):
            number = _number(match["count"], module)
            if count is None and 0 < number <= _MOST_PAPERS:
                count = int(number)
    return {
        "count": count,
        "first_author": any(module.FIRST_AUTHOR.search(text) is not None for module in modules),
        "venues": list(dict.fromkeys(_venues(text))),
    }


def _venues(text: str) -> list[str]:
    venues: list[str] = []
    for match in _VENUE.finditer(text):
        if match["ccf"]:
            venues += [f"CCF-{rank}" for rank in re.findall("[A-C]", match["ccf"])]
        elif match["quartile"] or match["cas"]:
            rank = match["quartile"] or match["cas"]
            venues.append(f"Q{_TENS.index(rank) + 1 if rank in _TENS else rank}")
        elif match["core"]:
            venues.append(match["core"])
        elif not match["title"] or not _OF_A_NAME.search(text, 0, match.start()):
            venues.append(match.group())
    return venues
