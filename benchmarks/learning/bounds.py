"""The bounds that learning has to meet, by number of finished articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

Limits = Mapping[int, float]
"""A limit by number of finished articles; where there is none, nothing is asked."""

_SCORED = (30, 50, 100)
"""Numbers of articles after which scores have to be trustworthy."""


@dataclass(frozen=True, slots=True)
class EntityBounds:
    """What the entities of a corpus have to reach."""

    f1: Limits
    """Least F1 of what is suggested."""
    keys: Limits = field(default_factory=dict)
    """Most keys for each annotation, as a share of those for the first article."""
    calibration_error: Limits = field(default_factory=dict)
    """Largest expected calibration error of the scores."""
    area: Limits = field(default_factory=dict)
    """Least area under the curve of the scores."""
    share_of_analysis: Limits = field(default_factory=dict)
    """Most processor time of learning, gate included, as a share of that which the pipeline takes
    to analyse the same articles. Seconds alone would be a bound for one machine."""

    @property
    def counts(self) -> list[int]:
        """All numbers of articles with a bound."""
        limits = (getattr(self, each.name) for each in fields(self))
        return sorted({count for each in limits for count in each})


OWN_LABELS = EntityBounds(
    f1={5: 74, 10: 75, 20: 77.5, 50: 83, 100: 86},
    keys={20: 0.65, 100: 0.5},
    calibration_error=dict.fromkeys(_SCORED, 0.05),
    area=dict.fromkeys(_SCORED, 0.8),
    share_of_analysis={100: 0.5},
)
"""For labels of one's own, on CoNLL-2003 validation. Half of the analysis is five seconds where the
hundred articles are analysed in ten."""

UNKNOWN_LABEL = EntityBounds(f1={5: 36, 10: 44, 20: 53, 50: 57})
"""For a label that the pipeline does not know, on the sources of PolNeAR dev."""

GENERATED = EntityBounds(f1={5: 80, 10: 90, 20: 95})
"""For generated articles, which are easy."""

BELOW_MAP_AND_NAMES = 0.5
"""Most points of F1 that the gate may let a learner of entities stay below map and names."""

CLAIMS: Mapping[str, Limits] = {
    "reported speech only": {5: 75, 20: 80},
    "quoted only": {10: 76},
}
"""Least F1 with claims for readers who mark fewer than PolNeAR does."""

BELOW_SHIPPED = 0.3
"""Most points of F1 that a learner of claims may stay below the shipped model."""
