"""The bounds that learning has to meet, by number of finished articles."""

from __future__ import annotations

from collections.abc import Mapping

OWN_LABELS: Mapping[int, float] = {5: 74, 10: 75, 20: 77.5, 50: 83, 100: 86}
"""Least F1 with labels of one's own, on CoNLL-2003 validation."""

UNKNOWN_LABEL: Mapping[int, float] = {5: 36, 10: 44, 20: 53, 50: 57}
"""Least F1 with a label that the pipeline does not know, on the sources of PolNeAR dev."""

GENERATED: Mapping[int, float] = {5: 80, 10: 90, 20: 95}
"""Least F1 on generated articles, which are easy."""

CLAIMS: Mapping[str, Mapping[int, float]] = {
    "reported speech only": {5: 75, 20: 80},
    "quoted only": {10: 76},
}
"""Least F1 with claims for readers who mark fewer than PolNeAR does."""

BELOW_SHIPPED = 0.3
"""Most points of F1 that a learner of claims may stay below the shipped model."""

KEYS: Mapping[int, float] = {20: 0.65, 100: 0.5}
"""Most keys for each annotation, as a share of those for the first article."""

SCORED_ARTICLES = 30
"""Number of articles after which scores can be trusted."""

CALIBRATION_ERROR = 0.05
"""Largest expected calibration error of scores."""

AREA = 0.8
"""Least area under the curve of scores."""

BELOW_MAP_AND_NAMES = 0.5
"""Most points of F1 that the gate may let a learner stay below map and names."""

SECONDS = 5.0
"""Most processor time of learning from a hundred articles."""
