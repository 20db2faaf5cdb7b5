"""Label counts: how much of a word or a name was marked with each label in finished articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key")

UNMARKED = ""
"""Stands for the label of what nobody marked."""


def summed(rows: Iterable[tuple[Key, str, float]]) -> dict[Key, dict[str, float]]:
    """For each key the sum of its weights by label."""
    totals: dict[Key, dict[str, float]] = {}
    for key, label, weight in rows:
        total = totals.setdefault(key, {})
        total[label] = total.get(label, 0.0) + weight
    return totals


def joined_counts(
    counts: Iterable[Mapping[Key, Mapping[str, float]]],
) -> dict[Key, dict[str, float]]:
    """The counts of some articles as one."""
    return summed(
        (key, label, weight)
        for of_article in counts
        for key, by_label in of_article.items()
        for label, weight in by_label.items()
    )


def remaining(counts: Mapping[str, float], without: Mapping[str, float]) -> dict[str, float]:
    """The weights by label without some that were counted among them."""
    return {label: weight - without.get(label, 0.0) for label, weight in counts.items()}
