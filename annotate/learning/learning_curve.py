"""Learning curves: what the first articles of a library taught for those that came next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.entity import Entity
from annotate.evaluation.entities import EntityScores, score_entities
from annotate.learning.entity_learner import LEAST_ARTICLES, learn_entities
from annotate.learning.entity_sources import read
from annotate.learning.key_costs import entity_keys
from annotate.learning.lesson import Lesson

_STEPS = (LEAST_ARTICLES, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Numbers of articles to learn from; each takes seconds."""

_MOST_TRIED = 20
"""Most articles that each step is tried on; chosen by hand."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What some articles taught, tried on those that came next."""

    articles: int
    """Number of articles that were learned from."""
    tried: int
    """Number of articles that it was tried on."""
    map_and_names: float
    """F1 of the label map and the names alone, from 0 to 100."""
    learned: float
    """F1 of what is suggested."""
    keys: float
    """Keys for each annotation."""


def learning_curve(
    lessons: Sequence[Lesson], *, targets: Mapping[str, str], scheme_labels: Collection[str]
) -> Iterator[CurvePoint]:
    """Yield the points of the curve, each after seconds of work.

    Args:
        lessons: The finished articles, the latest last.
        targets: Labels of the pipeline with those that the scheme has them stand for.
        scheme_labels: The labels of the scheme in force.
    """
    for step in _STEPS:
        tried = lessons[step : step + _MOST_TRIED]
        if any(_right(lesson, scheme_labels) for lesson in tried):
            model, _ = learn_entities(lessons[:step], targets=targets, scheme_labels=scheme_labels)
            right = [_right(lesson, scheme_labels) for lesson in tried]
            plain = [model.sources.by_map_and_names(read(e.text, e.evidence)) for e in tried]
            learned = [
                [each.entity for each in model.suggest(lesson.text, lesson.evidence)]
                for lesson in tried
            ]
            keys = sum(map(entity_keys, right, learned)) / sum(map(len, right))
            yield CurvePoint(step, len(tried), _f1(right, plain), _f1(right, learned), keys)


def _right(lesson: Lesson, scheme_labels: Collection[str]) -> list[Entity]:
    return [entity for entity in lesson.entities if entity.label in scheme_labels]


def _f1(right: Sequence[Sequence[Entity]], suggested: Sequence[Sequence[Entity]]) -> float:
    return 100 * sum(map(score_entities, right, suggested), EntityScores()).overall.f1
