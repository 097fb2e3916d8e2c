"""Boosted trees as arrays give the same result as walking each tree node by node."""

import numpy as np
import pytest

from audit.models.forest import Forest

TREES, DEPTH, TRAITS = 5, 4, 7


def walked(row, trait, threshold, value):
    """Compute log-odds and weights of one row by walking."""
    odds, weights = 0.0, np.zeros(TRAITS)
    for t in range(TREES):
        node = 0
        while node < 2**DEPTH - 1:
            below = 2 * node + 1 + (row[trait[t, node]] > threshold[t, node])
            weights[trait[t, node]] += value[t, below] - value[t, node]
            node = below
        odds += value[t, node]
    return odds, weights


def test_a_forest_answers_as_its_trees_do():
    """Odds are the sum of the leaves, weights the contribution of each step on the path."""
    some = np.random.default_rng(7)
    inner = 2**DEPTH - 1
    trait, threshold = some.integers(0, TRAITS, (TREES, inner)), some.random((TREES, inner))
    value, x = some.random((TREES, 2 * inner + 1)), some.random((9, TRAITS))
    forest = Forest.of(trait, threshold, value, 0.3)
    for row, odds, weights in zip(x, forest.odds(x), forest.weights(x), strict=True):
        wanted, steps = walked(row, trait, threshold, value)
        assert odds == pytest.approx(wanted + 0.3)
        assert weights == pytest.approx(steps)
