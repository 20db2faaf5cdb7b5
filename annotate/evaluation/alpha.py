"""Krippendorff's alpha for two coders and labels without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def alpha(pairs: Mapping[tuple[str, str], int]) -> float:
    """Compute the agreement of two coders beyond chance: 1 is full agreement, 0 that of chance.

    Args:
        pairs: For each pair of labels, by the first and the second coder, the number of units.

    Returns:
        1 also where there is only one label, since then nothing can be disagreed on.
    """
    totals: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        totals[first] += count
        totals[second] += count
    value_count = totals.total()
    chance_disagreement = value_count * value_count - sum(
        count * count for count in totals.values()
    )
    if not chance_disagreement:
        return 1.0
    observed = 2 * sum(count for (first, second), count in pairs.items() if first != second)
    return 1 - (value_count - 1) * observed / chance_disagreement
