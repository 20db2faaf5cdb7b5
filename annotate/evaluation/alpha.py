"""Krippendorff's alpha for two coders and labels without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def alpha(pairs: Mapping[tuple[str, str], int]) -> float:
    """How far two coders agree beyond chance: 1 wholly, 0 as chance would.

    Args:
        pairs: How many units the first coder gave one label and the second another.

    Returns:
        1 also where there is only one label, since then nothing can be disagreed on.
    """
    totals: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        totals[first] += count
        totals[second] += count
    values = totals.total()
    by_chance = values * values - sum(count * count for count in totals.values())
    if not by_chance:
        return 1.0
    observed = 2 * sum(count for (first, second), count in pairs.items() if first != second)
    return 1 - (values - 1) * observed / by_chance
