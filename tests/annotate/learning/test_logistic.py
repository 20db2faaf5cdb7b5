"""Logistic regression: what it fits, by hand."""

import numpy as np
import pytest

from annotate.learning.logistic import fit, log_odds, sigmoid


def test_shares_are_fitted_when_the_ridge_is_small() -> None:
    table = np.array([[1.0, 0.0]] * 4 + [[0.0, 1.0]] * 4)
    right = np.array([1, 1, 1, 0, 1, 0, 0, 0], dtype=float)
    chances = sigmoid(fit(table, right, ridge=1e-6))
    assert chances == pytest.approx([0.75, 0.25], abs=1e-3)


def test_an_offset_that_is_right_leaves_nothing_to_learn() -> None:
    table = np.ones((8, 1))
    right = np.array([1, 1, 1, 0] * 2, dtype=float)
    offset = log_odds(np.full(8, 0.75), least=1e-3)
    assert fit(table, right, ridge=1.0, offset=offset) == pytest.approx([0.0], abs=1e-6)


def test_weights_count_like_copies() -> None:
    table = np.array([[1.0], [1.0], [1.0]])
    twice = fit(table, np.array([1.0, 1.0, 0.0]), ridge=1.0)
    weighed = fit(table[1:], np.array([1.0, 0.0]), ridge=1.0, weights=np.array([2.0, 1.0]))
    assert weighed == pytest.approx(twice)


def test_columns_without_a_case_stay_at_nothing() -> None:
    assert fit(np.zeros((0, 2)), np.zeros(0), ridge=1.0) == pytest.approx([0.0, 0.0])
