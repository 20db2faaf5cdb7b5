"""Calibration of a suggester: its chance to be right, by what became of earlier suggestions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.suggestion import Suggestion

LEAST_DECIDED = 20
"""Decided suggestions below which nothing is measured; chosen by hand."""
_LEAST_CHANCE = 0.01
"""Least distance of a score from 0 and from 1, so that its log odds stay finite; chosen by hand."""
_DIGITS = 2
"""Decimal places of a chance, as those of the pipeline have."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over label and score; without coefficients, scores stay as they are."""

    coefficients: Mapping[str, float] = field(default_factory=dict)
    """The coefficient of each feature."""

    def applied(self, suggestion: Suggestion) -> Suggestion:
        """A suggestion with the chance that it is right in the place of its score."""
        if not self.coefficients:
            return suggestion
        cells = _cells(suggestion)
        total = sum(self.coefficients.get(name, 0.0) * value for name, value in cells.items())
        return replace(suggestion, score=round(1 / (1 + math.exp(-total)), _DIGITS))


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What a person made of the suggestions of a suggester, in articles that are finished."""

    suggestions: Sequence[Suggestion] = ()
    """The suggestions, with their own scores."""
    right: Sequence[bool] = ()
    """Whether each was accepted as it was."""

    @property
    def precision(self) -> float | None:
        """The share that was right, from 0 to 1; None where too few were decided to tell."""
        count = len(self.right)
        return sum(self.right) / count if count >= LEAST_DECIDED else None

    def calibration(self) -> Calibration:
        """The calibration that they teach; one without coefficients where too few were decided."""
        if len(self.right) < LEAST_DECIDED:
            return Calibration()
        from annotate.learning.calibration import DecidedCandidates  # numpy is slow to import

        table = DecidedCandidates(list(map(_cells, self.suggestions)), self.right)
        return Calibration(table.calibrator().coefficients)

    def words(self) -> str:
        """The number of those that were right, in words: `3 of 40 were right`."""
        return f"{sum(self.right)} of {len(self.right)} were right"


def _cells(suggestion: Suggestion) -> dict[str, float]:
    """The features of a suggestion, with their values."""
    cells = {"any": 1.0, f"label {suggestion.body.label}": 1.0}
    if suggestion.score is None:
        return cells
    score = min(1 - _LEAST_CHANCE, max(_LEAST_CHANCE, suggestion.score))
    return cells | {"scored": 1.0, "score": math.log(score / (1 - score))}
