"""Finds names of organizations in a block, whatever part they play there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Rule
from jobextract.fields.organizations.relations.kinds import size_of
from jobextract.gazetteer import University, gazetteer, universities
from jobextract.matching import PatternIndex
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block

_WORD = re.compile(r"\S+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z-]{1,9}")
# What stands before or after a short name that means the university and not a place or a word.
_PLACED = re.compile(r"(?:\b(?:at|from|for|by|of|join|current|enrolled)(?: the| an?)?|[|@(:]|以及|在|的) ?\W?$")
_BELONGS = re.compile(
    r"(?:'s\b| (?:[A-Z]\w+ )?(?:[Ss]tudent|[Uu]ndergrad|[Gg]raduate|[Dd]epartment|is an|[Pp]h\.?D"
    r"|[Uu]niversity|[Cc]ampus))|的"
)
_BELONGING = re.compile(r",? (?:of|at|in)(?: the)? $")
_LATIN_UNITS = frozenset({"unit-of", "name-unit", "name-and-unit", "lab"})
_LONGEST = 90
_GOES_ON = re.compile(r"(?:(?P<dash>[-–—])| )(?P<rest>[^\W\d_]+(?:[ -][^\W\d_]+)?)")
_ENDS = frozenset({"Job", "Jobs", "Lab", "Labs", "Research", "Campus", "Logo", "Home", "Library", "Press", "System"})


@dataclass(slots=True)
class Mention:
    """A name of an organization: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int
    kind: str  # as in the schema's OrganizationKind
    rule: str
    university: University | None = None
    short: bool = False  # an acronym or clipped name

    @property
    def text(self) -> str:
        """As written."""
        return self.block.text[self.start : self.end]


def _kind(name: str, module: ModuleType) -> str:
    if module.COMPANY.search(name):
        return "company"
    if module.GROUP.search(name):
        return "group"
    if module.DEPARTMENT.search(name):
        return "department"
    if module.UNIVERSITY.search(name):
        return "university"
    if module.INSTITUTE.search(name):
        return "institute"
    return "other"


def _known(block: Block) -> Iterator[Mention]:
    text = block.folded
    for match in universities().find(text):
        university = match.universities[0]
        surface = text[match.start : match.end]
        if surface.endswith(" university"):
            continue  # "an American university"
        short = (
            len(surface) < 5 if HAN.match(surface) else _ACRONYM.fullmatch(surface) is not None or " " not in surface
        )
        if (
            match.ambiguous
            and short
            and not (_PLACED.search(text, max(0, match.start - 30), match.start) or _BELONGS.match(text, match.end))
        ):
            continue
        yield Mention(block, match.start, match.end, university.kind, "gazetteer", university, short)


@cache
def _rules(module: ModuleType) -> PatternIndex[Rule]:
    return PatternIndex((rule, rule.pattern.pattern) for rule in module.RULES)


def _latin(block: Block, en: ModuleType) -> Iterator[Mention]:
    text = block.folded
    for rule in _rules(en).possible(text):
        for match in rule.finditer(text):
            start, end = match.span("name")
            words = list(_WORD.finditer(text, start, end))
            while words and words[0].group().rstrip(",:") in en.TRIM:
                words.pop(0)
            while words and words[-1].group() in en.TRIM_END:
                words.pop()
            if not words or words[-1].group() in en.NOT_LAST:
                continue
            start, end = words[0].start(), words[-1].end()
            if all(word.group().strip(".,").casefold() in en.GENERIC for word in words) or end - start > _LONGEST:
                continue
            while text[end - 1] in ".,;:'":
                end -= 1
            yield Mention(block, start, end, _kind(text[start:end], en), rule.name)


def _han(block: Block, zh: ModuleType) -> Iterator[Mention]:
    text = block.folded
    if not zh.PREFILTER.may_match(text):
        return
    last = -1
    for match in zh.PIECE.finditer(text):
        start, end = match.start("body"), match.end()
        body, suffix = match.group("body"), match.group("suffix")
        group = zh.GROUP.search(suffix) is not None
        person = zh.PERSON_AT_END.search(body) if group else None
        if person is not None:
            before = text[start + person.start() - 1 : start + person.start()]
            clear = person.group("title") or not HAN.match(before) or before in zh.UNIT_END
            if not clear or not zh.is_person(person.group("person")):
                person = None
        if person is not None:
            start += person.start()
            latin = None
        else:
            cut = (zh.CUT_UNIVERSITY if suffix.startswith("大学") else zh.CUT_UNIT).match(body)
            inside = zh.TITLE_INSIDE.match(body)
            offset = max(cut.end() if cut else 0, inside.end() if inside else 0)
            latin = match.group("latin") if not offset else None
            if latin and latin.islower():
                latin = None
            clean = offset or latin or start == last or not HAN.match(text[start - 1 : start])
            start += offset
            if latin:
                start = match.start("latin")
            if not clean:
                last = end
                continue
        last = end
        while text[start] in zh.JOINERS:
            start += 1
        if text[end - len(suffix) - 1] in zh.JOINERS:
            continue
        name = text[start:end]
        short = not latin and len(name) < (2 if suffix == "系" else len(suffix) + 1)
        if zh.GENERIC.match(name) or short or len(name) < 3:
            continue
        yield Mention(block, start, end, _kind(name, zh), "person-group" if person else "chain")


def _cut(unit: Mention, known: list[Mention]) -> None:
    """Cut the name of a unit before its university's: "Institute of Law of Utrecht University"."""
    text = unit.block.folded
    index = bisect_right(known, unit.start, key=lambda mention: mention.start)
    while index < len(known) and known[index].start < unit.end:
        university = known[index]
        index += 1
        if unit.end > university.end:
            continue
        match = _BELONGING.search(text, unit.start, university.start)
        if match is not None and " " in text[unit.start : match.start()]:
            unit.end = match.start()
            return


def _goes_on(pattern: Mention, named: Mention) -> bool:
    """Whether a name is a known one's with more behind it, another university's: University of Ruritania-Westford."""
    rest = _GOES_ON.fullmatch(pattern.block.folded, named.end, pattern.end)
    return (
        rest is not None
        and pattern.kind == "university"
        and " " in named.text
        and (rest.group("dash") is not None or not gazetteer().lookup(rest.group("rest")))
        and rest.group("rest") not in _ENDS
        and size_of(rest.group("rest")).kind == "other"
    )


def _beats(one: Mention, other: Mention) -> bool:
    """Whether one of two names that overlap is the one to keep."""
    known = one.rule == "gazetteer"
    if known != (other.rule == "gazetteer"):
        named, pattern = (one, other) if known else (other, one)
        shares = (pattern.kind == "university" and pattern.start == named.start) or (
            HAN.match(named.text) is not None and pattern.end == named.end
        )
        if pattern.start == named.start and _goes_on(pattern, named):
            return not known
        return known if shares and named.end - named.start > 2 else not known and len(pattern.text) > len(named.text)
    return one.end - one.start > other.end - other.start


def mentions(block: Block, modules: dict[str, ModuleType]) -> list[Mention]:
    """Give the names in a block from left to right; where they overlap, the one that says more."""
    found = [*_known(block), *_latin(block, modules["en"])]
    if not block.folded.isascii():
        found += _han(block, modules["zh"])
    known = [mention for mention in found if mention.rule == "gazetteer"]
    for mention in found if known else ():
        if mention.rule in _LATIN_UNITS:
            _cut(mention, known)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, m.start - m.end, m.rule != "gazetteer")):
        if kept and mention.start == kept[-1].end and mention.text.startswith("附属"):
            while kept and kept[-1].end == mention.start:  # a university's hospital is one name
                mention.start = kept.pop().start
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif _beats(mention, kept[-1]):
            kept[-1] = mention
    return kept
