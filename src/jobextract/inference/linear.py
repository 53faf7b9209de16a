"""Linear models: over hashed substrings of texts, and over dense features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from jobextract.inference.strings import Strings, mixed

Floats: TypeAlias = npt.NDArray[np.float32]
Arrays: TypeAlias = Mapping[str, npt.NDArray[Any]]

LONGEST = 1500  # characters of a text that are looked at
_AT_ONCE = 40_000  # characters whose features are made together: bounds the memory
_GRAMS = (2, 3, 4, 5)  # characters
_SHORTER = np.array(_GRAMS) - 1
_WORD, _PAIR, _GRAM = 1, 2, 10  # salts
_LANE = 21  # bits of a sum: a text has at most 6 * LONGEST features, each with a weight of 8 bits
_LANES = 3  # sums in a word of 64 bits
_SHIFTS = np.arange(_LANES) * _LANE
_HALF = 1 << (_LANE - 1)  # no sum is so far from zero
_UP = int((_HALF << _SHIFTS).sum())  # makes all sums positive


class _Part:
    """The features of some texts.

    They are words, pairs of words, and character n-grams of 2 to 5: the n-grams serve Chinese, which is not cut into
    words here, and the inflections and compounds of other languages. Each belongs to the character it begins at.

    Attributes:
        starts, ends: of the texts, laid end to end.
        grams: hashes of the n-grams, a row a size and a column a character; `over` tells which leave their text.
        words: hashes of the words, and of each with the one after it; `owners` tells the text of each word, and
            `apart` which are the last of theirs.
        counts: features of each text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        strings = Strings(texts)
        self.starts, self.ends = strings.starts, strings.ends
        word_starts, word_ends, self.owners = strings.words()
        self.grams, self.over = strings.grams(_GRAMS, [_GRAM + size for size in _GRAMS])
        self.words = np.zeros((2, len(self.owners)), dtype=np.uint64)
        words = self.words[0] = strings.hashes(word_starts, word_ends, _WORD)
        self.words[1, :-1] = mixed(words[:-1] * np.uint64(_PAIR + 1) + words[1:])
        self.apart = np.append(self.owners[1:] != self.owners[:-1], np.ones(min(1, len(words)), dtype=bool))
        words_of = np.bincount(self.owners, minlength=len(texts))
        grams_of = np.maximum((self.ends - self.starts)[:, None] - _SHORTER, 0).sum(axis=1)
        self.counts = words_of + np.maximum(words_of - 1, 0) + grams_of

    def sums(self, table: npt.NDArray[np.int64], first: int, last: int) -> npt.NDArray[np.int64]:
        """Give the sums of the rows of a table over each text's features, for the texts from `first` to `last`.

        The table's last row is empty.
        """
        found = np.zeros((last - first, table.shape[1]), dtype=np.int64)
        void, mask = len(table) - 1, np.uint64(len(table) - 2)
        start, end = (int(self.starts[first]), int(self.ends[last - 1])) if last > first else (0, 0)
        low, high = np.searchsorted(self.owners, (first, last)).tolist()
        if high > low:
            words = (self.words[:, low:high] & mask).view(np.int64)
            np.putmask(words[1], self.apart[low:high], void)
            edges = np.append(0, np.flatnonzero(self.apart[low : high - 1]) + 1)
            # `take` is many times faster than an index in brackets.
            rows = table.take(words, axis=0).sum(axis=0)
            found[self.owners[low:high][edges] - first] = np.add.reduceat(rows, edges, axis=0)
        if end > start:
            grams = (self.grams[:, start:end] & mask).view(np.int64)
            np.putmask(grams, self.over[:, start:end], void)
            filled = np.flatnonzero(self.ends[first:last] > self.starts[first:last])
            edges = self.starts[first:last][filled] - start
            found[filled] += np.add.reduceat(table.take(grams, axis=0).sum(axis=0), edges, axis=0)
        return found


class HashedTexts:
    """Texts of one or several kinds, whose features are hashed once for all models that score them.

    Args:
        kinds: the texts of each kind; equal texts of a kind count once.
    """

    def __init__(self, *kinds: Iterable[str]) -> None:
        self.rows: list[npt.NDArray[np.int64]] = []  # of each kind: which of the different texts each is
        self._different: list[list[str]] = []
        for texts in kinds:
            numbers: dict[str, int] = {}
            rows = [numbers.setdefault(text[:LONGEST], len(numbers)) for text in texts]
            self.rows.append(np.array(rows, dtype=np.int64))
            self._different.append(list(numbers))
        everything = list(chain.from_iterable(self._different))
        self._whole = _Part(everything) if sum(map(len, everything)) <= _AT_ONCE else None

    def parts(self, kind: int) -> Iterator[tuple[_Part, int, int]]:
        """Give the different texts of a kind, of so many at a time as the memory allows: ``(part, first, last)``."""
        texts = self._different[kind]
        if self._whole is not None:
            before = sum(map(len, self._different[:kind]))
            yield self._whole, before, before + len(texts)
            return
        first, size = 0, 0
        for last, text in enumerate(texts, start=1):
            size += len(text)
            if size >= _AT_ONCE or last == len(texts):
                yield _Part(texts[first:last]), 0, last - first
                first, size = last, 0


def text_features(texts: Sequence[str], bits: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the features of texts as (ids below ``2**bits``, index of the text of each), by text."""
    part = _Part([text[:LONGEST] for text in texts])
    owner = np.repeat(np.arange(len(texts)), part.ends - part.starts)
    kept = ~np.concatenate([part.over.ravel(), np.zeros(len(part.owners), dtype=bool), part.apart])
    hashes = np.concatenate([part.grams.ravel(), part.words.ravel()])[kept]
    owners = np.concatenate([np.tile(owner, len(_GRAMS)), np.tile(part.owners, 2)])[kept]
    order = np.argsort(owners, kind="stable")
    return (hashes[order] & np.uint64((1 << bits) - 1)).astype(np.int64), owners[order]


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

    @classmethod
    def joined(cls, models: Sequence[HashedLinear]) -> HashedLinear:
        """Give a model with the classes of several, whose features have as many bits."""
        weights = np.concatenate([model.weights for model in models], axis=1)
        scale = np.concatenate([model.scale for model in models])
        return cls(weights, scale, np.concatenate([model.bias for model in models]))

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

    def scores(self, texts: Sequence[str]) -> Floats:
        """Give the scores of texts, (texts, classes)."""
        return self.scores_of(HashedTexts(texts))

    def scores_of(self, hashed: HashedTexts, kind: int = 0) -> Floats:
        """Give the scores of the texts of a kind, (texts, classes)."""
        found = [np.zeros((0, len(self.bias)), dtype=np.float32)]
        for part, first, last in hashed.parts(kind):
            sums = self._unpacked(part.sums(self._table, first, last))
            counts = np.maximum(part.counts[first:last], 1)
            found.append((sums / np.sqrt(counts)[:, None]).astype(np.float32))
        different = np.concatenate(found) * self.scale + self.bias
        return different.take(hashed.rows[kind], axis=0)

    def _unpacked(self, sums: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Give the sums of each class, (texts, classes)."""
        lanes = ((sums + _UP)[:, :, None] >> _SHIFTS & (2 * _HALF - 1)) - _HALF
        return lanes.reshape(len(sums), sums.shape[1] * _LANES)[:, : len(self.bias)]


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
