"""The roles model: what rules say of each sentence, weighed together with its words and its surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jobextract.inference.classifier import log_probabilities
from jobextract.inference.linear import Arrays, DenseLinear, Floats, HashedLinear, HashedTexts, softmax
from jobextract.sections.features import (
    ROLES,
    Paths,
    Rows,
    context_features,
    place_features,
    rule_features,
    texts_above,
)
from jobextract.sections.lexicon import OWN_HEADING
from jobextract.sections.outline import Outline, Role, SentenceRole
from jobextract.segmentation.document import Document

_ASKED = 0.3  # probability from which a sentence is taken to ask: more is lost by silence than by a doubtful item
_REQUIREMENT = ROLES.index("requirement")
NAME = "roles"


@dataclass(frozen=True)
class TextScores:
    """What the words of the sentences and of the texts above the blocks say, one column a role."""

    own: Floats  # a row a sentence
    above: Floats  # a row a block


@dataclass(frozen=True)
class RoleModel:
    """Words first, then everything together.

    Two linear models score the words of a sentence and of what stands above it; a third sees these scores, those of
    the neighbours, the sentence's place and form, and what the rules said.
    """

    own: HashedLinear
    above: HashedLinear
    joint: DenseLinear
    rules: bool = True  # whether it looks at what the rules said

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> RoleModel:
        """Take the arrays that `arrays` gives."""
        return cls(
            HashedLinear.from_arrays(arrays, "own"),
            HashedLinear.from_arrays(arrays, "above"),
            DenseLinear.from_arrays(arrays, "joint"),
            bool(arrays["rules"]),
        )

    def arrays(self) -> Arrays:
        """Give the arrays to keep."""
        return {
            **self.own.arrays("own"),
            **self.above.arrays("above"),
            **self.joint.arrays("joint"),
            "rules": np.array(self.rules),
        }

    def text_scores(self, document: Document, paths: Paths) -> TextScores:
        """Score the words of a page."""
        own = (sentence.folded for sentence in document.sentences)
        texts = HashedTexts(own, texts_above(document, paths))
        scores = (model.scores_of(texts, kind) for kind, model in enumerate((self.own, self.above)))
        return TextScores(*map(log_probabilities, scores))

    def probabilities(self, outline: Outline) -> Rows:
        """Give the probability of each role, in the order of `ROLES`, for each sentence of a page as rules see it."""
        rows = joint_features(outline, self.text_scores(outline.document, outline.paths))
        if self.rules:
            rows = np.concatenate([rows, rule_features(outline.roles)], axis=1)
        return softmax(self.joint.scores(rows))


def joint_features(outline: Outline, scores: TextScores) -> Rows:
    """Give what the joint model sees, but for what the rules said."""
    context = context_features(outline.document, outline.paths, scores.own, scores.above)
    place = place_features(outline.document, outline.paths, outline.posting_of, len(outline.postings))
    return np.concatenate([context, place], axis=1)


def revised(roles: Sequence[SentenceRole], probabilities: Rows) -> list[SentenceRole]:
    """Give the roles that rules and model together make most likely.

    Args:
        roles: what the rules said; titles are theirs alone.
        probabilities: of each role, in the order of `ROLES`, a row a sentence.
    """
    asked = probabilities[:, _REQUIREMENT]
    others = probabilities.copy()
    others[:, _REQUIREMENT] = -1.0
    best = np.where(asked >= _ASKED, _REQUIREMENT, others.argmax(axis=1))
    sure = probabilities[np.arange(len(best)), best]
    columns = (roles, best.tolist(), sure.tolist(), asked.tolist())
    return [_revised(role, ROLES[number], *shares) for role, number, *shares in zip(*columns, strict=True)]


def _revised(role: SentenceRole, name: Role, sure: float, asked: float) -> SentenceRole:
    if role.role == "title":
        name, confidence, method = role.role, role.confidence, role.method
    elif role.method.startswith(OWN_HEADING):
        name, confidence, method = role.role, role.confidence, role.method
        asked = role.confidence if role.role == "requirement" else role.asked
    else:
        confidence = round(sure, 3)
        method = f"{role.method}+model:{NAME}" if name == role.role else f"model:{NAME}"
    return SentenceRole(name, confidence, method, role.preferred, role.closed, round(asked, 3))
