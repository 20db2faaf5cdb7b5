"""Fleiss' kappa: the agreement of any number of coders on units, beyond chance."""

from __future__ import annotations

from collections.abc import Mapping

from annotate.evaluation.value_counts import Values, unit_counts, value_totals


def fleiss(units: Mapping[Values, int]) -> float:
    """Compute Fleiss' kappa (1971): 1 is full agreement, 0 that of chance.

    Chance is that of the values' shares over all coders. Units may have come to different numbers
    of coders: each counts as one in the agreement, and each of its values as one in the shares.
    Those with fewer than two values count for nothing.

    Args:
        units: For each group of values that one unit has, one from each coder who has seen it, the
            number of such units.

    Returns:
        1 also where there is only one value, since then nothing can be disagreed on.
    """
    counted = unit_counts(units)
    totals = value_totals(counted)
    agreed, unit_count = 0.0, 0
    for counts, number in counted:
        size = counts.total()
        agreeing_pairs = sum(count * (count - 1) for count in counts.values())
        agreed += number * agreeing_pairs / (size * (size - 1))
        unit_count += number
    value_count = totals.total()
    if len(totals) < 2:  # noqa: PLR2004 - two values differ
        return 1.0
    by_chance = sum((count / value_count) ** 2 for count in totals.values())
    return (agreed / unit_count - by_chance) / (1 - by_chance)
