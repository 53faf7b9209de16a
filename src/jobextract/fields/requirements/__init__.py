"""Requirements: each statement about what the applicant must or should have, be, or be willing to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.requirements.clauses import category, modules_for, necessity, split
from jobextract.fields.requirements.details import details
from jobextract.matching import PatternIndex
from jobextract.sections.outline import Outline, SentenceRole
from jobextract.segmentation.document import Sentence

_LEAST_ASKED = 0.4  # probability from which a sentence is taken for a requirement as a whole
_LEAST_WEIGHED = 0.15  # the same where a model weighs what is proposed
_LONGEST_INSIDE = 600  # characters of a sentence that rules look into
_NOT_AN_ITEM = re.compile(
    r"^(?:me|us|our|my|you|your|I|we|want|wish|like|interests? in|fellowships?|scope|resume)\b", re.I
)
_ASIDE = re.compile(r"[（(][^（()）]{0,40}[)）][。.]?")


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose requirements: the items of sentences that ask, and those that stand inside other sentences."""
    titles: dict[int, list[tuple[int, int]]] = {}
    for posting in outline.postings:
        if posting.title is not None:
            titles.setdefault(posting.title[0].index, []).append(posting.title[1:])
    for sentence in outline.document.sentences:
        role = outline.role_of(sentence)
        if role.closed or sentence.block.region == "navigation" or role.role == "title":
            continue
        if sentence.block.kind in {"title", "heading"}:
            continue
        inside = list(_inside(sentence, role))
        asked, least = (role.asked, _LEAST_WEIGHED) if role.asked else (_asked(role), _LEAST_ASKED)
        if asked < least:
            yield from inside
            continue
        text = sentence.block.folded
        if _ASIDE.fullmatch(text, sentence.start, sentence.end):
            continue
        whole = sentence.end - sentence.start
        if inside and sum(c.end - c.start for c in inside) < 0.8 * whole and sentence.block.kind == "paragraph":
            yield from inside
            if not role.asked:  # no model that weighs the parts against the whole
                continue
        confidence = 0.5 + 0.5 * (asked - _LEAST_ASKED) / (1 - _LEAST_ASKED)
        after = max(
            (end for start, end in titles.get(sentence.block.index, ()) if start <= sentence.start + 3),
            default=0,
        )
        for start, end in split(text, max(after, sentence.start), sentence.end, preferred=role.preferred):
            yield _candidate(sentence, start, end, confidence, role.method, role.preferred)


def _asked(role: SentenceRole) -> float:
    return role.confidence if role.role == "requirement" else 0.0


@cache
def _inside_rules(module: ModuleType) -> PatternIndex[Rule]:
    return PatternIndex((rule, rule.pattern.pattern) for rule in module.INSIDE)


def _inside(sentence: Sentence, role: SentenceRole) -> Iterator[Candidate]:
    if sentence.end - sentence.start > _LONGEST_INSIDE:
        return
    text = sentence.folded
    last = 0
    for module in modules_for(text):
        for rule in _inside_rules(module).possible(text):
            match = rule.locate(text)
            if match is None or match.start("item") < last:
                continue
            last = match.end("item")
            item = text[match.start("item") : last]
            if _NOT_AN_ITEM.match(item) or item.rstrip()[-1:] in ":：" or category(item) == "other":
                continue
            start, end = (sentence.start + edge for edge in match.span("item"))
            yield _candidate(sentence, start, end, rule.confidence, f"rule:{rule.name}", role.preferred)
            return


def candidate_at(sentence: Sentence, start: int, end: int, *, preferred: bool) -> Candidate:
    """Give a requirement that is known to stand somewhere, as the rules read it."""
    return _candidate(sentence, start, end, 1.0, "rule:given", preferred)


def _candidate(sentence: Sentence, start: int, end: int, confidence: float, method: str, preferred: bool) -> Candidate:
    text = sentence.block.folded[start:end]
    kind = category(text)
    values = {
        "category": kind,
        "necessity": necessity(text, preferred=preferred),
        **details(sentence.block, start, end, kind),
    }
    return Candidate("requirements", sentence.block, start, end, text.casefold(), confidence, method, values)
