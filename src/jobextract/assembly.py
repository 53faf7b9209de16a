"""Candidates to postings: what rules and models propose is weighed, merged and put where it belongs."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jobextract.fields import disciplines, topics
from jobextract.fields.candidate import Candidate
from jobextract.fields.organizations import linking
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.schema import (
    ApplicationDocument,
    ApplicationRoute,
    Benefit,
    Contact,
    CustomFact,
    DateFact,
    Deadline,
    Duration,
    Employment,
    Fact,
    Funding,
    JobPosting,
    Location,
    Openings,
    Organization,
    Person,
    PositionTypeFact,
    Requirement,
    Salary,
    Span,
    Topic,
)
from jobextract.sections.outline import Outline, PostingSpan
from jobextract.weighing import WEIGHED, Group, Weigher

if TYPE_CHECKING:
    from jobextract.fields.spans import PageSpans

FACT_TYPES: dict[str, type[Fact]] = {
    "title": Fact,
    "position_types": PositionTypeFact,
    "organizations": Organization,
    "funders": Organization,
    "partners": Organization,
    "locations": Location,
    "supervisors": Person,
    "contacts": Contact,
    "requirements": Requirement,
    "topics": Topic,
    "responsibilities": Fact,
    "benefits": Benefit,
    "application": Fact,
    "application_documents": ApplicationDocument,
    "application_routes": ApplicationRoute,
    "deadline": Deadline,
    "start_date": DateFact,
    "duration": Duration,
    "employment": Employment,
    "salary": Salary,
    "funding": Funding,
    "openings_stated": Openings,
}
"""Type of the facts of each field that candidates are proposed for."""
_EXTRA = "extra."  # and the name of a custom field
SINGLE = frozenset({"title", "deadline", "start_date", "duration", "salary", "openings_stated"})
"""Fields of which a posting has one."""
# Said once for the page: the same person or place named under two postings is one fact.
_PAGE_WIDE = frozenset({"organizations", "funders", "partners", "locations", "supervisors", "contacts", "topics"})
_PASSAGES = frozenset({"requirements", "responsibilities", "benefits", "application"})
_LEAST = 0.5  # confidence from which a fact is reported where nothing else is said
_LINK_TAIL = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ ]+\"[^\"\n]*\")?\)")


def source_span(block: Block, source: str, start: int, end: int) -> tuple[int, int]:
    """Give the source offsets of a span of a block's text.

    A Markdown link that the span covers to one of its edges and leaves at the other is taken in whole, so that the
    slice of the source reads as the text does.
    """
    first, last = block.offsets.span(start, end)
    if not block.inlines:
        return first, last
    for link in block.links_at(start, end):
        outside = start < link.start or end > link.end
        if link.start == start and outside and source[first - 1 : first] == "[":
            first -= 1
        if link.end == end and outside and (tail := _LINK_TAIL.match(source, last)):
            last = tail.end()
    return first, last


def fact_type(field: str) -> type[Fact]:
    """Give the type of a field's facts; ``extra.NAME`` is a custom field.

    Raises:
        KeyError: there is no such field.
    """
    return CustomFact if field.startswith(_EXTRA) else FACT_TYPES[field]


def _language(text: str, block: Block) -> str:
    """Give a fact's language: its block's, unless it stands there in the other script."""
    if text.isascii():
        return "en" if block.language == "zh" else block.language
    return "zh" if HAN.search(text) else block.language


def _posting_of(outline: Outline, candidate: Candidate) -> int | None:
    if candidate.posting is not None:
        return candidate.posting
    sentence = outline.document.sentence_at(candidate.block, candidate.start)
    return outline.posting_of[sentence.index] if sentence is not None else None


def group(outline: Outline, candidates: Iterable[Candidate]) -> list[Group]:
    """Put together the candidates that say the same.

    Args:
        outline: the page's structure.
        candidates: in order of the page.
    """
    found: dict[tuple[str, int, str], Group] = {}
    for candidate in candidates:
        posting = _posting_of(outline, candidate)
        scope = -1 if candidate.field in _PAGE_WIDE else posting or 0
        key = (candidate.field, scope, candidate.normal)
        if candidate.field in _PASSAGES:
            key = (candidate.field, candidate.block.index, f"{candidate.start}:{candidate.end}")
        if key not in found:
            found[key] = Group(candidate.field, posting or 0, [])
        found[key].candidates.append(candidate)
    for members in found.values():
        _settle(members, outline)
    return list(found.values())


def _settle(members: Group, outline: Outline) -> None:
    """Leave out the candidates that are hardly one where others are, and let the first that is left say where."""
    strong = [candidate for candidate in members.candidates if candidate.confidence >= _LEAST]
    if strong and len(strong) < len(members.candidates):
        members.candidates = strong
        members.posting = _posting_of(outline, strong[0]) or 0
    miss = 1.0
    for confidence in _by_method(members.candidates).values():
        miss *= 1.0 - confidence
    members.confidence = max(members.best.confidence, 1.0 - miss)


def _by_method(candidates: Iterable[Candidate]) -> dict[str, float]:
    """Give the best confidence of each method."""
    confidences: dict[str, float] = {}
    for candidate in candidates:
        confidences[candidate.method] = max(candidate.confidence, confidences.get(candidate.method, 0.0))
    return confidences


def apart(groups: Iterable[Group]) -> list[Group]:
    """Of groups whose surest candidates overlap, keep the surest."""
    kept: list[Group] = []
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by block, in order; none overlaps another
    for members in sorted(groups, key=lambda members: -members.confidence):
        best = members.best
        others = taken[best.block.index]
        place = bisect_left(others, (best.start, best.end))
        before = place > 0 and others[place - 1][1] > best.start
        behind = place < len(others) and others[place][0] < best.end
        if not before and not behind:
            others.insert(place, (best.start, best.end))
            kept.append(members)
    return kept


def fact_of(outline: Outline, members: Group) -> Any:
    """Make the fact that a group of candidates stands for."""
    source = outline.document.page.source
    ranked = sorted(members.candidates, key=lambda candidate: (not candidate.given, -candidate.confidence))
    best = ranked[0]
    values: dict[str, Any] = {}
    for candidate in ranked:
        for name, value in candidate.values.items():
            if value not in (None, [], "") and name not in values:
                values[name] = value
    main = source_span(best.block, source, best.start, best.end)
    others = dict.fromkeys([source_span(c.block, source, c.start, c.end) for c in members.candidates if c is not best])
    methods = {part for candidate in ranked for part in candidate.method.split("+")}
    kind = fact_type(members.field)
    if kind is CustomFact:
        values = {"value": best.normal, "attributes": values}
    return kind(
        text=best.text,
        start=main[0],
        end=main[1],
        mentions=[Span(start=start, end=end) for start, end in others if (start, end) != main],
        language=_language(best.text, best.block),
        confidence=round(min(0.99, members.confidence), 3),
        method="+".join(sorted(methods, key=lambda method: (not method.startswith("rule:"), method))),
        **values,
    )


def _stated(outline: Outline, groups: Mapping[str, list[Group]]) -> dict[str, Any]:
    """Give the facts of a posting by its attributes."""
    fields: dict[str, Any] = {}
    for name, found in groups.items():
        facts = [fact_of(outline, members) for members in found]
        facts.sort(key=lambda fact: (fact.start, fact.end))
        if name.startswith(_EXTRA):
            fields.setdefault("extra", {})[name.removeprefix(_EXTRA)] = facts
        elif name in SINGLE:
            fields[name] = max(facts, key=lambda fact: (fact.confidence, -fact.start))
        else:
            fields[name] = facts
        if name == "deadline":
            fields["deadlines"] = facts
    return fields


def _posting(outline: Outline, span: PostingSpan, fields: Mapping[str, Any]) -> JobPosting:
    sentences = [outline.document.sentences[index] for index in span.sentences]
    edges = [s.block.source_span(s.start, s.end) for s in sentences] or [(0, 0)]
    languages: dict[str, int] = {}
    for sentence in sentences:
        if sentence.language != "und":
            languages[sentence.language] = languages.get(sentence.language, 0) + sentence.end - sentence.start
    known = [code for code in languages if code in outline.languages]
    start, end = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    key = f"{outline.document.page.sha256}:{span.index}:{start}"
    return JobPosting(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        languages=sorted(known, key=lambda code: -languages[code]),
        start=start,
        end=end,
        openings=fields["openings_stated"].count if "openings_stated" in fields else None,
        duration_months=fields["duration"].months if "duration" in fields else None,
        **fields,
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """Which of the proposed facts are reported, and what was looked at."""

    groups: list[Group]  # all, with the confidence that counts
    combined: list[float]  # one a group: what its candidates say together, before the weigher
    enough: list[float]  # one a group: the confidence from which it is reported
    reported: list[Group]


def decide(
    outline: Outline,
    candidates: Iterable[Candidate],
    thresholds: Mapping[str, float] | None = None,
    weigher: Weigher | None = None,
    spans: PageSpans | None = None,
) -> Decision:
    """Weigh what is proposed and choose what is reported; the arguments are those of `assemble`."""
    groups = group(outline, candidates)
    combined = [members.confidence for members in groups]
    least: dict[str, float] = {}
    if weigher is not None:
        weigher.weigh(outline, groups, spans)
        least.update(weigher.thresholds)
    asked = dict(thresholds or {})
    least.update(asked)
    enough = []
    for members in groups:
        enough.append(least.get(members.field, _LEAST))
        if given := [candidate.confidence for candidate in members.candidates if candidate.given]:
            members.confidence = max(members.confidence, *given)
            enough[-1] = min(enough[-1], asked.get(members.field, _LEAST))  # a model's threshold is not for these
    reported = [members for members, needed in zip(groups, enough, strict=True) if members.confidence >= needed]
    for field in WEIGHED:
        others = [members for members in reported if members.field != field]
        reported = others + apart(members for members in reported if members.field == field)
    return Decision(groups, combined, enough, linking.link(groups, reported))


def assemble(
    outline: Outline,
    candidates: Iterable[Candidate],
    thresholds: Mapping[str, float] | None = None,
    weigher: Weigher | None = None,
    spans: PageSpans | None = None,
) -> list[JobPosting]:
    """Make the postings of a page.

    Args:
        outline: the page's structure.
        candidates: what the fields propose, in order of the page.
        thresholds: least confidence by field, 0..1, where it is not to be the weigher's (without one, 0.5).
        weigher: says how sure each fact is; without one the rules' own confidences count.
        spans: what the span model says of the page.
    """
    reported = decide(outline, candidates, thresholds, weigher, spans).reported
    named = [members for members in reported if members.field == "topics"]
    for members, values in zip(named, topics.named(outline, [members.candidates for members in named]), strict=True):
        members.candidates = [
            replace(c, values={**c.values, **values, **(c.values if c.given else {})}) for c in members.candidates
        ]
    by_posting: dict[int, dict[str, list[Group]]] = defaultdict(lambda: defaultdict(list))
    for members in reported:
        by_posting[members.posting][members.field].append(members)
    stated = [_stated(outline, by_posting[span.index]) for span in outline.postings]
    for fields, field_of_science in zip(stated, disciplines.classify(outline, stated), strict=True):
        fields["field"] = field_of_science
    return [_posting(outline, span, fields) for span, fields in zip(outline.postings, stated, strict=True)]
