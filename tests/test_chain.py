"""Chains: what the passes say is what counting all labellings says."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobextract.inference.chain import posterior, run, weights, windows

STATES = 3
FOLLOWING = np.array([0, 2, 2])
reals = st.floats(-4, 4, allow_nan=False)


def tables(*shape: int) -> st.SearchStrategy[Any]:
    size = int(np.prod(shape))
    return st.lists(reals, min_size=size, max_size=size).map(lambda values: np.array(values).reshape(shape))


def brute_force(scores: Any, transitions: Any, first: Any) -> tuple[Any, Any]:
    marginals = np.zeros(scores.shape)
    together = np.zeros((len(scores), STATES))
    for path in product(range(STATES), repeat=len(scores)):
        weight = first[path[0]] * np.exp(sum(scores[t, s] for t, s in enumerate(path)))
        weight *= np.prod([transitions[a, b] for a, b in pairwise(path)])
        for t, state in enumerate(path):
            marginals[t, state] += weight
            if t + 1 < len(path) and path[t + 1] == FOLLOWING[state]:
                together[t, state] += weight
    return marginals / marginals.sum(axis=1, keepdims=True), together / marginals


@settings(max_examples=40, deadline=None)
@given(tables(7, STATES), tables(STATES, STATES), st.permutations([1, 2, 4]))
def test_probabilities_are_those_of_all_labellings_counted(scores: Any, moves: Any, lengths: list[int]) -> None:
    transitions, first = np.exp(moves), np.array([1.0, 1.0, 0.5])
    found = posterior(scores, np.array(lengths), transitions, first, FOLLOWING)
    start = 0
    for length in lengths:
        marginals, onward = brute_force(scores[start : start + length], transitions, first)
        np.testing.assert_allclose(found.marginals[start : start + length], marginals, atol=1e-9)
        np.testing.assert_allclose(found.onward[start : start + length], onward, atol=1e-9)
        start += length


def test_a_transition_without_weight_is_never_taken() -> None:
    transitions = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
    scores = np.array([[9.0, 0.0, 0.0], [0.0, 0.0, 9.0]])
    found = posterior(scores, np.array([2]), transitions, np.array([1.0, 0.0, 0.0]), FOLLOWING)
    assert found.marginals[1, 2] == 0


@given(st.lists(st.integers(1, 200), min_size=1, max_size=8), st.integers(17, 64))
def test_windows_keep_each_token_once_and_in_order(lengths: list[int], size: int) -> None:
    places, parts, kept = windows(np.array(lengths), size, 8)
    assert places[kept].tolist() == list(range(sum(lengths)))
    assert parts.sum() == len(places)
    assert parts.max() <= size


def test_a_long_sequence_in_windows_says_what_it_says_as_a_whole() -> None:
    random = np.random.default_rng(1)
    scores, transitions = random.normal(size=(300, STATES)), np.exp(random.normal(size=(STATES, STATES)))
    first = np.ones(STATES)
    whole = run(weights(scores), np.array([300]), transitions, first)
    expected = whole.forward * whole.after
    expected /= expected.sum(axis=1, keepdims=True)
    found = posterior(scores, np.array([300]), transitions, first, FOLLOWING)
    np.testing.assert_allclose(found.marginals, expected, atol=1e-3)


@pytest.mark.parametrize("scale", [1.0, 1e3, 1e6])
def test_scores_of_any_size_give_probabilities(scale: float) -> None:
    scores = np.random.default_rng(2).normal(size=(400, STATES)) * scale
    found = posterior(scores, np.array([150, 250]), np.ones((STATES, STATES)), np.ones(STATES), FOLLOWING)
    np.testing.assert_allclose(found.marginals.sum(axis=1), 1.0)
    assert (found.onward >= 0).all()
    assert (found.onward <= 1 + 1e-9).all()


def test_no_tokens_give_nothing() -> None:
    empty = np.zeros(0, dtype=np.int64)
    found = posterior(np.zeros((0, STATES)), empty, np.ones((STATES, STATES)), np.ones(STATES), FOLLOWING)
    assert found.marginals.shape == (0, STATES)
