"""The learner of entities: it learns, validates itself on what it has not seen, and is gated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.entity import Entity
from annotate.evaluation.tally import Tally
from annotate.learning.calibration import Calibrator, learn_calibrator
from annotate.learning.candidates import Candidate, entity_candidates
from annotate.learning.crf import Labelled
from annotate.learning.entity_model import EntityModel, choose, rate
from annotate.learning.entity_sources import Example, examples_of, learn_sources
from annotate.learning.gate import Gain, fold_count
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import ranges_of

_THRESHOLD = 0.3
"""Least chance of an entity that is suggested: F1 and keys are best there on CoNLL and PolNeAR, and
no better with a threshold that each library chooses for itself (`docs/learning.md`)."""

LEAST_ARTICLES = 3
"""Fewest finished articles to learn from."""


@dataclass(frozen=True, slots=True)
class _Unseen:
    """An article as seen by sources that had not learned from it."""

    right: frozenset[Labelled]
    """The entities that are right."""
    candidates: list[Candidate]
    """The candidates."""
    by_map_and_names: frozenset[Labelled]
    """What would be suggested without the learner."""


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
    after = _f1_after(unseen, folds)
    before = _tally((each.right, each.by_map_and_names) for each in unseen).f1
    model = EntityModel(
        learn_sources(examples, given=given, own=own),
        _calibrator(unseen),
        _THRESHOLD,
        is_better=after > before,
    )
    gain = Gain(100 * before, 100 * max(before, after), len(lessons), model.is_better)
    return model, gain


def _within(lesson: Lesson, own: Collection[str]) -> Lesson:
    entities = tuple(entity for entity in lesson.entities if entity.label in own)
    return Lesson(lesson.text, lesson.evidence, entities, lesson.weights)


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
                _labelled(examples[number], examples[number].lesson.entities),
                entity_candidates(sources, reading),
                _labelled(examples[number], sources.by_map_and_names(reading)),
            )
    return [unseen[number] for number in range(len(examples))]


def _labelled(example: Example, entities: Iterable[Entity]) -> frozenset[Labelled]:
    ranges = ranges_of(example.reading.evidence, entities)
    return frozenset((place, entity.label) for place, entity in ranges)


def _calibrator(unseen: Sequence[_Unseen]) -> Calibrator:
    cases = [(each.right, candidate) for each in unseen for candidate in each.candidates]
    return learn_calibrator(
        [candidate.cells for _, candidate in cases],
        [(candidate.place, candidate.label) in right for right, candidate in cases],
    )


def _f1_after(unseen: Sequence[_Unseen], folds: int) -> float:
    """The F1 of what would be suggested, with ratings learned from other parts."""
    pairs = []
    for fold in range(folds):
        calibrator = _calibrator([e for n, e in enumerate(unseen) if n % folds != fold])
        for each in unseen[fold::folds]:
            chosen = choose(rate(calibrator, each.candidates), _THRESHOLD)
            pairs.append((each.right, frozenset((c.place, c.label) for c, _ in chosen)))
    return _tally(pairs).f1


def _tally(pairs: Iterable[tuple[frozenset[Labelled], frozenset[Labelled]]]) -> Tally:
    tallies = (Tally(len(gold & made), len(gold), len(made)) for gold, made in pairs)
    return sum(tallies, Tally())
