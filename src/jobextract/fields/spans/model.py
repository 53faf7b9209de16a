"""The span model, applied: how probable it is that a stretch of a page is a person, an employer, a topic ..."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jobextract.fields.candidate import Candidate
from jobextract.fields.spans.features import Features, Hits, Tokens, features, passages
from jobextract.fields.spans.labels import LABELS, NUMBERS, STATES, Label, allowed, following, may_begin
from jobextract.inference.chain import Posterior, Reals, posterior
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

LONGEST = 30  # tokens of a span
LEAST = 0.05  # probability of a span that is proposed
_AT_ONCE = 512  # tokens whose weights are gathered together: bounds the memory, and stays in the cache
_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block and how probable it is that exactly this stretch is what the label says."""

    label: Label
    block: Block
    start: int  # in block.text
    end: int
    probability: float


class PageSpans:
    """What the model says of a page.

    Args:
        outline: the page's structure.
        tokens: its tokens.
        found: the probabilities of their states.
    """

    def __init__(self, outline: Outline, tokens: Tokens, found: Posterior) -> None:
        self._outline = outline
        self._tokens = tokens
        marginals, onward = found.marginals, found.onward
        self._begin = marginals[:, 1::2]  # (tokens, labels)
        self._within = marginals[:, 1::2] + marginals[:, 2::2]
        self._from_begin = onward[:, 1::2]
        self._from_inner = onward[:, 2::2]
        # Sums of logarithms: the probability to go on over any stretch is one subtraction.
        sums = np.zeros((len(onward) + 1, len(LABELS)))
        np.cumsum(np.log(np.maximum(self._from_inner, 1e-30)), axis=0, out=sums[1:])
        self._going = sums

    def probability(self, label: str, block: Block, start: int, end: int) -> float:
        """Give the probability that exactly this stretch of a block has the label; 0 where nothing was read."""
        first, last = self._range(block, start, end)
        if last <= first:
            return 0.0
        return float(self._exact(NUMBERS[label], np.array([first]), np.array([last]))[0])

    def overlap(self, label: str, block: Block, start: int, end: int) -> float:
        """Give the greatest probability of a token in the stretch to be in a span with the label.

        No span that overlaps the stretch has a greater probability.
        """
        first, last = self._range(block, start, end)
        return float(self._within[first:last, NUMBERS[label]].max()) if last > first else 0.0

    def inside(self, label: str, block: Block, start: int, end: int) -> float:
        """Give the mean probability of the stretch's tokens to be in a span with the label."""
        first, last = self._range(block, start, end)
        return float(self._within[first:last, NUMBERS[label]].mean()) if last > first else 0.0

    def of_stretches(self, labels: npt.NDArray[np.int64], stretches: Sequence[tuple[Block, int, int]]) -> Reals:
        """Give what the model says of stretches of blocks, a row a stretch.

        Args:
            labels: the number of the label that is asked about, one a stretch.
            stretches: block, start and end.

        Returns:
            What `probability` and `inside` say with the label, and `overlap` with each label.
        """
        bases = self._tokens.block_starts.take([block.index for block, _, _ in stretches])
        starts, ends = np.array([(start, end) for _, start, end in stretches], dtype=np.int64).T
        first, last = self._tokens.covered(bases + starts, bases + ends)
        found = np.zeros((len(stretches), 2 + len(LABELS)))
        read = np.flatnonzero(last > first)
        if len(read):
            labels, first, last = labels[read], first[read], last[read]
            edges = np.stack([first, last], axis=1).ravel()
            within = np.concatenate([self._within, np.zeros((1, len(LABELS)))])  # so that an edge may be the end
            means = np.add.reduceat(within, edges, axis=0)[::2][np.arange(len(read)), labels] / (last - first)
            found[read, 0] = self._exact(labels, first, last)
            found[read, 1] = means
            found[read, 2:] = np.maximum.reduceat(within, edges, axis=0)[::2]
        return found

    def spans(self, label: str | None = None, least: float = LEAST) -> list[Span]:
        """Give the most probable spans of a label (or of all), of which none overlaps another of its label.

        Args:
            label: which spans; all where it is None.
            least: smallest probability.
        """
        found: list[Span] = []
        for name in LABELS if label is None else (label,):
            found += self._of_label(NUMBERS[name], least)
        return sorted(found, key=lambda span: (span.block.index, span.start, span.end, span.label))

    def _range(self, block: Block, start: int, end: int) -> tuple[int, int]:
        base = int(self._tokens.block_starts[block.index])
        first, last = self._tokens.covered(np.array([base + start]), np.array([base + end]))
        return int(first[0]), int(last[0])

    def _exact(
        self, label: int | npt.NDArray[np.int64], first: npt.NDArray[Any], last: npt.NDArray[Any]
    ) -> npt.NDArray[np.float64]:
        """Give the probabilities of spans of tokens, each of one token or more."""
        longer = last - first > 1
        start = self._begin[first, label]
        begun = np.where(longer, self._from_begin[first, label], 1.0)
        inner = np.exp(self._going[np.maximum(last - 1, first), label] - self._going[first + longer, label])
        onward = np.where(longer, self._from_inner[last - 1, label], self._from_begin[last - 1, label])
        found: npt.NDArray[np.float64] = start * begun * np.where(longer, inner, 1.0) * (1.0 - onward)
        return found

    def _of_label(self, label: int, least: float) -> Iterator[Span]:
        starts = np.flatnonzero(self._begin[:, label] >= least)
        if not len(starts):
            return
        first = np.repeat(starts, LONGEST)
        last = first + np.tile(np.arange(1, LONGEST + 1), len(starts))
        fits = last <= len(self._begin)
        first, last = first[fits], last[fits]
        probabilities = self._exact(label, first, last)
        good = probabilities >= least
        first, last, probabilities = first[good], last[good], probabilities[good]
        taken: set[int] = set()
        for index in np.lexsort((last, first, -probabilities)).tolist():
            begin, end = int(first[index]), int(last[index])
            if taken.isdisjoint(range(begin, end)):
                taken.update(range(begin, end))
                yield self._span(label, begin, end, float(probabilities[index]))

    def _span(self, label: int, first: int, last: int, probability: float) -> Span:
        start, end = int(self._tokens.starts[first]), int(self._tokens.ends[last - 1])
        index = int(np.searchsorted(self._tokens.block_starts, start, side="right")) - 1
        base = int(self._tokens.block_starts[index])
        block = self._outline.document.blocks[index]
        return Span(LABELS[label], block, start - base, end - base, min(1.0, probability))


class SpanModel:
    """A linear-chain model over hashed features.

    Args:
        arrays: as training gives them.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self._arrays = arrays
        self.bits = int(arrays["bits"])
        rows = arrays["rows"].astype(np.int64)
        # A feature that training never met has row 0, without weight: unseen words do not borrow the weights of others.
        self._row_of = np.zeros(1 << self.bits, dtype=np.int32)
        self._row_of[rows] = np.arange(1, len(rows) + 1)
        # Two bytes a weight, so that a token's are summed without a change of type; 16 columns are fetched fastest.
        self._weights = np.zeros((len(rows) + 1, _COLUMNS), dtype=np.int16)
        self._weights[1:, :STATES] = arrays["weights"]
        self._scale = arrays["scale"].astype(np.float32)
        self._hits = arrays["hits"].astype(np.float32)
        self._bias = arrays["bias"].astype(np.float32)
        self._transitions = np.exp(arrays["transitions"].astype(np.float64)) * allowed()
        self._first = np.exp(arrays["first"].astype(np.float64)) * may_begin()
        self._following = following()

    def arrays(self) -> Mapping[str, npt.NDArray[Any]]:
        """Give the arrays to keep."""
        return self._arrays

    def read(self, outline: Outline, candidates: Iterable[Candidate]) -> PageSpans:
        """Read a page.

        Args:
            outline: its structure.
            candidates: of the rules, of all fields.
        """
        candidates = list(candidates)
        tokens: list[Tokens] = []
        found: list[Posterior] = []
        for sentences in passages(outline):
            page = features(outline, candidates, self.bits, sentences)
            tokens.append(page.tokens)
            lengths = page.tokens.lengths
            found.append(posterior(self.scores(page), lengths, self._transitions, self._first, self._following))
        return PageSpans(outline, Tokens.joined(tokens), Posterior.joined(found))

    def scores(self, page: Features) -> npt.NDArray[np.float32]:
        """Give the emissions, (tokens, states)."""
        count = len(page.tokens.starts)
        found = np.empty((count, STATES), dtype=np.float32)
        for start in range(0, count, _AT_ONCE):
            rows = self._row_of.take(page.words[:, start : start + _AT_ONCE])
            taken = self._weights.take(rows, axis=0)  # many times faster than an index in brackets
            summed = np.add.reduce(taken, axis=0, dtype=np.int16)  # some 40 numbers of 8 bits
            np.multiply(summed[:, :STATES], self._scale, out=found[start : start + _AT_ONCE])
        if count:
            found += np.repeat(self._shared(page), page.tokens.lengths, axis=0)
            self._add_hits(found, page.hits)
        return found

    def _shared(self, page: Features) -> npt.NDArray[np.float32]:
        """Give what the sentences add, (sentences, states)."""
        owners = page.context_owners
        first = np.append(0, np.flatnonzero(owners[1:] != owners[:-1]) + 1)  # every sentence has some
        rows = self._weights.take(self._row_of.take(page.contexts), axis=0)
        summed = np.add.reduceat(rows, first, axis=0, dtype=np.int32)[:, :STATES]
        found: npt.NDArray[np.float32] = summed * self._scale + self._bias
        return found

    def _add_hits(self, found: npt.NDArray[np.float32], hits: Hits) -> None:
        if not len(hits.tokens):
            return
        order = np.argsort(hits.tokens, kind="stable")
        tokens = hits.tokens.take(order)
        first = np.append(0, np.flatnonzero(tokens[1:] != tokens[:-1]) + 1)
        found[tokens[first]] += np.add.reduceat(self._hits.take(hits.ids.take(order), axis=0), first, axis=0)
