"""Re-scoring of claims: what the shipped score gets wrong in the eyes of one reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from annotate.learning.claim_reading import ClaimReading
from annotate.learning.logistic import Floats, fit, log_odds, sigmoid

_RIDGE = 10.0
"""Weight of the squared coefficients; 3 and 30 are no better on PolNeAR dev."""

_LEAST_READINGS = 8
"""Fewest readings with a feature that is learned from; chosen by hand."""

_LEAST_CHANCE = 0.02
"""Least distance of the shipped chance from 0 and from 1; chosen by hand."""

_BIAS = "bias"
_BIAS_VALUE = 3.0
"""Value of the feature that always holds, so that the ridge hardly holds it back; by hand."""


@dataclass(frozen=True, slots=True)
class ClaimRescorer:
    """A logistic regression with the log odds of the shipped score as its offset."""

    coefficients: Mapping[str, float] = field(default_factory=dict)
    """The coefficient of each feature."""

    def chances(self, readings: Sequence[ClaimReading]) -> list[float]:
        """The chance of each reading, from 0 to 1."""
        get = self.coefficients.get
        bias = _BIAS_VALUE * get(_BIAS, 0.0)
        added = [
            bias + sum(get(name, 0.0) for name in set(reading.features)) for reading in readings
        ]
        return [float(chance) for chance in sigmoid(_offsets(readings) + np.array(added))]


def learn_rescorer(
    readings: Sequence[ClaimReading], right: Sequence[bool], weights: Sequence[float]
) -> ClaimRescorer:
    """Learn from readings that were decided.

    Args:
        readings: The readings.
        right: Whether each is a claim in the reader's eyes.
        weights: The weight of each decision.
    """
    counts = Counter(name for reading in readings for name in set(reading.features))
    names = sorted(name for name, count in counts.items() if count >= _LEAST_READINGS)
    column_of = {name: column for column, name in enumerate(names)}
    table: Floats = np.zeros((len(readings), len(names) + 1))
    table[:, -1] = _BIAS_VALUE
    for number, reading in enumerate(readings):
        columns = [column_of[name] for name in reading.features if name in column_of]
        table[number, columns] = 1
    coefficients = fit(
        table,
        np.array(right, dtype=float),
        ridge=_RIDGE,
        offset=_offsets(readings),
        weights=np.array(weights, dtype=float),
    )
    return ClaimRescorer(dict(zip([*names, _BIAS], map(float, coefficients), strict=True)))


def _offsets(readings: Sequence[ClaimReading]) -> Floats:
    return log_odds(np.array([reading.chance for reading in readings]), least=_LEAST_CHANCE)
