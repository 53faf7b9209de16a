"""How sure each proposed fact is: what rules and models say of it, weighed by a model for each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import numpy.typing as npt

from jobextract.fields.candidate import Candidate
from jobextract.fields.spans import LABEL_OF, LABELS
from jobextract.inference.linear import Arrays, DenseLinear, logistic
from jobextract.reading.folding import HAN
from jobextract.reading.page import BlockKind
from jobextract.sections.outline import Outline, Role

if TYPE_CHECKING:
    from jobextract.fields.spans import PageSpans

WEIGHED = ("organizations", "requirements", "supervisors", "topics")
"""Fields whose facts both rules and models propose, and of whose facts no two overlap.

Of other fields the rules decide, and a model says how sure that is.
"""
_ROLES: tuple[Role, ...] = get_args(Role)
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_LABEL_NUMBER = {field: LABELS.index(label) for field, label in LABEL_OF.items()}
_KIND_FLAGS = {kind: tuple(float(kind == name) for name in _KINDS) for kind in _KINDS}
# Columns of the features: probabilities of the sources, and whether there are any; that the sentence asks; the same
# where the fact is all of it; amounts, whose logarithms are taken.
_ODDS, _GIVEN = [0, 2], [1, 3]
_ASKED = 5 + len(_ROLES)
_WHOLLY_ASKED = _ASKED + 3
_AMOUNTS = [4, *(_WHOLLY_ASKED + len(_KINDS) + offset for offset in (5, 6, 8, 9, 11))]
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


def _log_odds(probabilities: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    bounded = np.clip(probabilities, _UNLIKELY, _NEARLY_SURE)
    found: npt.NDArray[np.float64] = np.log(bounded / (1 - bounded))
    return found


def group_features(outline: Outline, groups: Sequence[Group], spans: PageSpans | None) -> npt.NDArray[np.float32]:
    """Give what speaks for and against each group of candidates, a row a group.

    Args:
        outline: the page's structure.
        groups: of all fields.
        spans: what the span model says of the page.
    """
    if not groups:
        return np.zeros((0, 0), dtype=np.float32)
    counts = Counter(group.field for group in groups)
    ranks: Counter[str] = Counter()
    bests = [group.best for group in groups]
    numbers = []
    for group, best in zip(groups, bests, strict=True):
        ranks[group.field] += 1
        count = counts[group.field]
        numbers.append(
            (
                *_sources(group),
                *_place(outline, best),
                len(group.candidates),
                1 + count,
                ranks[group.field] / count,
                1 + len(outline.postings),
            )
        )
    rows = np.array(numbers, dtype=np.float64)
    for columns, given in ((_ODDS, rows[:, _GIVEN]), (_ASKED, 1.0)):
        rows[:, columns] = _log_odds(rows[:, columns]) * given
    rows[:, _AMOUNTS] = np.log(rows[:, _AMOUNTS])
    rows[:, _WHOLLY_ASKED] *= rows[:, _ASKED]
    return np.concatenate([rows, _spans(groups, bests, spans)], axis=1).astype(np.float32)


def rule_features(groups: Sequence[Group]) -> npt.NDArray[np.float32]:
    """Give how sure the rules are of each group, a row a group."""
    told = np.array([[group.confidence] for group in groups], dtype=np.float64)
    return _log_odds(told).astype(np.float32)


def _sources(group: Group) -> tuple[float, ...]:
    """Give how sure the rules and the span model are, whether they propose it, and how many methods do."""
    ruled, modelled = -1.0, -1.0
    for candidate in group.candidates:
        if candidate.method.startswith("rule:"):
            ruled = max(ruled, candidate.confidence)
        else:
            modelled = max(modelled, candidate.confidence)
    methods = len({candidate.method for candidate in group.candidates})
    return ruled, ruled >= 0, modelled, modelled >= 0, 1 + methods


def _place(outline: Outline, best: Candidate) -> tuple[float, ...]:
    """Give where the surest candidate stands and what it looks like."""
    block = best.block
    text = block.folded[best.start : best.end]
    sentence = outline.document.sentence_at(block, best.start)
    roles = [0.0] * len(_ROLES)
    asked, width, place = 0.0, 1, 0.0
    if sentence is not None:
        role = outline.role_of(sentence)
        roles[_ROLES.index(role.role)] = role.confidence
        asked = role.asked
        width = max(1, sentence.end - sentence.start)
        place = sentence.index / len(outline.document.sentences)
    share = min(1.0, (best.end - best.start) / width)
    return (
        *roles,
        asked,
        share,
        share >= _WHOLE,
        share >= _WHOLE,
        *_KIND_FLAGS[block.kind],
        block.region != "body",
        HAN.search(text) is not None,
        block.language == "zh",
        place,
        1 + len(text),
        1 + text.count(" "),
        text[:1].isupper(),
    )


def _spans(groups: Sequence[Group], bests: Sequence[Candidate], spans: PageSpans | None) -> npt.NDArray[np.float64]:
    """Give the greatest probabilities of the spans that the candidates are and overlap; 0 for fields without spans."""
    rows = np.zeros((len(groups), 3 + len(LABELS)))
    if spans is None:
        return rows
    labelled = [index for index, group in enumerate(groups) if group.field in LABEL_OF]
    if not labelled:
        return rows
    candidates: list[Candidate] = []
    labels: list[int] = []
    firsts, best = [], []
    for index in labelled:
        members = groups[index].candidates
        firsts.append(len(candidates))
        best.append(len(candidates) + next(i for i, one in enumerate(members) if one is bests[index]))
        candidates += members
        labels += [_LABEL_NUMBER[groups[index].field]] * len(members)
    said = spans.of_stretches(np.array(labels), [(one.block, one.start, one.end) for one in candidates])
    most = np.maximum.reduceat(said, firsts, axis=0)
    rows[labelled] = _log_odds(np.concatenate([most[:, :2], said[best, :1], most[:, 2:]], axis=1))
    return rows


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
        row_of = dict(zip(weighed, range(len(weighed)), strict=True))
        for field in self.models:
            members = [index for index, group in enumerate(groups) if group.field == field]
            if not members:
                continue
            if field in WEIGHED:
                known = rows[[row_of[index] for index in members]]
            else:
                known = rule_features([groups[index] for index in members])
            for index, confidence in zip(members, self.confidences(field, known), strict=True):
                groups[index].confidence = confidence
