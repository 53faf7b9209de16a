"""Where the money of a position comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.pay.scales import joined, modules
from jobextract.matching import PatternIndex
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

_ROLES = {"requirement": 0.8, "topic": 0.5, "application": 0.9}
_LIKELY_ROLE = 0.6
_AROUND = 240  # characters of a sentence before and behind that are looked at
_UNOFFERED = 0.65  # factor where the sentence speaks of no position
_NAMES = {"csc": "CSC", "msca": "MSCA"}  # names known by the group that finds them
_NAMELESS = frozenset({"scholarship", "scholarship-beside", "own-fellowship"})


@cache
def _index() -> PatternIndex[tuple[str, Rule]]:
    return PatternIndex(
        ((kind, rule), rule.pattern.pattern)
        for module in modules()
        for kind, rule in (
            *module.FUNDING,
            *(("scholarship", rule) for rule in module.SCHOLARSHIPS),
            *(("grant", rule) for rule in module.GRANTS),
        )
    )


def find(outline: Outline) -> Iterator[Candidate]:
    """Give how the positions of a page are funded."""
    for block in outline.document.blocks:
        if block.struck or block.region == "navigation":
            continue
        taken = bytearray()
        for kind, rule in _index().possible(block.folded):
            for match in rule.pattern.finditer(block.folded):
                candidate = _candidate(outline, block, kind, rule, match)
                taken = taken or bytearray(len(block.folded))
                if candidate is None or any(taken[candidate.start : candidate.end]):
                    continue
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                yield candidate


def _candidate(outline: Outline, block: Block, kind: str, rule: Rule, match: re.Match[str]) -> Candidate | None:
    start, end = match.span("name") if match.groupdict().get("name") else match.span()
    sentence = outline.document.sentence_at(block, start)
    if sentence is None or (role := outline.role_of(sentence)).closed:
        return None
    around = block.folded[max(sentence.start, start - _AROUND) : min(sentence.end, end + _AROUND)]
    if joined("NOT_FUNDING").search(around):
        return None
    values: dict[str, Any] = {"kind": kind}
    name = ""
    if kind in {"scholarship", "grant"}:
        known = next((_NAMES[group] for group, words in match.groupdict().items() if words and group in _NAMES), "")
        while leading := joined("LEADING").match(block.folded, start, end):
            start = leading.end()
        name = known or block.text[start:end]
        if rule.name in _NAMELESS:
            name = ""
        elif not known and joined("GENERIC").fullmatch(block.folded, start, end):
            return None
        if name:
            values["name"] = name
    confidence = rule.confidence * (_ROLES.get(role.role, 1.0) if role.confidence >= _LIKELY_ROLE else 1.0)
    if not joined("OFFERING").search(around) and outline.posting_of[sentence.index] is None:
        confidence *= _UNOFFERED
    normal = f"{kind} {name}".strip()
    return Candidate("funding", block, start, end, normal, round(confidence, 3), f"rule:{rule.name}", values)
