"""Lessons: the articles that a person has finished, with everything that can be learned from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.learning.evidence import Evidence

EXPLICIT, BULK = 1.0, 0.5
"""Weights of a decision on one item, and of one on many at once; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A finished article: what is not marked in it is not to be marked."""

    text: str
    """The text."""
    evidence: Evidence
    """What the pipeline read in it."""
    entities: tuple[Entity, ...]
    """The entities that are right, in text order."""
    claims: tuple[Claim, ...] = ()
    """The claims that are right, in text order."""
    weights: Mapping[Entity | Claim, float] = field(default_factory=dict, hash=False)
    """The weights of those that were not accepted one by one."""

    def weight(self, body: Entity | Claim) -> float:
        """The weight of the decision for an entity or a claim."""
        return self.weights.get(body, EXPLICIT)
