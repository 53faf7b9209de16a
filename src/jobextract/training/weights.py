"""Training of the weigher: which of the proposed facts are right, on pages that the other models have not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from jobextract.assembly import apart, fact_of, group
from jobextract.inference.linear import DenseLinear, logistic
from jobextract.models import Models
from jobextract.pipeline import Extractor
from jobextract.sections import with_roles
from jobextract.sections.outline import Outline
from jobextract.training.corpus import GoldPage
from jobextract.training.evaluation import JUDGED, judged, wanted
from jobextract.training.linear import FORGOTTEN, fit_dense
from jobextract.training.roles import forgetful
from jobextract.weighing import WEIGHED, Group, Weigher, group_features, rule_features

_LEAST_SLOPE = 0.1
_C = 0.05  # inverse strength of the regularization
_LEAST_RIGHT = 12  # right facts that the data must hold for a field to have a model
_THRESHOLDS = np.arange(0.2, 0.71, 0.05)
_NEARLY = 0.005  # of F1: the threshold is the middle of those nearly as good as the best, which is best by chance
_COPIES = 2  # of each page, without some of what the rules found


@dataclass(frozen=True)
class ProposedPage:
    """A page's proposed facts, as the weigher learns from them."""

    page: int  # number of the page
    groups: Sequence[Group]
    rows: npt.NDArray[np.float32]
    told: npt.NDArray[np.float32]  # by the rules alone
    right: npt.NDArray[np.float32]  # 1 or 0; -1 where it does not count
    whole: bool  # with all that the rules found


def train_weights(
    pages: Sequence[GoldPage], outlines: Sequence[Outline], models: Sequence[Models], *, rules: bool = True
) -> Weigher:
    """Train the weigher.

    Args:
        pages: with gold.
        outlines: of the pages, by the rules alone.
        models: for each page models that have not seen it, all but the weigher.
        rules: whether rules propose anything.
    """
    random = np.random.default_rng(0)
    proposed = [
        _proposed(number, page, outline, unseen, None if whole else random)
        for number, (page, outline, unseen) in enumerate(zip(pages, outlines, models, strict=True))
        if outline.postings
        for whole in [True] + [False] * (_COPIES if rules else 0)
    ]
    proposed = [page for page in proposed if page.groups]
    weigher: dict[str, DenseLinear] = {}
    thresholds: dict[str, float] = {}
    for field in JUDGED:
        known = [page for page in proposed if page.whole or field in WEIGHED]
        features, labels, weights = [], [], []
        for page in known:
            chosen = [i for i, one in enumerate(page.groups) if one.field == field and page.right[i] >= 0]
            features.append((page.rows if field in WEIGHED else page.told)[chosen])
            labels.append(page.right[chosen])
            weights.append(np.full(len(chosen), 1.0 if page.whole else 1.0 / _COPIES))
        rows, truth = np.concatenate(features), np.concatenate(labels)
        if truth.sum() < _LEAST_RIGHT or truth.all():
            continue
        if field not in WEIGHED:
            weigher[field], thresholds[field] = _calibrated(rows[:, 0], truth)
            continue
        weigher[field] = fit_dense(rows, truth.astype(np.int64), np.concatenate(weights), 2, _C)
        total = sum(wanted(field, page.gold) for page in pages)
        thresholds[field] = _best_threshold(Weigher({field: weigher[field]}, {}), field, known, total)
    return Weigher(weigher, thresholds)


def _proposed(
    number: int,
    page: GoldPage,
    outline: Outline,
    models: Models,
    random: np.random.Generator | None,
) -> ProposedPage:
    """Propose the facts of a page, and tell which are right.

    Args:
        number: of the page.
        page: with gold.
        outline: by the rules alone.
        models: all but the weigher.
        random: decides what the rules are made to miss; None: nothing.
    """
    roles = outline.roles if random is None else forgetful(outline.roles, random)
    outline = with_roles(replace(outline, roles=roles), models.roles)
    forget = None if random is None else (lambda _: bool(random.random() < FORGOTTEN))
    candidates, spans = Extractor(models=models).candidates(outline, forget=forget)
    groups = group(outline, candidates)
    right = np.full(len(groups), -1.0, dtype=np.float32)
    for field in JUDGED:
        members = [index for index, one in enumerate(groups) if one.field == field]
        facts = [fact_of(outline, groups[index]).model_dump(mode="json") for index in members]
        right[members] = judged(field, page.gold, facts)
    rows = group_features(outline, groups, spans)
    return ProposedPage(number, groups, rows, rule_features(groups), right, random is None)


def _calibrated(told: npt.NDArray[Any], truth: npt.NDArray[Any]) -> tuple[DenseLinear, float]:
    """Say how sure facts are that the rules alone decide on: what was surer stays surer.

    Args:
        told: log-odds of the rules' confidences.
        truth: 1 or 0 for each.

    Returns:
        The model, and what it makes of the confidence from which the rules report a fact.
    """
    reported = told >= 0
    told, truth = told[reported], truth[reported]
    slope = _LEAST_SLOPE
    if told.std() > 0 and not truth.all() and truth.any():
        model = LogisticRegression().fit(told[:, None], truth)
        slope = max(slope, float(model.coef_[0, 0]))
    low, high = -10.0, 10.0
    for _ in range(50):  # the bias for which the mean is the share that is right
        bias = (low + high) / 2
        low, high = (bias, high) if logistic(slope * told + bias).mean() < truth.mean() else (low, bias)
    weights = np.array([[-slope / 2, slope / 2]], dtype=np.float32)
    biases = np.array([-bias / 2, bias / 2], dtype=np.float32)
    return DenseLinear(weights, biases), float(np.floor(logistic(np.array([bias - 1e-3]))[0] * 1000) / 1000)


def _best_threshold(weigher: Weigher, field: str, pages: Sequence[ProposedPage], total: int) -> float:
    """Give the confidence from which facts must be reported for the best F1 over whole pages."""
    copies = max(1, sum(not page.whole for page in pages) // max(1, sum(page.whole for page in pages)))
    sure: list[tuple[float, float]] = []
    for page in pages:
        if page.whole and len({other.whole for other in pages}) > 1:
            continue  # on other pages the rules find less
        members = [index for index, one in enumerate(page.groups) if one.field == field]
        confidences = weigher.confidences(field, page.rows[members])
        groups = [replace(page.groups[i], confidence=c) for i, c in zip(members, confidences, strict=True)]
        verdicts = {id(one): float(page.right[i]) for one, i in zip(groups, members, strict=True)}
        sure += [(one.confidence, verdicts[id(one)]) for one in apart(groups)]
    scored = np.array([pair for pair in sure if pair[1] >= 0]).reshape(-1, 2)

    def f1(threshold: float) -> float:
        reported = scored[scored[:, 0] >= threshold]
        return float(2 * reported[:, 1].sum() / max(1.0, len(reported) + copies * total))

    best = max(map(f1, _THRESHOLDS))
    return round(float(np.mean([t for t in _THRESHOLDS if f1(t) >= best - _NEARLY])), 2)
