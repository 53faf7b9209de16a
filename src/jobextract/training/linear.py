"""Training of linear models by scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from jobextract.inference.classifier import TextClassifier
from jobextract.inference.linear import DenseLinear, HashedLinear, HashedTexts, text_features

_WORDS_C, _JOINT_C = 10.0, 0.02  # inverse strength of the regularization
_WORD_ITERATIONS, _DENSE_ITERATIONS = 60, 300
_LEAST_TEXTS = 2  # that hold a feature
_TOLERANCE = 1e-3
_NEVER = -20.0  # score of a class that the data do not hold

# The rules were written with the training pages in view: on others they find less. So that a model does not lean on
# them, it sees its cases several times, each time without what the rules said of some of them.
FORGOTTEN = 0.4
COPIES = 3


@dataclass(frozen=True)
class Fitted:
    """A logistic regression: a row of weights a class, or one where there are two classes."""

    classes: npt.NDArray[Any]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]


def logistic_regression(
    rows: Any, labels: npt.NDArray[Any], weights: npt.NDArray[Any] | None = None, *, c: float, iterations: int
) -> Fitted:
    """Fit a logistic regression, also to data of one class: then nothing else is ever likely."""
    classes = np.unique(labels)
    if len(classes) < 2:
        return Fitted(classes, np.zeros((len(classes), rows.shape[1])), np.full(len(classes), -_NEVER))
    model = LogisticRegression(C=c, max_iter=iterations, tol=_TOLERANCE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is meant
        model.fit(rows, labels, sample_weight=weights)
    return Fitted(model.classes_, model.coef_.astype(np.float64), model.intercept_.astype(np.float64))


def _full(values: npt.NDArray[Any], classes: npt.NDArray[Any], count: int, empty: float) -> npt.NDArray[Any]:
    """Give each class its row; scikit-learn keeps one row for two classes and none for a class it has not seen."""
    if len(classes) == 2:
        values = np.concatenate([-values, values]) / 2
    full = np.full((count, *values.shape[1:]), empty)
    full[classes] = values
    return full


def word_matrix(texts: Sequence[str], bits: int, dtype: npt.DTypeLike = np.float64) -> Any:
    """Give the hashed features of texts as a sparse matrix, a row a text, scaled as `HashedLinear` scales them."""
    ids, owners = text_features(texts, bits)
    counts = np.bincount(owners, minlength=len(texts))
    values = (1.0 / np.sqrt(counts[owners])).astype(dtype)
    return sp.csr_matrix((values, (owners, ids)), shape=(len(texts), 1 << bits))


class Words:
    """The words of texts as a sparse matrix, a row a text."""

    def __init__(self, texts: Sequence[str], bits: int) -> None:
        self.bits = bits
        matrix = word_matrix(texts, bits, np.float32)
        matrix.sum_duplicates()
        # What stands in one text alone teaches nothing of others, and would be most of the columns.
        self._columns = np.flatnonzero(matrix.getnnz(axis=0) >= _LEAST_TEXTS)
        self._matrix = matrix[:, self._columns]

    def fit(self, labels: npt.NDArray[Any], used: npt.NDArray[np.bool_], classes: int) -> HashedLinear:
        """Learn from the rows that are `used`; labels are below `classes`."""
        model = logistic_regression(self._matrix[used], labels[used], c=_WORDS_C, iterations=_WORD_ITERATIONS)
        weights = np.zeros((classes, 1 << self.bits))
        weights[:, self._columns] = _full(model.weights, model.classes, classes, 0.0)
        return HashedLinear.quantized(weights, _full(model.bias, model.classes, classes, _NEVER))


def fit_dense(
    rows: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    weights: npt.NDArray[Any],
    classes: int,
    c: float = _JOINT_C,
) -> DenseLinear:
    """Train a linear model of dense features; their standardization goes into its weights."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = logistic_regression((rows - mean) / deviation, labels, weights, c=c, iterations=_DENSE_ITERATIONS)
    scaled = model.weights / deviation
    coefficients = _full(scaled, model.classes, classes, 0.0)
    bias = _full(model.bias - scaled @ mean, model.classes, classes, _NEVER)
    return DenseLinear(coefficients.T.astype(np.float32), bias.astype(np.float32))


def fit_classifier(
    texts: Sequence[Sequence[str]],
    signs: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    groups: npt.NDArray[Any],
    classes: int,
    *,
    bits: int,
    c: float = _JOINT_C,
) -> tuple[TextClassifier, list[TextClassifier]]:
    """Train a classifier of texts.

    Args:
        texts: for each kind of text, one a case.
        signs: further signs, a row a case; what the rules say.
        labels: class of each case.
        groups: the fold of each case, from 0.
        classes: number of classes.
        bits: of the feature hashes.
        c: inverse strength of the regularization of the joint model.

    Returns:
        The classifier, and for each fold one whose words were learnt from the other folds.
    """
    kinds = [Words(kind, bits) for kind in texts]
    partial = [
        tuple(words.fit(labels, groups != fold, classes) for words in kinds) for fold in range(int(groups.max()) + 1)
    ]
    blank = DenseLinear(np.zeros((0, classes), np.float32), np.zeros(classes, np.float32))
    seen = np.zeros((len(labels), classes * len(kinds)), dtype=np.float32)
    for fold, words in enumerate(partial):
        inside = np.flatnonzero(groups == fold).tolist()
        hashed = HashedTexts(*([kind[i] for i in inside] for kind in texts))
        seen[inside] = TextClassifier(words, blank).word_features(hashed)
    random = np.random.default_rng(0)
    rows = [
        np.concatenate([seen, signs * (random.random((len(signs), 1)) >= FORGOTTEN)], axis=1) for _ in range(COPIES)
    ]
    joint = fit_dense(
        np.concatenate(rows), np.tile(labels, COPIES), np.full(COPIES * len(labels), 1 / COPIES), classes, c
    )
    everything = np.ones(len(labels), dtype=bool)
    whole = TextClassifier(tuple(words.fit(labels, everything, classes) for words in kinds), joint)
    return whole, [TextClassifier(words, joint) for words in partial]
