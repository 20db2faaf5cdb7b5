"""The gate: a learner speaks only where cross-validation over finished articles finds it better."""

from __future__ import annotations

from dataclasses import dataclass

_MOST_FOLDS = 5
"""Most parts that the articles are split into; chosen by hand."""

_SOME, _MANY = 40, 70
"""Numbers of articles from which three and two parts are enough, and save seconds; by hand."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a learner gained on articles that it had not seen."""

    before: float
    """The measure without it: F1 from 0 to 100, or log loss."""
    after: float
    """The measure with it."""
    articles: int
    """Number of finished articles that it learned from."""
    is_used: bool
    """True if it is better and speaks."""


def fold_count(articles: int) -> int:
    """The number of parts to split finished articles into; an article is in one part only."""
    if articles >= _MANY:
        return 2
    return 3 if articles >= _SOME else min(articles, _MOST_FOLDS)
