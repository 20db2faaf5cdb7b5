"""Claim models: from the readings of a text to the claims that a reader would mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from annotate.learning.claim_reading import ClaimReading
from annotate.learning.claim_rescorer import ClaimRescorer


class LearnedClaim(NamedTuple):
    """A claim to suggest."""

    reading: ClaimReading
    """The claim as the pipeline reads it."""
    chance: float
    """The chance that it is right, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class ClaimModel:
    """What was learned about claims."""

    rescorer: ClaimRescorer
    """What rates the readings."""
    threshold: float
    """Least chance of a claim that is suggested."""

    def suggest(self, readings: Iterable[ClaimReading]) -> list[LearnedClaim]:
        """The claims to suggest, in the order of their readings."""
        rows = list(readings)
        rated = map(LearnedClaim, rows, self.rescorer.chances(rows))
        return [claim for claim in rated if claim.chance >= self.threshold]
