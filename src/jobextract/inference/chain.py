"""Linear-chain models: for each token of many sequences, how probable its states are, and that a span goes on.

A chain (a conditional random field, Lafferty, McCallum and Pereira 2001) weighs the states of a sequence by emissions,
one a token and state, and transitions between neighbours. Given the tokens, its states form a Markov chain: what the
forward and backward passes (Rabiner 1989) leave at a token is all that probabilities of longer stretches need.
Sequences run side by side, and the passes both at once; long sequences are cut into windows that overlap, so that
memory and time grow with the number of tokens alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Reals: TypeAlias = npt.NDArray[np.float64]
Indices: TypeAlias = npt.NDArray[np.int64]

WINDOW = 48  # tokens of a sequence that are looked at together
MARGIN = 8  # tokens at a window's inner edges that serve as context only: what is farther away hardly matters
_RESCALED = 8  # steps after which a pass is scaled, long before doubles underflow
_LEAST = -30.0  # log weight relative to a token's best state; keeps products of `_RESCALED` steps above zero


@dataclass(frozen=True)
class Posterior:
    """What a chain says of tokens laid end to end.

    Attributes:
        marginals: probability of each state, (tokens, states).
        onward: probability that the state after a token is the one that goes on from a state, given that state,
            (tokens, states); 0 at a sequence's end.
    """

    marginals: Reals
    onward: Reals

    @classmethod
    def joined(cls, parts: Sequence[Posterior]) -> Posterior:
        """Give what was found of several runs of tokens as one."""
        if len(parts) == 1:
            return parts[0]
        return cls(np.concatenate([p.marginals for p in parts]), np.concatenate([p.onward for p in parts]))


@dataclass(frozen=True)
class Passes:
    """Forward and backward passes over tokens laid end to end; each row on a scale of its own.

    Attributes:
        forward: forward weights with the token's own emission, (tokens, states).
        after: backward weights without the token's own emission.
        backward: the same with it.
    """

    forward: Reals
    after: Reals
    backward: Reals

    @property
    def marginals(self) -> Reals:
        """The probability of each token's states."""
        shares = self.forward * self.after
        shares /= shares.sum(axis=1, keepdims=True)
        return shares


def run(emissions: Reals, lengths: Indices, transitions: Reals, first: Reals) -> Passes:
    """Run both passes.

    Args:
        emissions: weights (no logarithms) of tokens laid end to end, (tokens, states); one for the best state.
        lengths: tokens of each sequence, each at least 1.
        transitions: weights from state (row) to state.
        first: weights of a sequence's first state.
    """
    states = emissions.shape[1]
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")
    lengths, starts = lengths[order], starts[order]
    longest = int(lengths[0])
    alive = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()  # sequences longer than a step
    steps = np.arange(longest)[:, None]
    inside = steps < lengths
    # Both passes begin at step 0: the backward pass at the last token. Past a sequence's end stands any token.
    places = np.stack([steps + starts, starts + lengths - 1 - steps], axis=1)
    np.minimum(places, len(emissions) - 1, out=places)
    np.maximum(places, 0, out=places)
    own = emissions.take(places, axis=0)  # (steps, passes, sequences, states)
    plain = np.empty_like(own)
    moves = np.stack([transitions, transitions.T])
    plain[0] = np.stack([first, np.ones(states)])[:, None]
    own[0] *= plain[0]
    for step in range(1, longest):
        live = alive[step]
        came, goes = plain[step, :, :live], own[step, :, :live]
        np.matmul(own[step - 1, :, :live], moves, out=came)
        if step % _RESCALED == 0:
            came /= came.max(axis=2, keepdims=True)
        goes *= came
    back = np.empty(len(emissions), dtype=np.int64)
    back[places[:, 1][inside]] = np.flatnonzero(inside)
    ahead = np.empty(len(emissions), dtype=np.int64)
    ahead[places[:, 0][inside]] = np.flatnonzero(inside)
    count = len(lengths)
    # The flat index of (step, way, sequence) from that of (step, sequence).
    ahead += ahead // count * count
    back += back // count * count + count
    own, plain = own.reshape(-1, states), plain.reshape(-1, states)
    return Passes(own.take(ahead, axis=0), plain.take(back, axis=0), own.take(back, axis=0))


def weights(scores: npt.NDArray[Any]) -> Reals:
    """Give emission weights from scores (logarithms): one for the best state of each token."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    found: Reals = np.exp(np.maximum(shifted, _LEAST).astype(np.float64))
    return found


def posterior(
    scores: npt.NDArray[Any], lengths: Indices, transitions: Reals, first: Reals, following: Indices
) -> Posterior:
    """Give the probabilities of states.

    Args:
        scores: emissions (logarithms) of tokens laid end to end, (tokens, states).
        lengths: tokens of each sequence, each at least 1.
        transitions: weights (no logarithms) from state (row) to state.
        first: weights of a sequence's first state.
        following: for each state, the state whose probability to come next is wanted.
    """
    if not len(scores):
        return Posterior(np.zeros(scores.shape), np.zeros(scores.shape))
    places, parts, kept = windows(lengths)
    passes = run(weights(scores).take(places, axis=0), parts, transitions, first)
    shares = passes.marginals
    states = np.arange(scores.shape[1])
    onward = np.zeros(shares.shape)
    ahead = passes.backward[1:]
    reached = ahead @ transitions.T  # `after` of the tokens before, on the scale of `ahead`
    going = transitions[states, following] * ahead.take(following, axis=1)
    onward[:-1] = np.divide(going, reached, out=np.zeros_like(going), where=reached > 0)
    onward[np.cumsum(parts) - 1] = 0.0
    return Posterior(shares.take(kept, axis=0), onward.take(kept, axis=0))


def windows(lengths: Indices, size: int = WINDOW, margin: int = MARGIN) -> tuple[Indices, Indices, Indices]:
    """Cut sequences into overlapping windows.

    Returns:
        The place of each token of the windows in the sequences laid end to end, the lengths of the windows, and which
        tokens of the windows to keep so that each token of the sequences is kept once, in order.
    """
    total = int(lengths.sum())
    if not len(lengths) or lengths.max() <= size:
        everything = np.arange(total)
        return everything, lengths, everything
    core = size - 2 * margin
    counts = np.where(lengths <= size, 1, -(-lengths // core))
    owner = np.repeat(np.arange(len(lengths)), counts)
    starts = np.cumsum(lengths) - lengths
    number = np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner]
    cut = counts[owner] > 1
    core_first = np.where(cut, number * core, 0)
    core_last = np.where(cut, np.minimum(core_first + core, lengths[owner]), lengths[owner])
    first = np.maximum(core_first - margin, 0)
    last = np.minimum(np.where(cut, core_last + margin, core_last), lengths[owner])
    parts = last - first
    edges = np.cumsum(parts) - parts
    window = np.repeat(np.arange(len(parts)), parts)
    inner = np.arange(int(parts.sum())) - edges[window] + first[window]  # position in the sequence
    kept = np.flatnonzero((inner >= core_first[window]) & (inner < core_last[window]))
    return inner + starts[owner[window]], parts, kept
