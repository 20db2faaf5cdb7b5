"""Learning of entities: F1, keys, confidence and seconds after some finished articles."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import fmean

from annotate.entity import Entity
from annotate.evaluation.entities import EntityScores, score_entities
from annotate.learning.entity_learner import learn_entities
from annotate.learning.entity_sources import read
from annotate.learning.key_costs import entity_keys
from annotate.learning.lesson import Lesson
from benchmarks.learning.analyses import Analyses
from benchmarks.learning.confidence import area_under_curve, calibration_error
from benchmarks.learning.corpora import shuffled

ORDERS = 3
"""Number of orders of the articles; every number is a mean over them."""


@dataclass(frozen=True, slots=True)
class EntityGains:
    """What was learned from a number of articles, measured on articles that come after them."""

    unlearned: float
    """F1 of the pipeline under its own labels."""
    map_and_names: float
    """F1 of the label map and the names alone."""
    learned: float
    """F1 of what is suggested, gate included."""
    keys_unlearned: float
    """Keys for each annotation with the pipeline under its own labels."""
    keys: float
    """Keys for each annotation."""
    calibration_error: float
    """Expected calibration error of the scores."""
    area: float
    """Area under the curve of the scores."""
    seconds: float
    """Processor time of learning, gate included."""
    seconds_to_analyse: float
    """Processor time of analysing the same articles with the pipeline, in the same run."""


def entity_gains(
    lessons: Sequence[Lesson], count: int, *, first_test: int, analyses: Analyses
) -> EntityGains:
    """Learn from `count` articles in each order, and try on those from `first_test` on."""
    scheme_labels = {entity.label for lesson in lessons for entity in lesson.entities}
    gains = [
        _gains(articles[:count], articles[first_test:], scheme_labels, analyses)
        for articles in (shuffled(lessons, order) for order in range(ORDERS))
    ]
    names = [field.name for field in fields(EntityGains)]
    return EntityGains(*(fmean(getattr(each, name) for each in gains) for name in names))


def _gains(
    taught: Sequence[Lesson], tried: Sequence[Lesson], scheme_labels: set[str], analyses: Analyses
) -> EntityGains:
    start = time.process_time()
    model, _ = learn_entities(taught, targets={}, scheme_labels=scheme_labels)
    seconds = time.process_time() - start
    suggested = [model.suggest(lesson.text, lesson.evidence) for lesson in tried]
    learned = [[each.entity for each in entities] for entities in suggested]
    plain = [model.sources.by_map_and_names(read(each.text, each.evidence)) for each in tried]
    unlearned = [lesson.evidence.entities for lesson in tried]
    judged = [
        (each.chance, each.entity in set(lesson.entities))
        for lesson, entities in zip(tried, suggested, strict=True)
        for each in entities
    ]
    return EntityGains(
        _f1(tried, unlearned),
        _f1(tried, plain),
        _f1(tried, learned),
        _keys(tried, unlearned),
        _keys(tried, learned),
        calibration_error(judged),
        area_under_curve(judged),
        seconds,
        sum(analyses.seconds(lesson.text) for lesson in taught),
    )


def _f1(lessons: Sequence[Lesson], suggested: Iterable[Sequence[Entity]]) -> float:
    pairs = zip(lessons, suggested, strict=True)
    scores = (score_entities(lesson.entities, entities) for lesson, entities in pairs)
    return 100 * sum(scores, EntityScores()).overall.f1


def _keys(lessons: Sequence[Lesson], suggested: Iterable[Sequence[Entity]]) -> float:
    pairs = zip(lessons, suggested, strict=True)
    keys = sum(entity_keys(lesson.entities, entities) for lesson, entities in pairs)
    return keys / sum(len(lesson.entities) for lesson in lessons)
