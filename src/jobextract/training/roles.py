"""Training of the roles model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jobextract.inference.linear import DenseLinear, Floats, HashedLinear
from jobextract.sections.features import ROLES, rule_features, texts_above
from jobextract.sections.outline import Outline, Role, SentenceRole
from jobextract.sections.role_model import RoleModel, joint_features
from jobextract.training.linear import COPIES, FORGOTTEN, Words, fit_dense

BITS = 18  # of the feature hashes
# Which facts of the gold make a sentence what: the first whose share of its characters is reached.
_SHARES: tuple[tuple[str, Role, float], ...] = (
    ("requirements", "requirement", 0.3),
    ("title", "title", 0.5),
    ("application", "application", 0.5),
    ("responsibilities", "responsibility", 0.5),
    ("benefits", "benefit", 0.5),
    ("topics", "topic", 0.25),
)


@dataclass(frozen=True)
class RolePage:
    """A page as the roles model learns from it."""

    outline: Outline  # with the roles that the rules gave
    labels: npt.NDArray[np.int64]  # a role a sentence, index into ROLES
    weights: Floats  # 0 where the gold leaves it open


def role_page(outline: Outline, gold: Mapping[str, Any]) -> RolePage:
    """Read off a page's gold what each sentence is about; what the gold does not tell is taken from its form."""
    length = len(outline.document.page.source)
    marked = {field: np.zeros(length + 1, dtype=np.int64) for field, _, _ in _SHARES}
    open_to_doubt = np.zeros(length + 1, dtype=np.int64)
    for posting in gold["postings"]:
        for field, _, _ in _SHARES:
            value = posting.get(field) or []
            for fact in value if isinstance(value, list) else [value]:
                doubtful = field == "requirements" and fact.get("optional")
                (open_to_doubt if doubtful else marked[field])[fact["start"] : fact["end"]] = 1
    labels, weights = [], []
    for sentence, role in zip(outline.document.sentences, outline.roles, strict=True):
        start, end = sentence.block.source_span(sentence.start, sentence.end)
        width = max(1, end - start)
        label = next((r for f, r, least in _SHARES if marked[f][start:end].sum() >= least * width), None)
        doubtful = open_to_doubt[start:end].sum() >= 0.5 * width and label != "requirement"
        if label is None:
            if sentence.block.kind == "heading" or role.role in {"other", "title"}:
                label = "other"
            else:
                label = "contact" if "@" in sentence.folded else "about"
        labels.append(ROLES.index(label))
        weights.append(0.0 if doubtful else 1.0)
    return RolePage(outline, np.array(labels, dtype=np.int64), np.array(weights, dtype=np.float32))


def train_roles(
    pages: Sequence[RolePage], groups: Sequence[int], *, rules: bool = True
) -> tuple[RoleModel, list[RoleModel]]:
    """Train the roles model.

    Args:
        pages: what to learn from.
        groups: the fold of each page, from 0.
        rules: whether it may look at what the rules said.

    Returns:
        The model, and for each fold one whose words were learnt from the other folds.
    """
    own = Words([s.folded for page in pages for s in page.outline.document.sentences], BITS)
    above = Words([text for page in pages for text in _above(page.outline)], BITS)
    labels = np.concatenate([page.labels for page in pages])
    certain = np.concatenate([page.weights for page in pages]) > 0
    fold_of = np.repeat(groups, [len(page.labels) for page in pages])

    def words(used: npt.NDArray[np.bool_]) -> tuple[HashedLinear, HashedLinear]:
        return own.fit(labels, used, len(ROLES)), above.fit(labels, used, len(ROLES))

    pairs = [words(certain & (fold_of != fold)) for fold in range(max(groups) + 1)]
    blank = DenseLinear(np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    partial = [RoleModel(*pair, blank, rules) for pair in pairs]
    joint = _train_joint(pages, [partial[group] for group in groups], rules=rules)
    return RoleModel(*words(certain), joint, rules), [RoleModel(*pair, joint, rules) for pair in pairs]


def _above(outline: Outline) -> list[str]:
    texts = texts_above(outline.document, outline.paths)
    return [texts[sentence.block.index] for sentence in outline.document.sentences]


def _train_joint(pages: Sequence[RolePage], models: Sequence[RoleModel], *, rules: bool) -> DenseLinear:
    random = np.random.default_rng(0)
    rows, labels, weights = [], [], []
    for page, model in zip(pages, models, strict=True):
        outline = page.outline
        if not outline.roles:
            continue
        seen = joint_features(outline, model.text_scores(outline.document, outline.paths))
        for _ in range(COPIES if rules else 1):
            told = [rule_features(forgetful(outline.roles, random))] if rules else []
            rows.append(np.concatenate([seen, *told], axis=1))
            labels.append(page.labels)
            weights.append(page.weights)
    return fit_dense(np.concatenate(rows), np.concatenate(labels), np.concatenate(weights), len(ROLES))


def forgetful(roles: Sequence[SentenceRole], random: np.random.Generator) -> list[SentenceRole]:
    """Give roles as if the rules had said nothing of some sentences."""
    forgotten = random.random(len(roles)) < FORGOTTEN
    return [
        SentenceRole("about", 0.4, "rule:no-cue") if gone and role.role not in {"title", "other"} else role
        for role, gone in zip(roles, forgotten, strict=True)
    ]
