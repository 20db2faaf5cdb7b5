"""The learner of entities: it learns, validates itself on what it has not seen, and is gated."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.evaluation.tally import Tally
from annotate.learning.calibration import Calibrator, learn_calibrator
from annotate.learning.candidates import Candidate, entity_candidates
from annotate.learning.crf import Labelled
from annotate.learning.entity_model import EntityModel, Rated, Way, choose, plain_ranges, rate
from annotate.learning.entity_sources import Example, examples_of, learn_sources
from annotate.learning.gate import Gain, rounds
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import ranges_of
from annotate.no_collection import no_collection

LEAST_ARTICLES = 3
"""Fewest finished articles to learn from."""

_HANDICAP = 0.98
"""Share of its errors in a trial that a learner is expected to make when it has learned from the
articles on trial too; chosen by hand. A fifth more articles take away 3 % on CoNLL."""

_FIELD_HANDICAP = 0.97
"""The same for the random field beside rated candidates: more articles help it more. With 50 on
CoNLL, tried after half of them, it gains 0.3 points of F1."""

_PARTS = 5
"""Parts of the unseen articles, each of which is rated by what the others teach; by hand."""


@dataclass(frozen=True, slots=True)
class _Unseen:
    """An article as seen by sources that had not learned from it."""

    right: frozenset[Labelled]
    """The entities that are right."""
    candidates: list[Candidate]
    """The candidates."""
    plain: frozenset[Labelled]
    """What map and names give."""


@no_collection()
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
    unseen = list(_unseen(examples, given=given, own=own))
    f1 = _f1_by_way(unseen)
    best = _best(f1)
    sources = learn_sources(examples, given=given, own=own)
    before, after = 100 * f1[Way.PLAIN], 100 * max(f1[Way.PLAIN], f1[best])
    gain = Gain(before, after, len(lessons), best is not Way.PLAIN)
    return EntityModel(sources, _calibrator(unseen), best), gain


def _best(f1: Mapping[Way, float]) -> Way:
    """The way with the best F1; what is learned has learned from fewer articles than it will."""
    is_field_best = _FIELD_HANDICAP * (1 - f1[Way.FIELD]) <= 1 - f1[Way.RATED]
    learned = Way.FIELD if is_field_best else Way.RATED
    return learned if _HANDICAP * (1 - f1[learned]) < 1 - f1[Way.PLAIN] else Way.PLAIN


def _within(lesson: Lesson, own: Collection[str]) -> Lesson:
    entities = tuple(entity for entity in lesson.entities if entity.label in own)
    return replace(lesson, entities=entities)


def _unseen(
    examples: Sequence[Example], *, given: Mapping[str, str], own: Collection[str]
) -> Iterator[_Unseen]:
    """Articles as seen by sources that learned from others."""
    for taught, tried in rounds([len(each.lesson.evidence) for each in examples]):
        sources = learn_sources([examples[number] for number in taught], given=given, own=own)
        for example in (examples[number] for number in tried):
            yield _Unseen(
                _right(example),
                entity_candidates(sources, example.reading),
                plain_ranges(sources, example.reading),
            )


def _right(example: Example) -> frozenset[Labelled]:
    ranges = ranges_of(example.lesson.evidence, example.lesson.entities)
    return frozenset((place, entity.label) for place, entity in ranges)


def _calibrator(unseen: Sequence[_Unseen]) -> Calibrator:
    cases = [(each.right, candidate) for each in unseen for candidate in each.candidates]
    return learn_calibrator(
        [candidate.cells for _, candidate in cases],
        [(candidate.place, candidate.label) in right for right, candidate in cases],
    )


def _f1_by_way(unseen: Sequence[_Unseen]) -> dict[Way, float]:
    """The F1 of what would be suggested, with ratings learned from other articles."""
    tallies = dict.fromkeys(Way, Tally())
    for part in range(_PARTS):
        calibrator = _calibrator([e for number, e in enumerate(unseen) if number % _PARTS != part])
        for each in unseen[part::_PARTS]:
            rated = rate(calibrator, each.candidates)
            for way in Way:
                tallies[way] += _tally(each, choose(rated, way, each.plain))
    return {way: tally.f1 for way, tally in tallies.items()}


def _tally(unseen: _Unseen, chosen: Sequence[Rated]) -> Tally:
    hits = sum((candidate.place, candidate.label) in unseen.right for candidate, _ in chosen)
    return Tally(hits, len(unseen.right), len(chosen))
