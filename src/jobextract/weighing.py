"""How sure each proposed fact is: what rules and models say of it, weighed by a model for each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import numpy.typing as npt

from jobextract.fields.candidate import Candidate
from jobextract.fields.spans import LABELS
from jobextract.inference.linear import Arrays, DenseLinear, logistic
from jobextract.reading.folding import HAN
from jobextract.reading.page import BlockKind
from jobextract.sections.outline import Outline, Role

if TYPE_CHECKING:
    from jobextract.fields.spans import PageSpans

NAME = "weights"
LABEL_OF: Mapping[str, str] = {
    "supervisors": "SUPERVISOR",
    "organizations": "ORGANIZATION",
    "locations": "PLACE",
    "topics": "TOPIC",
}
"""The label of the spans that stand for facts of a field."""
WEIGHED = ("organizations", "requirements", "supervisors", "topics")
"""Fields whose facts both rules and models propose; of others, the rules decide, and a model says how sure that is."""
_ROLES: tuple[Role, ...] = get_args(Role)
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_NEARLY_SURE = 0.98
_UNLIKELY = 0.005
_WHOLE = 0.8  # share of a sentence from which a fact is taken to be all of it


@dataclass(slots=True)
class Group:
    """The candidates of one fact."""

    field: str  # attribute of JobPosting
    posting: int
    candidates: list[Candidate]  # in order of the page
    confidence: float = 0.0

    @property
    def best(self) -> Candidate:
        """The surest candidate; of equal ones the first."""
        return max(self.candidates, key=lambda candidate: candidate.confidence)


def _log_odds(probability: float) -> float:
    bounded = min(_NEARLY_SURE, max(_UNLIKELY, probability))
    return float(np.log(bounded / (1 - bounded)))


def group_features(outline: Outline, groups: Sequence[Group], spans: PageSpans | None) -> npt.NDArray[np.float32]:
    """Give what speaks for and against each group of candidates, a row a group.

    Args:
        outline: the page's structure.
        groups: of all fields.
        spans: what the span model says of the page.
    """
    counts = Counter(group.field for group in groups)
    ranks: Counter[str] = Counter()
    total = max(1, len(outline.document.sentences))
    rows = []
    for group in groups:
        ranks[group.field] += 1
        rows.append(
            [
                *_sources(group),
                *_place(outline, group, total),
                np.log(len(group.candidates)),
                np.log1p(counts[group.field]),
                ranks[group.field] / counts[group.field],
                np.log1p(len(outline.postings)),
                *_spans(group, spans),
            ]
        )
    return np.array(rows, dtype=np.float32)


def rule_features(group: Group) -> list[float]:
    """Give how sure the rules are of a group."""
    return [_log_odds(group.confidence)]


def _sources(group: Group) -> list[float]:
    """Give how sure the rules and the span model are, and how many of them."""
    ruled = [c.confidence for c in group.candidates if c.method.startswith("rule:")]
    modelled = [c.confidence for c in group.candidates if not c.method.startswith("rule:")]
    return [
        _log_odds(max(ruled)) if ruled else 0.0,
        float(bool(ruled)),
        _log_odds(max(modelled)) if modelled else 0.0,
        float(bool(modelled)),
        np.log1p(len({candidate.method for candidate in group.candidates})),
    ]


def _place(outline: Outline, group: Group, total: int) -> list[float]:
    """Give where the surest candidate stands and what it looks like."""
    best = group.best
    text = best.block.folded[best.start : best.end]
    sentence = outline.document.sentence_at(best.block, best.start)
    role = outline.role_of(sentence) if sentence is not None else None
    asked = role.asked if role is not None else 0.0
    width = sentence.end - sentence.start if sentence is not None else 1
    share = min(1.0, (best.end - best.start) / max(1, width))
    return [
        *(float(role is not None and role.role == name) * role.confidence if role else 0.0 for name in _ROLES),
        _log_odds(asked),
        share,
        float(share >= _WHOLE),
        float(share >= _WHOLE) * _log_odds(asked),
        *(float(best.block.kind == kind) for kind in _KINDS),
        float(best.block.region != "body"),
        float(HAN.search(text) is not None),
        float(best.block.language == "zh"),
        sentence.index / total if sentence is not None else 0.0,
        np.log1p(len(text)),
        np.log1p(text.count(" ")),
        float(text[:1].isupper()),
    ]


def _spans(group: Group, spans: PageSpans | None) -> list[float]:
    """Give the greatest probabilities of the spans that the candidates are and overlap."""
    label = LABEL_OF.get(group.field)
    if spans is None or label is None:
        return [0.0] * (3 + len(LABELS))
    places = [(c.block, c.start, c.end) for c in group.candidates]
    best = group.best
    return [
        _log_odds(max(spans.probability(label, *place) for place in places)),
        _log_odds(max(spans.inside(label, *place) for place in places)),
        _log_odds(spans.probability(label, best.block, best.start, best.end)),
        *(_log_odds(max(spans.overlap(name, *place) for place in places)) for name in LABELS),
    ]


@dataclass(frozen=True)
class Weigher:
    """A model a field, and the confidence from which a fact of the field is reported."""

    models: Mapping[str, DenseLinear]
    thresholds: Mapping[str, float]

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Weigher:
        """Take the arrays that `arrays` gives."""
        fields = [name.removesuffix(".threshold") for name in arrays if name.endswith(".threshold")]
        return cls(
            {field: DenseLinear.from_arrays(arrays, field) for field in fields},
            {field: float(arrays[f"{field}.threshold"]) for field in fields},
        )

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Give the arrays to keep."""
        kept: dict[str, npt.NDArray[Any]] = {}
        for field, model in self.models.items():
            kept.update(model.arrays(field))
            kept[f"{field}.threshold"] = np.array(self.thresholds[field])
        return kept

    def confidences(self, field: str, rows: npt.NDArray[Any]) -> list[float]:
        """Give the probability that each of a field's groups is right."""
        scores = self.models[field].scores(rows)
        sure: list[float] = logistic(scores[:, 1] - scores[:, 0]).tolist()
        return sure

    def weigh(self, outline: Outline, groups: Sequence[Group], spans: PageSpans | None) -> None:
        """Set the confidence of each group whose field has a model."""
        if not groups:
            return
        weighed = [index for index, group in enumerate(groups) if group.field in WEIGHED]
        rows = group_features(outline, [groups[index] for index in weighed], spans)
        row_of = dict(zip(weighed, rows, strict=True))
        for field in self.models:
            members = [index for index, group in enumerate(groups) if group.field == field]
            if not members:
                continue
            known = [row_of[i] if field in WEIGHED else rule_features(groups[i]) for i in members]
            for index, confidence in zip(members, self.confidences(field, np.array(known)), strict=True):
                groups[index].confidence = confidence
