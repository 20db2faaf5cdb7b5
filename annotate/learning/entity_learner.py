"""The learner of entities: it learns, validates itself on what it has not seen, and is gated."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.evaluation.tally import Tally
from annotate.learning.calibration import Calibrator, learn_calibrator
from annotate.learning.candidates import Candidate, entity_candidates
from annotate.learning.crf import Labelled
from annotate.learning.entity_model import EntityModel, Way, choose, plain_ranges, rate
from annotate.learning.entity_sources import Example, examples_of, learn_sources
from annotate.learning.gate import Gain, fold_count
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import ranges_of

LEAST_ARTICLES = 3
"""Fewest finished articles to learn from."""


@dataclass(frozen=True, slots=True)
class _Unseen:
    """An article as seen by sources that had not learned from it."""

    right: frozenset[Labelled]
    """The entities that are right."""
    candidates: list[Candidate]
    """The candidates."""
    plain: frozenset[Labelled]
    """What map and names give."""


def learn_entities(
    lessons: Sequence[Lesson], *, given: Mapping[str, str], own: Collection[str]
) -> tuple[EntityModel, Gain]:
    """Learn from finished articles.

    Args:
        lessons: The articles, at least `LEAST_ARTICLES`.
        given: Labels of the pipeline with those of the reader that stand for them by decree.
        own: The labels of the scheme in force; nothing else is suggested.
    """
    examples = examples_of([_within(lesson, own) for lesson in lessons])
    folds = fold_count(len(examples))
    unseen = _unseen(examples, folds, given=given, own=own)
    f1 = {way: _f1(unseen, folds, way) for way in Way}
    best = max(Way, key=lambda way: f1[way])
    sources = learn_sources(examples, given=given, own=own)
    gain = Gain(100 * f1[Way.PLAIN], 100 * f1[best], len(lessons), best is not Way.PLAIN)
    return EntityModel(sources, _calibrator(unseen), best), gain


def _within(lesson: Lesson, own: Collection[str]) -> Lesson:
    entities = tuple(entity for entity in lesson.entities if entity.label in own)
    return replace(lesson, entities=entities)


def _unseen(
    examples: Sequence[Example], folds: int, *, given: Mapping[str, str], own: Collection[str]
) -> list[_Unseen]:
    """Each article as seen by sources that learned from the other parts."""
    unseen: dict[int, _Unseen] = {}
    for fold in range(folds):
        others = [each for number, each in enumerate(examples) if number % folds != fold]
        sources = learn_sources(others, given=given, own=own)
        for number in range(fold, len(examples), folds):
            reading = examples[number].reading
            unseen[number] = _Unseen(
                _right(examples[number]),
                entity_candidates(sources, reading),
                plain_ranges(sources, reading),
            )
    return [unseen[number] for number in range(len(examples))]


def _right(example: Example) -> frozenset[Labelled]:
    ranges = ranges_of(example.lesson.evidence, example.lesson.entities)
    return frozenset((place, entity.label) for place, entity in ranges)


def _calibrator(unseen: Sequence[_Unseen]) -> Calibrator:
    cases = [(each.right, candidate) for each in unseen for candidate in each.candidates]
    return learn_calibrator(
        [candidate.cells for _, candidate in cases],
        [(candidate.place, candidate.label) in right for right, candidate in cases],
    )


def _f1(unseen: Sequence[_Unseen], folds: int, way: Way) -> float:
    """The F1 of what would be suggested, with ratings learned from other parts."""
    tally = Tally()
    for fold in range(folds):
        calibrator = _calibrator([e for n, e in enumerate(unseen) if n % folds != fold])
        for each in unseen[fold::folds]:
            chosen = choose(rate(calibrator, each.candidates), way, each.plain)
            hits = sum((candidate.place, candidate.label) in each.right for candidate, _ in chosen)
            tally += Tally(hits, len(each.right), len(chosen))
    return tally.f1
