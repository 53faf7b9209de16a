"""A classifier of texts in two steps: words first, then what the words say together with other signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jobextract.inference.linear import Arrays, DenseLinear, Floats, HashedLinear, HashedTexts, softmax

_LEAST = 1e-3  # probability below which scores do not differ


def log_probabilities(scores: Floats) -> Floats:
    """Give the logarithms of the probabilities that scores stand for, cut off below."""
    logarithms: Floats = np.log(softmax(scores) + _LEAST)
    return logarithms


@dataclass(frozen=True)
class TextClassifier:
    """Linear models of texts about one thing, and a linear model of their answers and of further signs.

    Attributes:
        words: a model for each kind of text, such as a line and the heading above it.
        joint: sees the logarithms of the probabilities that each of them gives, then the further signs.
    """

    words: tuple[HashedLinear, ...]
    joint: DenseLinear

    @classmethod
    def from_arrays(cls, arrays: Arrays, prefix: str) -> TextClassifier:
        """Take the arrays that `arrays` gives."""
        count = int(arrays[f"{prefix}.texts"])
        words = tuple(HashedLinear.from_arrays(arrays, f"{prefix}.words{index}") for index in range(count))
        return cls(words, DenseLinear.from_arrays(arrays, f"{prefix}.joint"))

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Give the arrays to keep."""
        kept = {f"{prefix}.texts": np.array(len(self.words)), **self.joint.arrays(f"{prefix}.joint")}
        for index, model in enumerate(self.words):
            kept.update(model.arrays(f"{prefix}.words{index}"))
        return kept

    def word_features(self, texts: HashedTexts) -> Floats:
        """Give what the models of words say of cases, by their texts: as many kinds as there are models."""
        return _word_features([model.scores_of(texts, kind) for kind, model in enumerate(self.words)])

    def probabilities(self, scores: Sequence[Floats], signs: npt.NDArray[Any]) -> Floats:
        """Give the probability of each class, a row a case.

        Args:
            scores: what each of the models of words gives, a row a case.
            signs: the further signs, a row a case.
        """
        return softmax(self.joint.scores(np.concatenate([_word_features(scores), signs], axis=1)))


def _word_features(scores: Sequence[Floats]) -> Floats:
    return np.concatenate([log_probabilities(columns) for columns in scores], axis=1)
