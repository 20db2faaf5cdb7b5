"""Logistic regression with a ridge and an offset, by Newton's method."""

from __future__ import annotations

import os

# The tables are too small to share among threads, which would spin for longer than they compute.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_MOST_STEPS = 30
"""Most steps of Newton's method; it needs about eight."""

_SMALL = 1e-4
"""Gain in loss below which it stops."""


def fit(
    table: Floats,
    right: Floats,
    *,
    ridge: float,
    offset: Floats | None = None,
    weights: Floats | None = None,
    start: Floats | None = None,
) -> Floats:
    """The coefficients that explain best which rows are right.

    Args:
        table: A row for each case, a column for each feature.
        right: 1 or 0 for each row.
        ridge: Weight of the squared coefficients.
        offset: What is added to each row's sum.
        weights: The weight of each row.
        start: Coefficients to begin with; the nearer to the result, the faster.
    """
    added = np.zeros(len(table)) if offset is None else offset
    heavy = np.ones(len(table)) if weights is None else weights
    coefficients = np.zeros(table.shape[1]) if start is None else start

    def loss(values: Floats) -> float:
        sums = table @ values + added
        return float(heavy @ (np.logaddexp(0, sums) - right * sums) + ridge / 2 * values @ values)

    current = loss(coefficients)
    for _ in range(_MOST_STEPS):
        chance = sigmoid(table @ coefficients + added)
        slope = table.T @ (heavy * (chance - right)) + ridge * coefficients
        curve = (table * (heavy * chance * (1 - chance))[:, None]).T @ table
        step = np.linalg.solve(curve + ridge * np.eye(len(coefficients)), slope)
        size = 1.0
        while (following := loss(coefficients - size * step)) > current and size > _SMALL:
            size /= 2
        if following >= current - _SMALL:
            break
        coefficients, current = coefficients - size * step, following
    return coefficients


def sigmoid(sums: Floats) -> Floats:
    """Chances from log odds."""
    result: Floats = 1 / (1 + np.exp(-np.clip(sums, -500, 500)))
    return result


def log_odds(chances: Floats, *, least: float) -> Floats:
    """Log odds of chances, kept away from 0 and 1."""
    clipped = np.clip(chances, least, 1 - least)
    result: Floats = np.log(clipped / (1 - clipped))
    return result
