"""Outcomes: the trials of a fault, counted by effect."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcomes:
    """Counts over the trials of one fault."""

    trials: int = 0
    acknowledged: int = 0
    """Steps that were said to be on disk before the fault."""
    lost: int = 0
    """Trials after which an acknowledged step was not there."""
    damaged: int = 0
    """Trials after which the file could not be read."""

    def __add__(self, other: Outcomes) -> Outcomes:
        return Outcomes(
            self.trials + other.trials,
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.damaged + other.damaged,
        )

    @property
    def is_clean(self) -> bool:
        return self.trials > 0 and self.acknowledged > 0 and not self.lost and not self.damaged
