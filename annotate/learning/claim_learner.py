"""The learner of claims: it rates readings anew where articles that it has not seen gain by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotate.claim import Role
from annotate.evaluation.matching import is_source_right, matches
from annotate.evaluation.tally import Tally
from annotate.evaluation.token_claims import TokenClaim, to_token_claims
from annotate.evaluation.tokens import Tokens
from annotate.learning.claim_model import ClaimModel
from annotate.learning.claim_reading import ClaimReading
from annotate.learning.claim_rescorer import ClaimRescorer, learn_rescorer
from annotate.learning.gate import Gain
from annotate.learning.lesson import EXPLICIT, Lesson

SHIPPED_THRESHOLD = 0.38
"""Least chance of a claim that is suggested without a learner, as in the claim finder."""

_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
"""Least chances to choose from; a finer choice is no better."""

_MOST_LOSS = 0.98
"""Largest share of the shipped score's log loss with which a learner speaks; chosen by hand, so
that the corpus that the shipped model comes from loses nothing."""

_MOST_PARTS = 5
"""Most parts of the articles, each of which is rated by what the others teach; by hand."""

_LEAST_CLAIMS = 10
"""Fewest claims that are right to learn from; below, a person may not mark claims at all."""

_LEAST_CHANCE = 1e-3
"""Least distance of a chance from 0 and from 1, so that its log loss stays finite."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A finished article with the readings of its claims, judged."""

    right: list[TokenClaim]
    """The claims that are right, those with a content."""
    readings: Sequence[ClaimReading]
    """The readings."""
    tokens: list[TokenClaim]
    """The readings as sets of tokens."""
    verdicts: list[bool]
    """Whether each reading is right."""
    weights: list[float]
    """The weight of each verdict."""


def learn_claims(lessons: Sequence[Lesson]) -> tuple[ClaimModel | None, Gain]:
    """Learn from finished articles.

    Returns:
        The model, None where the shipped score is as good or finds more that is right; and the
        gain in F1.
    """
    cases = [_case(lesson) for lesson in lessons]
    if sum(len(case.right) for case in cases) < _LEAST_CLAIMS:
        return None, Gain(0, 0, len(lessons), is_used=False)
    shipped = [[reading.chance for reading in case.readings] for case in cases]
    unseen = _unseen(cases)
    f1 = {threshold: _f1(cases, unseen, threshold) for threshold in _THRESHOLDS}
    threshold = max(_THRESHOLDS, key=lambda each: f1[each])
    before = _f1(cases, shipped, SHIPPED_THRESHOLD)
    is_surer = _loss(cases, unseen) < _MOST_LOSS * _loss(cases, shipped)
    is_better = is_surer and f1[threshold] >= before
    after = f1[threshold] if is_better else before
    model = ClaimModel(_rescorer(cases), threshold) if is_better else None
    return model, Gain(100 * before, 100 * after, len(lessons), is_better)


def _case(lesson: Lesson) -> _Case:
    tokens, readings = Tokens(lesson.text), lesson.evidence.readings
    right = [claim for claim in to_token_claims(tokens, lesson.claims) if claim.words[Role.CONTENT]]
    read = to_token_claims(tokens, [reading.claim for reading in readings])
    verdicts, weights = [False] * len(read), [EXPLICIT] * len(read)
    for number, index in matches(right, read):
        verdicts[index] = is_source_right(right[number], read[index])
        weights[index] = lesson.weight(right[number].claim)
    return _Case(right, readings, read, verdicts, weights)


def _unseen(cases: Sequence[_Case]) -> list[list[float]]:
    """The chances of each article's readings by what the other parts teach."""
    parts = min(len(cases), _MOST_PARTS)
    chances: list[list[float]] = [[]] * len(cases)
    for part in range(parts):
        rescorer = _rescorer([case for number, case in enumerate(cases) if number % parts != part])
        for number in range(part, len(cases), parts):
            chances[number] = rescorer.chances(cases[number].readings)
    return chances


def _rescorer(cases: Sequence[_Case]) -> ClaimRescorer:
    return learn_rescorer(
        [reading for case in cases for reading in case.readings],
        [verdict for case in cases for verdict in case.verdicts],
        [weight for case in cases for weight in case.weights],
    )


def _loss(cases: Sequence[_Case], chances: Sequence[Sequence[float]]) -> float:
    """The log loss over all readings, by weight."""
    flat = np.clip(np.concatenate(chances), _LEAST_CHANCE, 1 - _LEAST_CHANCE)
    verdicts = np.array([verdict for case in cases for verdict in case.verdicts])
    weights = np.array([weight for case in cases for weight in case.weights])
    return float(-weights @ np.log(np.where(verdicts, flat, 1 - flat)))


def _f1(cases: Sequence[_Case], chances: Sequence[Sequence[float]], threshold: float) -> float:
    """The F1 of the readings from a threshold on."""
    tally = Tally()
    for case, row in zip(cases, chances, strict=True):
        likely = [
            claim for claim, chance in zip(case.tokens, row, strict=True) if chance >= threshold
        ]
        pairs = matches(case.right, likely)
        hits = sum(is_source_right(case.right[number], likely[index]) for number, index in pairs)
        tally += Tally(hits, len(case.right), len(likely))
    return tally.f1
