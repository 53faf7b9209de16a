"""Why an extraction says what it says: the role of every block, and what made or rejected every fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from jobextract.assembly import SINGLE, Decision, decide, source_span
from jobextract.schema import Extraction
from jobextract.sections.features import ROLES
from jobextract.sections.outline import Outline, SentenceRole
from jobextract.segmentation.document import Sentence
from jobextract.weighing import Group

if TYPE_CHECKING:
    from jobextract.fields.candidate import Candidate
    from jobextract.pipeline import Extractor

__all__ = ["BlockTrace", "CandidateTrace", "Explanation", "FactTrace", "RoleTrace", "SentenceTrace", "explain"]

Status = Literal["reported", "below_threshold", "overlapped", "less_sure"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleTrace(_Model):
    """A role and what gave it."""

    role: str
    confidence: float
    method: str


class SentenceTrace(_Model):
    """A sentence, its role and why."""

    start: int = Field(description="First character, into the source text.")
    end: int
    text: str
    role: str = Field(description="The role that counts.")
    confidence: float
    method: str
    by_rules: RoleTrace = Field(description="What the rules alone say.")
    by_model: dict[str, float] = Field(description="Probability of each role by the model, likeliest first.")
    asked: float = Field(description="Probability that it asks something of the applicant.")
    preferred: bool = Field(description="Whether what stands above makes it optional for the applicant.")
    closed: bool = Field(description="Filled, expired or not recruiting: no rule looks at it.")
    posting: int | None = Field(description="Index of the posting it belongs to.")


class BlockTrace(_Model):
    """A visible block."""

    start: int
    end: int
    text: str
    kind: str
    region: str
    language: str
    headings: list[str] = Field(description="Those above it, outermost first.")
    struck: bool = Field(description="Struck through as a whole: no rule looks at it.")
    sentences: list[SentenceTrace]


class CandidateTrace(_Model):
    """What one rule or model proposed."""

    method: str
    confidence: float
    start: int
    end: int
    text: str
    values: dict[str, Any] = Field(description="Attributes of the fact, as far as they are stated.")


class FactTrace(_Model):
    """What was proposed for one fact, and what became of it."""

    field: str
    posting: int = Field(description="Index of the posting.")
    status: Status
    reason: str
    text: str
    start: int
    end: int
    normal: str
    combined: float = Field(description="What the candidates say together.")
    confidence: float = Field(description="What counts: of a weighed field, the weigher's answer.")
    weighed: bool = Field(description="Whether a model weighed it.")
    threshold: float = Field(description="Confidence from which it is reported.")
    candidates: list[CandidateTrace]


class Explanation(_Model):
    """Every block and every proposed fact of a document."""

    extraction: Extraction
    blocks: list[BlockTrace]
    facts: list[FactTrace] = Field(description="Of each posting and field, reported ones first.")
    notes: list[str] = Field(description="What holds of the page as a whole.")


def explain(
    extractor: Extractor,
    text: str | bytes,
    *,
    media_type: str | None = None,
    uri: str | None = None,
    field: str | None = None,
) -> Explanation:
    """Extract from a document and keep what was looked at; see `Extractor.explain`."""
    extraction = extractor.extract(text, media_type=media_type, uri=uri)
    outline = extractor.outline(text, media_type=media_type, uri=uri)
    ruled = extractor.with_models(replace(extractor.models, roles=None)).outline(text, media_type=media_type, uri=uri)
    probabilities: Sequence[Mapping[str, float]] = [{}] * len(outline.roles)
    model = extractor.models.roles
    if model is not None and outline.postings:
        probabilities = [
            {role: round(float(share), 3) for role, share in zip(ROLES, row, strict=True)}
            for row in model.probabilities(ruled)
        ]
    facts: list[FactTrace] = []
    if outline.postings:
        found, spans = extractor.proposed(outline)
        decision = decide(outline, found, extractor.thresholds, extractor.models.weights, spans)
        weights = extractor.models.weights
        weighed = frozenset(weights.models if weights is not None else ())
        facts = [_fact(outline, decision, n, weighed) for n in range(len(decision.groups))]
        facts = [fact for fact in facts if field is None or fact.field == field]
        facts.sort(key=lambda fact: (fact.posting, fact.field, fact.status != "reported", fact.start, fact.end))
    return Explanation(
        extraction=extraction,
        blocks=list(_blocks(outline, ruled, probabilities)),
        facts=facts,
        notes=list(_notes(extraction, outline)),
    )


def _notes(extraction: Extraction, outline: Outline) -> Iterator[str]:
    if not outline.postings:
        yield "The text shows no open call: nothing was proposed."
    if outline.closed:
        yield f"{outline.closed} calls on the page are filled or expired, and left out."
    marked = sum("markup:" in fact.method for posting in extraction.postings for fact in posting.requirements)
    if marked or any("markup:" in (posting.title.method if posting.title else "") for posting in extraction.postings):
        yield "Facts whose method names markup:schema.org were added after what is listed here."


def _blocks(outline: Outline, ruled: Outline, probabilities: Sequence[Mapping[str, float]]) -> Iterator[BlockTrace]:
    for block in outline.document.blocks:
        start, end = block.source_span()
        yield BlockTrace(
            start=start,
            end=end,
            text=block.text,
            kind=block.kind,
            region=block.region,
            language=block.language,
            headings=[heading.text for heading in outline.path(block)],
            struck=block.struck,
            sentences=[
                _sentence(
                    outline, sentence, ruled.roles[sentence.index], probabilities[sentence.index]
                )
                for sentence in outline.document.sentences_of(block)
            ],
        )  # fmt: skip


def _sentence(
    outline: Outline, sentence: Sentence, ruled: SentenceRole, probabilities: Mapping[str, float]
) -> SentenceTrace:
    role = outline.role_of(sentence)
    start, end = sentence.block.source_span(sentence.start, sentence.end)
    return SentenceTrace(
        start=start,
        end=end,
        text=sentence.text,
        role=role.role,
        confidence=role.confidence,
        method=role.method,
        by_rules=RoleTrace(role=ruled.role, confidence=ruled.confidence, method=ruled.method),
        by_model=dict(sorted(probabilities.items(), key=lambda item: (-item[1], item[0]))),
        asked=role.asked,
        preferred=role.preferred,
        closed=role.closed,
        posting=outline.posting_of[sentence.index],
    )


def _fact(outline: Outline, decision: Decision, number: int, weighed: frozenset[str]) -> FactTrace:
    members = decision.groups[number]
    best = max(members.candidates, key=lambda candidate: (candidate.given, candidate.confidence))
    threshold = decision.enough[number]
    status, reason = _status(members, decision, threshold)
    traces = [_candidate(outline, candidate) for candidate in members.candidates]
    first = _candidate(outline, best)
    return FactTrace(
        field=members.field,
        posting=members.posting,
        status=status,
        reason=reason,
        text=first.text,
        start=first.start,
        end=first.end,
        normal=best.normal,
        combined=round(decision.combined[number], 3),
        confidence=round(members.confidence, 3),
        weighed=members.field in weighed,
        threshold=round(threshold, 3),
        candidates=traces,
    )


def _status(members: Group, decision: Decision, threshold: float) -> tuple[Status, str]:
    same = [other for other in decision.reported if other.field == members.field and other is not members]
    if any(other is members for other in decision.reported):
        rivals = [other for other in same if other.posting == members.posting] if members.field in SINGLE else []
        surer = [other for other in rivals if other.confidence > members.confidence]
        if surer:
            return "less_sure", f"there is one of these a posting, and {_named(surer[0])} is surer"
        given = any(candidate.given for candidate in members.candidates)
        return "reported", "a rule of your own says so" if given else "sure enough"
    if members.confidence < threshold:
        return "below_threshold", f"{members.confidence:.3f} is below {threshold:.3f}"
    overlapping = next((other for other in same if _overlap(other, members)), None)
    return "overlapped", f"overlapped by {_named(overlapping)}" if overlapping else "overlapped by a surer one"


def _named(members: Group) -> str:
    return f"“{members.best.text}” ({members.confidence:.3f})"


def _overlap(one: Group, other: Group) -> bool:
    a, b = one.best, other.best
    return a.block is b.block and a.start < b.end and b.start < a.end


def _candidate(outline: Outline, candidate: Candidate) -> CandidateTrace:
    start, end = source_span(candidate.block, outline.document.page.source, candidate.start, candidate.end)
    stated = {name: value for name, value in candidate.values.items() if value not in (None, [], "", False)}
    return CandidateTrace(
        method=candidate.method,
        confidence=round(candidate.confidence, 3),
        start=start,
        end=end,
        text=candidate.text,
        values=stated,
    )
