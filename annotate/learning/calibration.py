"""Calibration: the chance that a candidate is right, learned from candidates that were decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from annotate.learning.logistic import Floats, fit, sigmoid

_RIDGE = 3.0
"""Weight of the squared coefficients. With 1, scores are off by more after 5 to 20 articles of
CoNLL; with 10, F1 falls by half a point after 5."""

Cells = Mapping[str, float]
"""What speaks for or against a candidate: the value of each feature that it has."""


@dataclass(frozen=True, slots=True)
class Calibrator:
    """A logistic regression over named features."""

    coefficients: Mapping[str, float] = field(default_factory=dict)
    """The coefficient of each feature."""

    def chances(self, rows: Sequence[Cells]) -> list[float]:
        """The chance, from 0 to 1, that each row is right."""
        coefficients = self.coefficients
        sums = [sum(coefficients.get(name, 0.0) * row[name] for name in row) for row in rows]
        return [float(chance) for chance in sigmoid(np.array(sums, dtype=float))]


def learn_calibrator(rows: Sequence[Cells], right: Sequence[bool]) -> Calibrator:
    """Learn from candidates that were decided."""
    names = sorted({name for row in rows for name in row})
    column_of = {name: column for column, name in enumerate(names)}
    table: Floats = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            table[number, column_of[name]] = value
    coefficients = fit(table, np.array(right, dtype=float), ridge=_RIDGE)
    return Calibrator(dict(zip(names, map(float, coefficients), strict=True)))
