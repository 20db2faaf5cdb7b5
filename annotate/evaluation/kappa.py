"""Cohen's kappa for two coders and labels without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def kappa(pairs: Mapping[tuple[str, str], int]) -> float:
    """How far two coders agree beyond what their own habits would give by chance.

    Args:
        pairs: How many units the first coder gave one label and the second another.

    Returns:
        1 also where both use one and the same label alone, since then nothing can be disagreed on.
    """
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    units = first.total()
    by_chance = sum(count * second[label] for label, count in first.items())
    if by_chance == units * units:
        return 1.0
    agreed = sum(count for (one, other), count in pairs.items() if one == other)
    return (units * agreed - by_chance) / (units * units - by_chance)
