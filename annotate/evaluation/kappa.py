"""Cohen's kappa for two coders and labels without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def kappa(pairs: Mapping[tuple[str, str], int]) -> float:
    """Compute the agreement of two coders beyond what their own habits would give by chance.

    Args:
        pairs: For each pair of labels, by the first and the second coder, the number of units.

    Returns:
        1 also where both use one and the same label alone, since then nothing can be disagreed on.
    """
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (first_label, second_label), count in pairs.items():
        first[first_label] += count
        second[second_label] += count
    units = first.total()
    by_chance = sum(count * second[label] for label, count in first.items())
    if by_chance == units * units:
        return 1.0
    agreed = sum(
        count for (first_label, second_label), count in pairs.items() if first_label == second_label
    )
    return (units * agreed - by_chance) / (units * units - by_chance)
