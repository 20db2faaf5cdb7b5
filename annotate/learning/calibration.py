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


class DecidedCandidates:
    """Candidates that were decided, as a table to learn from.

    Args:
        rows: What speaks for or against each.
        right: Whether each is right.
    """

    def __init__(self, rows: Sequence[Cells], right: Sequence[bool]) -> None:
        self._names = sorted({name for row in rows for name in row})
        column_of = {name: column for column, name in enumerate(self._names)}
        self._table: Floats = np.zeros((len(rows), len(self._names)))
        for cells, row in zip(rows, self._table, strict=True):
            row[[column_of[name] for name in cells]] = list(cells.values())
        self._right = np.array(right, dtype=float)
        self._coefficients = fit(self._table, self._right, ridge=_RIDGE)

    def calibrator(self) -> Calibrator:
        """What all of them teach."""
        return Calibrator(dict(zip(self._names, map(float, self._coefficients), strict=True)))

    def unseen_chances(self, parts: Sequence[int]) -> list[float]:
        """The chance of each by what the candidates of the other parts teach.

        Args:
            parts: The number of each candidate's part.
        """
        numbers, chances = np.array(parts, dtype=int), np.zeros(len(parts))
        for part in set(parts):
            is_tried = numbers == part
            coefficients = fit(
                self._table[~is_tried],
                self._right[~is_tried],
                ridge=_RIDGE,
                start=self._coefficients,
            )
            chances[is_tried] = sigmoid(self._table[is_tried] @ coefficients)
        return [float(chance) for chance in chances]
