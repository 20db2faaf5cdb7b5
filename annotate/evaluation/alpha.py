"""Krippendorff's alpha for any number of coders and values without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

_Values = TypeVar("_Values", bound=tuple[str, ...])


def alpha(units: Mapping[_Values, int]) -> float:
    """Compute the agreement of coders beyond chance: 1 is full agreement, 0 that of chance.

    Units may differ in the number of their values, as where not everybody has read everything;
    those with fewer than two cannot be compared and count for nothing.

    Args:
        units: For each group of values that one unit has, one from each coder who has seen it, the
            number of such units.

    Returns:
        1 also where there is only one value, since then nothing can be disagreed on.
    """
    totals: Counter[str] = Counter()
    observed = 0.0
    for values, count in units.items():
        if len(values) < 2:  # noqa: PLR2004 - a pair
            continue
        sizes = Counter(values)
        for value, size in sizes.items():
            totals[value] += size * count
        differing = len(values) ** 2 - sum(size * size for size in sizes.values())
        observed += count * differing / (len(values) - 1)
    value_count = totals.total()
    chance_disagreement = value_count * value_count - sum(
        count * count for count in totals.values()
    )
    if not chance_disagreement:
        return 1.0
    return 1 - (value_count - 1) * observed / chance_disagreement
