"""How far scores can be trusted: expected calibration error, and area under the ROC curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_BINS = 10
"""Number of equally wide ranges of the score."""

Judged = tuple[float, bool]
"""A score, and whether the suggestion was right."""


def calibration_error(judged: Sequence[Judged]) -> float:
    """The mean distance of the score from the share that is right, over ten ranges of the score."""
    scores, right = np.array(judged, dtype=float).reshape(-1, 2).T
    bins = np.minimum((scores * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(bins, scores - right, minlength=_BINS)
    return float(np.abs(gaps).sum() / max(1, len(judged)))


def area_under_curve(judged: Sequence[Judged]) -> float:
    """The chance that a right suggestion has a higher score than a wrong one; ties count half."""
    good = np.sort([score for score, is_right in judged if is_right])
    bad = [score for score, is_right in judged if not is_right]
    if not len(good) or not bad:
        return 1.0
    above = len(good) - np.searchsorted(good, bad, side="right")
    equal = len(good) - above - np.searchsorted(good, bad, side="left")
    return float((above + equal / 2).sum() / (len(good) * len(bad)))
