"""Numbers as features that hold or do not hold: one for each step that a number reaches."""

from __future__ import annotations

from bisect import bisect_right


class Steps:
    """Rising limits; the names for each combination of name and number are made once."""

    def __init__(self, *limits: float) -> None:
        self._limits = limits
        self._features: dict[str, list[tuple[str, ...]]] = {}

    def names_for(self, name: str, value: float) -> tuple[str, ...]:
        """The names of the features for each limit that a value reaches: `gap>=1`, `gap>=2`."""
        by_count = self._features.get(name)
        if by_count is None:
            all_features = tuple(f"{name}>={limit}" for limit in self._limits)
            by_count = [all_features[:count] for count in range(len(all_features) + 1)]
            self._features[name] = by_count
        return by_count[bisect_right(self._limits, value)]
