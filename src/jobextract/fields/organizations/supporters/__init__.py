"""Funders and partners: who pays for a position, and who takes part in its work without employing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

from jobextract.fields.candidate import Candidate
from jobextract.fields.organizations.employers import normal
from jobextract.fields.organizations.mentions import Mention
from jobextract.fields.organizations.relations import known
from jobextract.fields.organizations.relations.kinds import size_of
from jobextract.fields.organizations.supporters.cues import Cue, Takes
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternIndex
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

_MOST = 12  # names of one list
_SURE, _LIKELY = 0.85, 0.65
_REACH = 90  # characters before a cue that may speak against it
_PAREN = re.compile(r"\s?[(（][^()（）\n]{1,40}[)）]")
_OWNED = re.compile(r"'s\b| (?:grant|project|fellowship|scholarship|award|programme|program|initiative|scheme)s?\b")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&*.-]{1,9}")
_WEAK_RULES = frozenset({"students-of", "placed", "cued", "person-group"})
_AND = re.compile(r" and (?:the )?|, ")


class _Name(NamedTuple):
    start: int
    end: int
    confidence: float


def find(outline: Outline, mentions: Mapping[int, Sequence[Mention]]) -> Iterator[Candidate]:
    """Propose the funders and partners of a page.

    Args:
        outline: the page's structure.
        mentions: the names of organizations, by block.
    """
    for block in outline.document.blocks:
        if block.struck or block.region == "navigation":
            continue
        cues = _cues().possible(block.folded)
        if not cues:
            continue
        here = mentions.get(block.index, ())
        found: dict[tuple[str, int], tuple[_Name, Cue]] = {}
        listed = {
            module: list(_known(block.folded, module)) for module in {module for module, cue in cues if cue.after}
        }
        for module, cue in cues:
            if cue.after:
                names = _names_before(block, cue, module, here, listed[module])
            else:
                names = _names_behind(block, cue, module, here)
            for name in names:
                key = (cue.field, name.start)
                if key not in found or found[key][0].end < name.end:
                    found[key] = name, cue
        if found and not _under_other_heading(outline, block):
            yield from _candidates(outline, block, found)


def _candidates(
    outline: Outline, block: Block, found: Mapping[tuple[str, int], tuple[_Name, Cue]]
) -> Iterator[Candidate]:
    taken: dict[str, int] = {}  # up to where names of a field reach
    for (field, start), (name, cue) in sorted(found.items(), key=lambda item: item[0]):
        if (field == "partners" and ("funders", start) in found) or name.end <= taken.get(field, 0):
            continue
        taken[field] = name.end
        sentence = outline.document.sentence_at(block, start)
        if sentence is not None and outline.role_of(sentence).closed:
            continue
        text = normal(block.text[start : name.end])
        yield Candidate(
            field, block, start, name.end, text, name.confidence, f"rule:{cue.rule.name}", _values(text, block, name)
        )


def _values(text: str, block: Block, name: _Name) -> dict[str, Any]:
    university = known(text)
    return {
        "name": text,
        "kind": university.kind if university is not None else size_of(block.folded[name.start : name.end]).kind,
        "country_code": university.country_code if university is not None else None,
    }


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(language_modules(__name__).values())


@cache
def _cues() -> PatternIndex[tuple[ModuleType, Cue]]:
    """Give the cues by what their patterns need; those behind a name of the lexicon need such a name."""
    return PatternIndex(((module, cue), cue.rule.pattern.pattern) for module in _modules() for cue in module.CUES)


@cache
def _lexicon(module: ModuleType) -> tuple[FilteredPattern, ...]:
    return tuple(FilteredPattern(pattern) for pattern in module.FUNDERS)


def _known(text: str, module: ModuleType) -> Iterator[_Name]:
    """Give the funders of the lexicon that a text names."""
    for pattern in _lexicon(module):
        for match in pattern.finditer(text):
            yield _Name(match.start(), match.end(), _SURE)


def _under_other_heading(outline: Outline, block: Block) -> bool:
    path = "\n".join([heading.folded for heading in outline.path(block)])
    return bool(path) and any(module.AGAINST_HEADING.search(path) for module in _modules())


def _names_before(
    block: Block, cue: Cue, module: ModuleType, mentions: Sequence[Mention], known_: Sequence[_Name]
) -> Iterator[_Name]:
    """Give the names right before a cue's words."""
    text = block.folded
    found = list(known_)
    if cue.takes != "lexicon":
        found += [
            _Name(mention.start, mention.end, _LIKELY)
            for mention in mentions
            if cue.takes == "organization" or module.FUNDER_HEAD.search(mention.text)
        ]
    for name in found:
        paren = _PAREN.match(text, name.end)
        if (
            cue.rule.pattern.match(text, name.end) or (paren and cue.rule.pattern.match(text, paren.end()))
        ) and not module.AGAINST.search(text, max(0, name.start - _REACH), name.start):
            yield name


def _names_behind(block: Block, cue: Cue, module: ModuleType, mentions: Sequence[Mention]) -> Iterator[_Name]:
    """Give the names that begin where a cue's words end."""
    text = block.folded
    starts = {mention.start: mention for mention in mentions}
    for match in cue.rule.finditer(text):
        if module.AGAINST.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        listed = list(_listed(text, match.end(), cue.takes, module, starts))
        if listed and (cue.closing is None or cue.closing.match(text, listed[-1].end)):
            yield from listed


def _listed(
    text: str, position: int, takes: Takes, module: ModuleType, starts: Mapping[int, Mention]
) -> Iterator[_Name]:
    """Give the names of a list, from its beginning to where something else stands."""
    for _ in range(_MOST):
        name = _name_at(text, position, takes, module, starts)
        if name is None:
            return
        yield name
        paren = _PAREN.match(text, name.end)
        separator = module.SEPARATOR.match(text, paren.end() if paren else name.end)
        if separator is None:
            return
        position = separator.end()


def _name_at(text: str, position: int, takes: Takes, module: ModuleType, starts: Mapping[int, Mention]) -> _Name | None:
    if takes not in ("known", "organization", "body"):
        for pattern in module.FUNDERS:
            match = pattern.match(text, position)
            if match is not None:
                return _Name(position, match.end(), _SURE)
    mention = starts.get(position)
    if mention is not None and takes != "body":
        strong = mention.kind != "other" and mention.rule not in _WEAK_RULES
        if takes == "funder":
            strong = module.FUNDER_HEAD.search(text, position, mention.end) is not None
        elif takes in ("named", "payer"):
            strong = True
        elif mention.kind == "group" and HAN.search(text, position, mention.end):
            strong = False  # as often a description as a name
        if strong and not _OWNED.match(text, mention.end):
            return _Name(position, mention.end, _SURE)
    if takes == "listed":
        match = module.COMPANIES.match(text, position) if hasattr(module, "COMPANIES") else None
        if match is not None:
            return _Name(position, match.end(), _SURE)
    return _unknown(text, position, takes, module)


def _unknown(text: str, position: int, takes: Takes, module: ModuleType) -> _Name | None:
    """Give the name at a position of one who is not known, by its form."""
    match = module.NAME.match(text, position)
    if match is None:
        return None
    end = match.end()
    for joint in _AND.finditer(text, position, end):
        head = text[position : joint.start()]
        if module.FUNDER_HEAD.search(head.rpartition(" ")[2]) or size_of(head).kind == "company":
            end = joint.start()
            break
    name = text[position:end]
    paren = _PAREN.match(text, end)
    if module.NO_ORGANIZATION.search(name) or _OWNED.match(text, paren.end() if paren else end):
        return None
    form = module.FUNDER_HEAD.search(name) is not None
    if takes == "body":
        form = module.BODY.match(name) is not None
    elif takes in ("known", "organization", "listed"):
        form = size_of(name).kind in ("company", "university") or module.BODY.match(name) is not None
    elif takes == "payer":
        form = form or (_ACRONYM.fullmatch(name) is not None and name[-1].isupper())
    elif takes == "named":
        form = form or name[:1].isupper()
    return _Name(position, end, _LIKELY) if form and len(name) > 1 else None
