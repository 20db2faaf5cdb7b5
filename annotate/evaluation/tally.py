"""Tallies: counts of either side and of what agrees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up over articles and give precision, recall and F1."""

    hits: int = 0
    """Number of predicted ones that are right."""
    gold: int = 0
    """Number of gold ones."""
    predicted: int = 0
    """Number of predicted ones."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits + other.hits, self.gold + other.gold, self.predicted + other.predicted
        )

    def __sub__(self, other: Tally) -> Tally:
        return Tally(
            self.hits - other.hits, self.gold - other.gold, self.predicted - other.predicted
        )

    @property
    def precision(self) -> float:
        """The share of the predicted ones that is right; 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold ones that was found; 0 where there is nothing to be found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.gold + self.predicted
        return 2 * self.hits / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a number of cases."""

    hits: int = 0
    """Number of cases that count."""
    total: int = 0
    """Number of all cases."""

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.total + other.total)

    @property
    def value(self) -> float:
        """The share; 0 where there is no case."""
        return self.hits / self.total if self.total else 0.0
