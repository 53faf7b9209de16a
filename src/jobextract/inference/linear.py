"""Linear models: over hashed substrings of texts, and over dense features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
_LANE = 21  # bits of a sum: a text has at most 6 * LONGEST features, each with a weight of 8 bits
_LANES = 3  # sums in a word of 64 bits


class _Part:
    """The features of some texts.

    They are words, pairs of words, and character n-grams of 2 to 5: the n-grams serve Chinese, which is not cut into
    words here, and the inflections and compounds of other languages. Each belongs to the character it begins at.

    Attributes:
        starts, lengths: of the texts, laid end to end.
        hashes: of all features: n-grams of each size at each character, words, pairs of neighbouring words.
        void: which of them reach into the next text and count for nothing, ascending.
        words: the character at which each word begins.
        counts: features of each text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        strings = Strings(texts)
        self.starts, self.lengths = strings.starts, strings.ends - strings.starts
        self.size = len(strings.codes)
        self.words, ends, owners = strings.words()
        grams, over = strings.grams(_GRAMS, [_GRAM + size for size in _GRAMS])
        words = strings.hashes(self.words, ends, _WORD)
        pairs = mixed(words[:-1] * np.uint64(_PAIR + 1) + words[1:])
        self.hashes = np.concatenate([grams.ravel(), words, pairs])
        apart = np.flatnonzero(owners[1:] != owners[:-1]) + (grams.size + len(words))
        self.void = np.concatenate([np.flatnonzero(over), apart])
        words_of = np.bincount(owners, minlength=len(texts))
        self.counts = words_of + np.maximum(words_of - 1, 0)
        for size in _GRAMS:
            self.counts += np.maximum(self.lengths - (size - 1), 0)

    def sums(self, table: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Give the sums of the rows of a table over each text's features; the table's last row is empty."""
        ids = (self.hashes & np.uint64(len(table) - 2)).view(np.int64)
        ids[self.void] = len(table) - 1
        rows = table.take(ids, axis=0)  # many times faster than an index in brackets
        grams, count = len(_GRAMS) * self.size, len(self.words)
        here = rows[:grams].reshape(len(_GRAMS), self.size, table.shape[1]).sum(axis=0)
        here[self.words] += rows[grams : grams + count]
        here[self.words[:-1]] += rows[grams + count :]
        found = np.zeros((len(self.lengths), table.shape[1]), dtype=np.int64)
        filled = np.flatnonzero(self.lengths)
        if len(filled):
            found[filled] = np.add.reduceat(here, self.starts[filled], axis=0)
        return found


class HashedTexts:
    """Texts whose features are hashed once for all models that score them; equal texts count once."""

    def __init__(self, texts: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        self.rows = np.array([numbers.setdefault(text[:LONGEST], len(numbers)) for text in texts], dtype=np.int64)
        self.different = list(numbers)
        self._whole = _Part(self.different) if sum(map(len, self.different)) <= _AT_ONCE else None

    def __len__(self) -> int:
        return len(self.rows)

    def parts(self) -> Iterator[_Part]:
        """Give the features of the different texts, of so many texts at a time as the memory allows."""
        if self._whole is not None:
            yield self._whole
            return
        first, size = 0, 0
        for last, text in enumerate(self.different):
            size += len(text)
            if size >= _AT_ONCE or last == len(self.different) - 1:
                yield _Part(self.different[first : last + 1])
                first, size = last + 1, 0


def text_features(texts: Sequence[str], bits: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the features of texts as (ids below ``2**bits``, index of the text of each), by text."""
    part = _Part([text[:LONGEST] for text in texts])
    owner = np.repeat(np.arange(len(texts)), part.lengths)
    owners = np.concatenate([np.tile(owner, len(_GRAMS)), owner[part.words], owner[part.words[:-1]]])
    kept = np.ones(len(owners), dtype=bool)
    kept[part.void] = False
    order = np.flatnonzero(kept)
    order = order[np.argsort(owners[order], kind="stable")]
    return (part.hashes[order] & np.uint64((1 << bits) - 1)).astype(np.int64), owners[order]


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

    @cached_property
    def _table(self) -> npt.NDArray[np.int64]:
        """The weights of several classes in one integer, each in bits of its own, and at the end a row without any.

        Sums of such integers are the sums of all their classes.
        """
        size, classes = self.weights.shape
        columns = -(-classes // _LANES)
        table = np.zeros((size + 1, 1 << (columns - 1).bit_length()), dtype=np.int64)  # 8, 16 or 32 bytes: taken fast
        for index in range(classes):
            column, lane = divmod(index, _LANES)
            table[:-1, column] += self.weights[:, index].astype(np.int64) << (lane * _LANE)
        return table

    def scores(self, texts: Sequence[str] | HashedTexts) -> Floats:
        """Give the scores of texts, (texts, classes)."""
        hashed = texts if isinstance(texts, HashedTexts) else HashedTexts(texts)
        found = [np.zeros((0, len(self.bias)), dtype=np.float32)]
        for part in hashed.parts():
            sums = self._unpacked(part.sums(self._table))
            found.append((sums / np.sqrt(np.maximum(part.counts, 1))[:, None]).astype(np.float32))
        different = np.concatenate(found) * self.scale + self.bias
        return different.take(hashed.rows, axis=0)

    def _unpacked(self, sums: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Give the sums of each class, (texts, classes)."""
        found = np.empty((len(sums), len(self.bias)), dtype=np.int64)
        for index in range(len(self.bias)):
            column, up = index // _LANES, 64 - _LANE
            found[:, index] = sums[:, column] << up >> up  # the lowest lane, with its sign
            sums[:, column] -= found[:, index]
            sums[:, column] >>= _LANE
        return found


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
