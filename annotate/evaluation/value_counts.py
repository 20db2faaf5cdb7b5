"""Values that several coders have given to units, counted for the coefficients of agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

Values = TypeVar("Values", bound=tuple[str, ...])
"""The values of one unit, one from each coder who has seen it."""

_LEAST_VALUES = 2
"""Values of a unit below which there is nothing to compare: a pair."""

UnitCounts = list[tuple[Counter[str], int]]
"""For each group of values how often each is in it, and the number of units that have it."""


def unit_counts(units: Mapping[Values, int]) -> UnitCounts:
    """Count the values of units; those with fewer than two values are left out.

    Args:
        units: For each group of values that one unit has, one from each coder who has seen it, the
            number of such units.
    """
    return [
        (Counter(values), number)
        for values, number in units.items()
        if len(values) >= _LEAST_VALUES
    ]


def value_totals(units: UnitCounts) -> Counter[str]:
    """Count how often each value was given over all units."""
    totals: Counter[str] = Counter()
    for counts, number in units:
        for value, count in counts.items():
            totals[value] += count * number
    return totals
