"""Linear models: over hashed substrings of texts, and over dense features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from jobextract.inference.strings import Strings, mixed

Floats: TypeAlias = npt.NDArray[np.float32]
Arrays: TypeAlias = Mapping[str, npt.NDArray[Any]]

LONGEST = 1500  # characters of a text that are looked at
_AT_ONCE = 40_000  # characters whose features are made together: bounds the memory
_GRAMS = (2, 3, 4, 5)  # characters
_WORD, _PAIR, _GRAM = 1, 2, 10  # salts


def text_features(texts: Sequence[str], bits: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the features of texts as (ids below ``2**bits``, index of the text of each), by text.

    They are words, pairs of words, and character n-grams of 2 to 5: the n-grams serve Chinese, which is not cut into
    words here, and the inflections and compounds of other languages.
    """
    strings = Strings([text[:LONGEST] for text in texts])
    starts, ends, owners = strings.words()
    words = strings.hashes(starts, ends, _WORD)
    together = owners[1:] == owners[:-1]
    pairs = mixed(words[:-1] * np.uint64(_PAIR + 1) + words[1:])[together]
    ids, texts_of = [words, pairs], [owners, owners[1:][together]]
    positions = np.arange(len(strings.text))
    owner = np.repeat(np.arange(len(texts)), strings.ends - strings.starts)
    for size in _GRAMS:
        first = positions[: max(0, len(positions) - size + 1)]
        first = first[owner[first] == owner[first + size - 1]]
        ids.append(strings.hashes(first, first + size, _GRAM + size))
        texts_of.append(owner[first])
    flat, index = np.concatenate(ids), np.concatenate(texts_of)
    order = np.argsort(index, kind="stable")
    return (flat[order] & np.uint64((1 << bits) - 1)).astype(np.int64), index[order]


@dataclass(frozen=True)
class HashedLinear:
    """Scores of texts: the mean-like sum of the weights of their features, one column a class.

    A text's sum is divided by the square root of its number of features, so that long texts do not outshout short ones.
    """

    weights: npt.NDArray[np.int8]  # (2**bits, classes)
    scale: Floats  # of the weights, one a class
    bias: Floats

    @classmethod
    def from_arrays(cls, arrays: Arrays, prefix: str) -> HashedLinear:
        """Take the arrays ``PREFIX.weights``, ``.scale`` and ``.bias``."""
        return cls(arrays[f"{prefix}.weights"], arrays[f"{prefix}.scale"], arrays[f"{prefix}.bias"])

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Give the arrays that `from_arrays` takes."""
        return {f"{prefix}.weights": self.weights, f"{prefix}.scale": self.scale, f"{prefix}.bias": self.bias}

    @classmethod
    def quantized(cls, weights: npt.NDArray[Any], bias: npt.NDArray[Any]) -> HashedLinear:
        """Round weights (classes, 2**bits) to 8 bits."""
        scale = np.maximum(np.abs(weights).max(axis=1), 1e-9) / 127
        return cls(
            np.rint(weights.T / scale).astype(np.int8), scale.astype(np.float32), np.asarray(bias, dtype=np.float32)
        )

    def scores(self, texts: Sequence[str]) -> Floats:
        """Give the scores of texts, (texts, classes)."""
        bits = int(self.weights.shape[0]).bit_length() - 1
        found = np.zeros((len(texts), len(self.bias)), dtype=np.float32)
        first, size = 0, 0
        for last, text in enumerate(texts):
            size += min(len(text), LONGEST)
            if size >= _AT_ONCE or last == len(texts) - 1:
                self._add(found[first : last + 1], texts[first : last + 1], bits)
                first, size = last + 1, 0
        return found * self.scale + self.bias

    def _add(self, found: Floats, texts: Sequence[str], bits: int) -> None:
        ids, owners = text_features(texts, bits)
        if not len(ids):
            return
        counts = np.bincount(owners, minlength=len(texts))
        filled = np.flatnonzero(counts)
        edges = (np.cumsum(counts) - counts)[filled]
        sums = np.add.reduceat(self.weights[ids], edges, axis=0, dtype=np.int32)
        found[filled] = sums / np.sqrt(counts[filled])[:, None]


@dataclass(frozen=True)
class DenseLinear:
    """Scores of rows of numbers: standardized, weighted, summed; one column a class."""

    weights: Floats  # (features, classes)
    bias: Floats

    @classmethod
    def from_arrays(cls, arrays: Arrays, prefix: str) -> DenseLinear:
        """Take the arrays ``PREFIX.weights`` and ``.bias``."""
        return cls(arrays[f"{prefix}.weights"], arrays[f"{prefix}.bias"])

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Give the arrays that `from_arrays` takes."""
        return {f"{prefix}.weights": self.weights, f"{prefix}.bias": self.bias}

    def scores(self, rows: npt.NDArray[Any]) -> Floats:
        """Give the scores of rows, (rows, classes)."""
        found: Floats = rows.astype(np.float32) @ self.weights + self.bias
        return found


def softmax(scores: Floats) -> Floats:
    """Give probabilities, row by row."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares


def logistic(scores: npt.NDArray[Any]) -> Floats:
    """Give the probability that a log-odds score stands for.

    >>> logistic(np.array([0.0])).tolist()
    [0.5]
    """
    probabilities: Floats = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
    return probabilities
