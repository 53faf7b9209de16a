"""Finds names of organizations in a block, whatever part they play there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from jobextract.gazetteer import University, universities
from jobextract.reading.page import Block

HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"\S+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z-]{1,9}")
# What stands before or after a short name that means the university and not a place or a word.
_PLACED = re.compile(r"(?:\b(?:at|from|for|by|of|join|current|enrolled)(?: the| an?)?|[|@(:]|以及|在|的) ?\W?$")
_BELONGS = re.compile(r"(?:'s\b| (?:[A-Z]\w+ )?(?:[Ss]tudent|[Uu]ndergrad|[Gg]raduate|[Dd]epartment|is an|[Pp]h\.?D|[Uu]niversity|[Cc]ampus))|的")
_LONGEST = 90


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
        short = len(surface) < 5 if HAN.match(surface) else _ACRONYM.fullmatch(surface) is not None or " " not in surface
        if match.ambiguous and short and not (_PLACED.search(text, max(0, match.start - 30), match.start) or _BELONGS.match(text, match.end)):
            continue
        yield Mention(block, match.start, match.end, university.kind, "gazetteer", university, short)


def _latin(block: Block, en: ModuleType) -> Iterator[Mention]:
    text = block.folded
    if en.PREFILTER.search(text) is None:
        return
    for rule in en.RULES:
        for match in rule.finditer(text):
            start, end = match.span("name")
            words = list(_WORD.finditer(text, start, end))
            while words and words[0].group().rstrip(",:") in en.TRIM:
                words.pop(0)
            while words and words[-1].group() in en.TRIM_END:
                words.pop()
            if not words:
                continue
            start, end = words[0].start(), words[-1].end()
            if all(word.group().strip(".,").casefold() in en.GENERIC for word in words) or end - start > _LONGEST:
                continue
            while text[end - 1] in ".,;:'":
                end -= 1
            yield Mention(block, start, end, _kind(text[start:end], en), rule.name)


def _han(block: Block, zh: ModuleType) -> Iterator[Mention]:
    text = block.folded
    if zh.PREFILTER.search(text) is None:
        return
    for match in zh.PIECE.finditer(text):
        start, end = match.start("body"), match.end()
        body, suffix = match.group("body"), match.group("suffix")
        group = zh.GROUP.search(suffix) is not None
        university = suffix.startswith("大学")
        person = zh.PERSON_AT_END.search(body) if group else None
        cut = (zh.CUT_UNIVERSITY if university else zh.CUT_UNIT).match(body)
        if person is not None and (person.end() - person.start() > 3 or person.start() == 0 or text[start - 1] in "学院系所"):
            start += person.start()
        else:
            offset = cut.end() if cut else 0
            if inside := zh.TITLE_INSIDE.match(body):
                offset = max(offset, inside.end())
            start += offset
        latin = match.group("latin")
        if latin and start == match.start("body"):
            start = match.start("latin")
        name = text[start:end]
        if zh.GENERIC.match(name) or (not latin and end - start < 4 and not group and suffix != "系") or end - start < 3:
            continue
        yield Mention(block, start, end, _kind(name, zh), "person-group" if person else "chain")


def mentions(block: Block, modules: dict[str, ModuleType]) -> list[Mention]:
    """Give the names in a block from left to right, the longest where they overlap; known universities go first."""
    found = [*_known(block)]
    patterns = [*_latin(block, modules["en"])]
    if not block.folded.isascii():
        patterns += _han(block, modules["zh"])
    for mention in patterns:
        # A pattern that says more than the gazetteer wins: "Oxford University Press", but not "the University of Oxford".
        inside = [known for known in found if known.start >= mention.start and known.end <= mention.end]
        same = next((known for known in inside if known.rule == "gazetteer"), None)
        if same is not None and mention.kind == "university":
            mention.university = same.university
    everything = sorted([*found, *patterns], key=lambda m: (m.start, -(m.end - m.start), m.rule != "gazetteer"))
    kept: list[Mention] = []
    for mention in everything:
        if kept and mention.text.startswith("附属") and kept[-1].end == mention.start:
            last = kept.pop()
            mention.start = last.start
            if kept and kept[-1].end == mention.start:
                mention.start = kept.pop().start
        if kept and mention.start < kept[-1].end:
            last = kept[-1]
            if mention.end <= last.end or last.end - last.start >= mention.end - mention.start:
                continue
            kept.pop()
        kept.append(mention)
    return kept
