"""What kind of organization a name stands for, and how large a one: who can be part of whom."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jobextract.reading.folding import HAN
from jobextract.schema import OrganizationKind


class Size(NamedTuple):
    """A kind of organization and its place among those that hold one another."""

    kind: OrganizationKind
    rank: int


GROUP, UNIT, DEPARTMENT, INSTITUTE, FACULTY, HOUSE, TOP = range(1, 8)
"""Ranks: an organization is part of one with a higher rank. HOUSE: hospitals, academies, museums."""

_OTHER = Size("other", HOUSE)

# Tried in order; of the words of one pattern none says more than another.
_LATIN: tuple[tuple[Size, re.Pattern[str]], ...] = (
    (
        Size("company", TOP),
        re.compile(
            r"\b(?:GmbH|Ltd|Limited|Inc|Corp|Corporation|LLC|Company|Co\.|plc|PLC|AG|AB|SE|Oyj?|ASA|KK|SAS|SARL|Lda"
            r"|ApS)\b\.?$|\b(?:S\.A\b|S\.(?:C\.)?p\.A\b|S\.r\.l\b|B\.V\b|N\.V\b|A/S|sp\. z o\.o\.|s\.r\.o\b)"
        ),
    ),
    (
        Size("institute", HOUSE),
        re.compile(r"\b(?:National|Federal) (?:\w+ ){0,3}?Laborator(?:y|ies)\b|\bNational Labs?\b", re.I),
    ),
    (Size("institute", INSTITUTE), re.compile(r"\b(?:Key|State|Joint) (?:\w+ ){0,3}?Lab(?:orator(?:y|ies))?\b", re.I)),
    (Size("university", TOP), re.compile(r"\bInstitute of (?:Science and )?Technology\b", re.I)),
)
_HEAD = re.compile(
    r"\b(?:(?P<company>Ltd|Inc|GmbH)"
    r"|(?P<group>labs?|laborator(?:y|ies|io)|laboratoire|groups?|gruppe|team|collective|chair|lehrstuhl|studio|research unit)"
    r"|(?P<unit>units?|sections?|service|program(?:me)?)"
    r"|(?P<department>departments?|dept|division|departamento|dipartimento|département|abteilung|fachbereich)"
    r"|(?P<faculty>schools?|facult(?:y|ies)|college|facultad|faculdade|facoltà|faculté|fakultät|escuela|escola|scuola)"
    r"|(?P<institute>institut(?:e|es|o|et)?|istituto|cent(?:er|re|ro|rum)|zentrum|observatory|light source|facility)"
    r"|(?P<house>hospital|clinic|klinik(?:um)?|academy|museum|agency)"
    r"|(?P<other>librar(?:y|ies)|archives?|press)"
    r"|(?P<university>universit\w*|universidade?|universidad|polytechnic|politecnico|hochschule|[ée]cole|uni))\b",
    re.I,
)
_SIZES: dict[str, Size] = {
    "company": Size("company", TOP),
    "group": Size("group", GROUP),
    "unit": Size("group", UNIT),
    "department": Size("department", DEPARTMENT),
    "faculty": Size("department", FACULTY),
    "institute": Size("institute", INSTITUTE),
    "house": Size("institute", HOUSE),
    "other": _OTHER,
    "university": Size("university", TOP),
}
_TAIL = re.compile(r" (?:of|for|at|in|on|de|del|della|dell'|du|des|dei|di|da|do|für|van|voor)\b| d'|,", re.I)
_TRADE = re.compile(
    r"\w (?:Technologies|Robotics|Therapeutics|Pharma(?:ceuticals)?|Analytics|Instruments|Industries|AI)$"
)
_PART_OF_ONE = re.compile(
    r"Universit\w+ of (?:[A-Z][\w-]+ ){1,3}(?=(?:School|College|Departments?|Institute|Cent(?:er|re)|Hospital|Faculty)\b)"
)
# Of those in lists of universities, these teach no students.
_NO_UNIVERSITY = re.compile(
    r"\b(?:Institution|Hospital|Observatory|Laborator(?:y|ies)|Clinic|Academia|Academy of Sciences|Research Institute)\b|研究院$|医院$"
)
_SECTION = re.compile(r"\bsection\b", re.I)
_OWN_COLLEGE = re.compile(r"\w+ College$")

_HAN_SIZES: tuple[tuple[re.Pattern[str], Size], ...] = (
    (re.compile(r"(?:公司|集团|股份|科技|智能)$"), Size("company", TOP)),
    (re.compile(r"国家实验室$"), Size("institute", HOUSE)),
    (
        re.compile(r"(?:(?:国家|全国|省部共建|教育部|省)[\u4e00-\u9fff]{0,16}|重点|联合|协同创新)(?:实验室|创新中心)$"),
        Size("institute", INSTITUTE),
    ),
    (re.compile(r"(?:课题组|研究组|项目组|实验室|工作室|团队|组|Lab|LAB|Group)$"), Size("group", GROUP)),
    (re.compile(r"(?:研究室|教研室)$"), Size("group", UNIT)),
    (re.compile(r"(?:科学院|博物馆|医院|总院)$"), Size("institute", HOUSE)),
    (re.compile(r"(?:学系|系)$"), Size("department", DEPARTMENT)),
    (re.compile(r"大学(?:[（(][^()（）]*[)）])?$"), Size("university", TOP)),
    (re.compile(r"(?:学院|学部|书院|研究生院)$"), Size("department", FACULTY)),
    (re.compile(r"研究院$"), Size("institute", FACULTY)),
    (re.compile(r"(?:研究所|中心|天文台|光源|所)$"), Size("institute", INSTITUTE)),
)
# Universities that are named a college: 理工学院 behind a name that says where.
_HAN_COLLEGE = re.compile(
    r"^[\u4e00-\u9fff]{2,}?(?:理工|师范|工业|科技|科学技术|工程技术|外国语|财经|政法|民族|职业技术|海洋|美术|音乐|体育|工商"
    r"|(?<!经济)农|(?<![科基])医)学院$"
)


@lru_cache(maxsize=2048)
def size_of(name: str) -> Size:
    """Tell the kind and the rank of an organization by its folded name.

    >>> size_of("Leiden University Centre for Linguistics").kind
    'institute'
    >>> size_of("土木工程学院").kind
    'department'
    """
    return _of_han(name) if HAN.search(name) else _of_latin(name)


def _of_han(name: str) -> Size:
    return next((size for pattern, size in _HAN_SIZES if pattern.search(name)), _OTHER)


def _of_latin(name: str) -> Size:
    for size, pattern in _LATIN:
        if pattern.search(name):
            return size
    part = _PART_OF_ONE.match(name)
    if part is not None:
        return _of_latin(name[part.end() :])
    tail = _TAIL.search(name)
    head = None
    for head in _HEAD.finditer(name, 0, tail.start() if tail else len(name)):
        pass
    if head is None:
        for head in _HEAD.finditer(name):
            pass
    if head is None or head.lastgroup is None:
        return Size("company", TOP) if _TRADE.search(name) else _OTHER
    if head.lastgroup == "faculty" and _OWN_COLLEGE.search(name):
        return _SIZES["university"]
    if _SECTION.fullmatch(head.group()):
        return Size("department", UNIT)
    return _SIZES[head.lastgroup]


def size_of_known(kind: OrganizationKind, name: str) -> Size:
    """Tell the kind and rank of an organization of the gazetteer by its kind there and its name."""
    institute = kind != "university" or (_NO_UNIVERSITY.search(name) and "Universi" not in name)
    return Size("institute", HOUSE) if institute else Size("university", TOP)


def is_college(name: str) -> bool:
    """Whether a folded Chinese name ending in 学院 may well be a university's, 理工学院 or 师范学院."""
    return _HAN_COLLEGE.match(name) is not None
