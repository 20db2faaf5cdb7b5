"""Learning at once: from a person's finished articles to all that suggests like that person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from annotate.learning.claim_learner import learn_claims
from annotate.learning.entity_learner import LEAST_ARTICLES, learn_entities
from annotate.learning.gate import Gain
from annotate.learning.learned_model import LearnedModel
from annotate.learning.lesson import Lesson


class Learned(NamedTuple):
    """What was learned, and what is gained by it."""

    model: LearnedModel
    """What suggests from now on; empty where there was too little to learn from."""
    entities: Gain | None = None
    """The gain with entities, in F1; None where nothing was learned."""
    claims: Gain | None = None
    """The gain with claims, in F1; None where nothing was learned."""


def learn(
    lessons: Sequence[Lesson], *, targets: Mapping[str, str], scheme_labels: Collection[str]
) -> Learned:
    """Learn from finished articles; it takes seconds.

    Args:
        lessons: The articles, the latest last; fewer than `LEAST_ARTICLES` teach nothing.
        targets: Labels of the pipeline with those that the scheme has them stand for.
        scheme_labels: The labels for entities of the scheme in force; nothing else is suggested.
    """
    if len(lessons) < LEAST_ARTICLES:
        return Learned(LearnedModel())
    entities = claims = None
    entity_gain = claim_gain = None
    if any(lesson.entities for lesson in lessons):
        entities, entity_gain = learn_entities(
            lessons, targets=targets, scheme_labels=scheme_labels
        )
    if any(lesson.claims for lesson in lessons):
        claims, claim_gain = learn_claims(lessons)
    return Learned(LearnedModel(entities, claims), entity_gain, claim_gain)
