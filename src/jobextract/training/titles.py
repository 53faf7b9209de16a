"""Training of the model of titles and postings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from jobextract import language, reading
from jobextract.inference.linear import DenseLinear, Floats, HashedLinear, logistic
from jobextract.sections import heading_paths
from jobextract.sections.postings import PostingFinder
from jobextract.sections.roles import RoleFinder
from jobextract.sections.title_model import (
    OPENED,
    Line,
    Page,
    Thresholds,
    TitleModel,
    first_rows,
    look,
    page_row,
    page_shares,
    second_rows,
    word_rows,
)
from jobextract.segmentation import Document, segment
from jobextract.training.comparing import token_f1
from jobextract.training.corpus import GoldPage, Json, fold_numbers
from jobextract.training.linear import logistic_regression, word_matrix

Arrays: TypeAlias = dict[str, npt.NDArray[Any]]

BITS = 16  # of the hashed words
FOLDS = 5
COPIES = 3  # of each line, with other rules left out
DROPPED = 0.4  # share of the lines and pages whose rules are left out
SAME = 0.6  # token F1 from which a line and a title are the same
_WORDS_C, _FIRST_C, _SECOND_C, _PAGE_C = 3.0, 0.02, 0.02, 0.1
_PAGE_WORDS_C = 10.0
UNKNOWN = -1
_GRID = np.arange(0.05, 0.96, 0.05)  # thresholds
_KEEP = 0.3  # least threshold of what the rules found: on the pages they were written with, they are right too often
_NEAR = 0.004  # of a measure


@dataclass(frozen=True)
class Example:
    """A page as the model sees it, and what is right.

    Attributes:
        page: what the model sees.
        owner: whose page it is: pages of one owner stay in one fold.
        titles: 1 for each line that is a title, 0 for another, `UNKNOWN` where readers may differ.
        open: whether the page holds a call.
    """

    page: Page
    owner: str
    titles: npt.NDArray[np.int64]
    open: bool


def examples(pages: Sequence[GoldPage]) -> list[Example]:
    """Bring pages, as the rules see them, and their gold together."""
    return [example(page, _read(page)) for page in pages]


def example(gold: GoldPage, document: Document) -> Example:
    """Bring a page and its gold together."""
    paths = heading_paths(document)
    finder = PostingFinder(document, paths, cache(lambda: RoleFinder(document, paths, {}).roles()))
    page = look(document, paths, finder.rule_titles()[0])
    ruled = page.rules[:, 0] > 0
    return Example(page, gold.owner, labels(page.lines, gold.gold, ruled), bool(gold.gold["postings"]))


def _read(gold: GoldPage) -> Document:
    page = reading.read(gold.content, uri=gold.id)
    language.annotate(page)
    return segment(page)


def labels(lines: Sequence[Line], gold: Json, ruled: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Tell which lines are titles.

    Args:
        lines: what may be a title.
        gold: of the page.
        ruled: which lines the rules took for titles.
    """
    titles = [posting["title"] for posting in gold["postings"] if posting["title"]]
    twins = len(gold["languages"]) > 1
    found = np.zeros(len(lines), dtype=np.int64)
    for index, line in enumerate(lines):
        start, end = line.block.source_span(line.start, line.end)
        text = line.block.text[line.start : line.end]
        for title in titles:
            same = token_f1(text, title["text"]) >= SAME
            if same and start < title["end"] and title["start"] < end:
                found[index] = UNKNOWN if title.get("optional") else 1
                break
            if same or (start < title["end"] and title["start"] < end):
                found[index] = UNKNOWN
        if found[index] == 0 and twins and ruled[index]:  # perhaps the title in the other language
            found[index] = UNKNOWN
    return found


def _sums(groups: Sequence[Sequence[int]], matrix: Any) -> Any:
    """Give the sums over groups of rows."""
    rows = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    columns = np.array([index for group in groups for index in group], dtype=np.int64)
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(groups), matrix.shape[0])) @ matrix


def _logistic(rows: Any, truth: npt.NDArray[Any], c: float) -> tuple[npt.NDArray[np.float64], float]:
    model = logistic_regression(rows, truth.astype(np.int64), c=c, iterations=400)
    never = len(model.classes) == 1 and not model.classes[0]
    return model.weights[0], float(-model.bias[0] if never else model.bias[0])


def _dense(rows: npt.NDArray[Any], truth: npt.NDArray[Any], c: float) -> DenseLinear:
    """Train on standardized rows, and fold the standardization into the weights."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread = np.where(spread < 1e-6, np.inf, spread)
    weights, bias = _logistic((rows - mean) / spread, truth, c)
    weights = weights / spread
    return DenseLinear(weights[:, None].astype(np.float32), np.array([bias - float(mean @ weights)], dtype=np.float32))


class _Trainer:
    def __init__(self, examples: Sequence[Example], seed: int) -> None:
        self.examples = [item for item in examples if item.page.lines]
        self.folds = np.array(fold_numbers([item.owner for item in self.examples], FOLDS))
        self.random = np.random.default_rng(seed)
        self.sizes = [len(item.page.lines) for item in self.examples]
        self.line_folds = np.repeat(self.folds, self.sizes)
        self.truth = np.concatenate([item.titles for item in self.examples])
        self.known = self.truth != UNKNOWN
        self.open = np.array([item.open for item in self.examples])

    def words(self) -> tuple[HashedLinear, list[Floats]]:
        """Train the scores of words; give them, and each page's scores by models that have not seen it."""
        texts = [text for item in self.examples for text in item.page.texts]
        sizes = [len(item.page.texts) for item in self.examples]
        edges = [int(edge) for edge in np.cumsum([0, *sizes])]
        folds = np.repeat(self.folds, sizes)
        own: list[list[int]] = []
        above: list[list[int]] = []
        below: list[list[int]] = []
        for item, first in zip(self.examples, edges, strict=False):
            over, under = word_rows(item.page)
            own += [[first + place] for place in item.page.places]
            above += [[first + place for place in group] for group in over]
            below += [[first + place for place in group] for group in under]
        pages = [list(range(first, last)) for first, last in pairwise(edges)]
        matrix = word_matrix(texts, BITS)
        shares = sparse.diags(np.concatenate([page_shares(item.page) for item in self.examples]))
        tasks = [
            (_sums(own, matrix), self.truth, self.known, self.line_folds, _WORDS_C),
            (_sums(above, matrix), self.truth, self.known, self.line_folds, _WORDS_C),
            (_sums(below, matrix), self.truth, self.known, self.line_folds, _WORDS_C),
            (_sums(pages, shares @ matrix), self.open, np.ones(len(pages), dtype=bool), self.folds, _PAGE_WORDS_C),
        ]
        weights, columns = [], []
        for rows, truth, known, row_folds, c in tasks:
            weights.append(_logistic(rows[known], truth[known], c)[0])
            column = np.zeros(len(texts), dtype=np.float32)
            for fold in range(FOLDS):
                mine = known & (row_folds != fold)
                column[folds == fold] = matrix[folds == fold] @ _logistic(rows[mine], truth[mine], c)[0]
            columns.append(column)
        scores = np.stack(columns, axis=1)
        # The scores are summed up over texts, and weighed by the next stage: they need no bias.
        model = HashedLinear.quantized(np.array(weights), np.zeros(len(tasks)))
        return model, [scores[first:last] for first, last in pairwise(edges)]

    def _variants(self) -> list[Page]:
        """Give the pages several times with their rules left out at random, line by line, and then as they are."""
        pages = []
        for _ in range(COPIES):
            for item in self.examples:
                page = item.page
                kept = self.random.random((len(page.lines), 1)) >= DROPPED
                whole = self.random.random() >= DROPPED
                pages.append(replace(page, rules=page.rules * kept, whole_rules=page.whole_rules * whole))
        return pages + [item.page for item in self.examples]

    def train(self) -> TitleModel:
        """Train all."""
        words, scores = self.words()
        pages, own = self._variants(), scores * (COPIES + 1)
        rows = [first_rows(page, mine) for page, mine in zip(pages, own, strict=True)]
        lines = _Truth(self.truth, self.known, self.line_folds)
        first, held = lines.train(np.concatenate(rows), _FIRST_C)
        cut = self._cut(held)
        rows = [second_rows(page, row, said) for page, row, said in zip(pages, rows, cut, strict=True)]
        second, held = lines.train(np.concatenate(rows), _SECOND_C)
        cut = self._cut(held)
        whole = _Truth(self.open, np.ones(len(self.open), dtype=bool), self.folds)
        wholes = np.stack([page_row(page, mine, said) for page, mine, said in zip(pages, own, cut, strict=True)])
        last, held_pages = whole.train(wholes, _PAGE_C)

        # Thresholds are fitted with all that the rules say, as it will be.
        plain = [item.page for item in self.examples]
        ruled = np.concatenate([page.rules[:, OPENED] > 0 for page in plain])
        page_of = np.repeat(np.arange(len(plain)), self.sizes)

        def titles_right(chosen: npt.NDArray[Any], truth: npt.NDArray[Any]) -> float:
            counts = [
                np.bincount(page_of[self.known], weights=which, minlength=len(plain)) for which in (chosen, truth)
            ]
            return (_f1(chosen, truth) + float((counts[0] == counts[1]).mean())) / 2

        chances = logistic(held[-len(self.truth) :])[self.known]
        keep, add = _best(chances, ruled[self.known], self.truth[self.known] == 1, titles_right)
        ruled = np.array([page.whole_rules[0] > 0 for page in plain])
        page_keep, page_add = _best(logistic(held_pages[-len(plain) :]), ruled, self.open, _accuracy)
        limits = Thresholds(max(keep, _KEEP), max(add, _KEEP), page_keep, page_add)
        return TitleModel(words, first, second, last, limits)

    def _cut(self, values: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
        """Cut one value a line into one array a page."""
        return np.split(values, np.cumsum(self.sizes * (COPIES + 1))[:-1])


@dataclass(frozen=True)
class _Truth:
    """What is right, whether it is known, and the fold, of each row of one copy."""

    truth: npt.NDArray[Any]
    known: npt.NDArray[np.bool_]
    folds: npt.NDArray[np.int64]

    def train(self, rows: npt.NDArray[Any], c: float) -> tuple[DenseLinear, npt.NDArray[Any]]:
        """Train on the rows of the copies but the last; give the model, and the scores of all by folds."""
        copies = len(rows) // len(self.truth)
        truth, folds = np.tile(self.truth, copies), np.tile(self.folds, copies)
        known = np.tile(self.known, copies)
        known[-len(self.truth) :] = False
        scores = np.zeros(len(rows), dtype=np.float32)
        for fold in range(FOLDS):
            mine = known & (folds != fold)
            scores[folds == fold] = _dense(rows[mine], truth[mine], c).scores(rows[folds == fold])[:, 0]
        return _dense(rows[known], truth[known], c), scores


def _f1(chosen: npt.NDArray[Any], truth: npt.NDArray[Any]) -> float:
    return float(2 * (chosen & truth).sum() / max(1, chosen.sum() + truth.sum()))


def _accuracy(chosen: npt.NDArray[Any], truth: npt.NDArray[Any]) -> float:
    return float((chosen == truth).mean())


def _best(
    chances: npt.NDArray[Any],
    ruled: npt.NDArray[Any],
    truth: npt.NDArray[Any],
    measure: Callable[[npt.NDArray[Any], npt.NDArray[Any]], float],
) -> tuple[float, float]:
    """Give the best thresholds for what the rules found and for what they did not.

    Each is the middle of its near-best values: the best by a hair is chance.
    """
    table = {
        (low, high): measure(chances >= np.where(ruled, low, high), truth)
        for low in _GRID
        for high in _GRID
        if low <= high
    }
    most = max(table.values())
    near = [pair for pair, value in table.items() if value >= most - _NEAR]
    return float(np.mean([low for low, _ in near])), float(np.mean([high for _, high in near]))


def train_titles(examples: Sequence[Example], seed: int = 0) -> TitleModel:
    """Train the model; the same examples and seed give the same arrays."""
    return _Trainer(examples, seed).train()
