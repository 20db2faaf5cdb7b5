"""The gate: a learner speaks only where cross-validation over finished articles finds it better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import pvariance
from typing import NamedTuple

from annotate.evaluation.tally import Tally

_MOST_ROUNDS = 5
"""Most parts that the articles are split into; chosen by hand."""

_TOKENS = 20_000
"""Most tokens that the rounds learn from together, and as many that one is tried on, so that a
gate takes no longer than what it guards; with twice as many it decides the same on CoNLL."""

_HANDICAP = 0.98
"""Share of its errors in a trial that a learner is expected to make when it has learned from the
articles on trial too; chosen by hand. A fifth more articles take away 3 % on CoNLL."""

_DOUBT = 0.75
"""Standard errors by which a learner must be better: few articles that differ much prove little.
Chosen by hand; from twenty articles of CoNLL on, the learner passes with 1 in most orders."""


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


def standard_error(before: Sequence[Tally], after: Sequence[Tally]) -> float:
    """The standard error of what F1 gains, by leaving out one article at a time (the jackknife).

    Args:
        before: The tally of each article without a learner; of a single one nothing follows.
        after: The tally of each with it.
    """
    total_before, total_after = sum(before, Tally()), sum(after, Tally())
    gains = [
        (total_after - article_after).f1 - (total_before - article_before).f1
        for article_before, article_after in zip(before, after, strict=True)
    ]
    return sqrt((len(gains) - 1) * pvariance(gains))


def is_better(before: Sequence[Tally], after: Sequence[Tally]) -> bool:
    """Tell whether a learner is surely better: by more than so few articles may do by chance."""
    f1_before, f1_after = (sum(tallies, Tally()).f1 for tallies in (before, after))
    gain = (1 - f1_before) - _HANDICAP * (1 - f1_after)
    return gain > _DOUBT * standard_error(before, after)


class Round(NamedTuple):
    """A split of finished articles by their numbers; an article stays whole."""

    taught: list[int]
    """Those to learn from."""
    tried: list[int]
    """Those to try on."""


def rounds(sizes: Sequence[int], most: int = _TOKENS) -> list[Round]:
    """Split finished articles so that as many as time allows are tried unseen, each once.

    Args:
        sizes: The number of tokens of each article, the latest last.
        most: Most tokens to learn from in all rounds together.
    """
    total = sum(sizes)
    parts = max(2, min(len(sizes), _MOST_ROUNDS, 1 + most // max(1, total)))
    splits = (
        Round(
            [number for number in range(len(sizes)) if number % parts != part],
            list(range(part, len(sizes), parts)),
        )
        for part in range(parts if total <= most else 1)
    )
    return [
        Round(latest(each.taught, sizes, most), latest(each.tried, sizes, most)) for each in splits
    ]


def latest(numbers: Sequence[int], sizes: Sequence[int], most: int) -> list[int]:
    """The latest articles of some that together have at most so many tokens, one at least."""
    chosen: list[int] = []
    for number in reversed(numbers):
        most -= sizes[number]
        if most < 0 and chosen:
            break
        chosen.append(number)
    return chosen[::-1]
