"""Krippendorff's alpha for any number of coders and values without an order."""

from __future__ import annotations

from collections.abc import Mapping

from annotate.evaluation.value_counts import Values, unit_counts, value_totals


def alpha(units: Mapping[Values, int]) -> float:
    """Compute the agreement of coders beyond chance: 1 is full agreement, 0 that of chance.

    Units may differ in the number of their values, as where not everybody has read everything;
    those with fewer than two cannot be compared and count for nothing.

    Args:
        units: For each group of values that one unit has, one from each coder who has seen it, the
            number of such units.

    Returns:
        1 also where there is only one value, since then nothing can be disagreed on.
    """
    counted = unit_counts(units)
    totals = value_totals(counted)
    observed = 0.0
    for counts, number in counted:
        size = counts.total()
        differing_pairs = size**2 - sum(count * count for count in counts.values())
        observed += number * differing_pairs / (size - 1)
    value_count = totals.total()
    chance_disagreement = value_count * value_count - sum(
        count * count for count in totals.values()
    )
    if not chance_disagreement:
        return 1.0
    return 1 - (value_count - 1) * observed / chance_disagreement
