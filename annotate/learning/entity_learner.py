"""The learner of entities: it learns, validates itself on what it has not seen, and is gated."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.evaluation.tally import Tally
from annotate.learning.calibration import DecidedCandidates
from annotate.learning.candidates import Candidate, entity_candidates
from annotate.learning.crf import Labelled
from annotate.learning.entity_model import EntityModel, Rated, Way, choose, plain_ranges
from annotate.learning.entity_sources import Example, examples_of, learn_sources
from annotate.learning.gate import Gain, is_better, rounds
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import ranges_of
from annotate.no_collection import no_collection

LEAST_ARTICLES = 3
"""Fewest finished articles to learn from."""

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
    lessons: Sequence[Lesson], *, targets: Mapping[str, str], scheme_labels: Collection[str]
) -> tuple[EntityModel, Gain]:
    """Learn from finished articles.

    Args:
        lessons: The articles, at least `LEAST_ARTICLES`.
        targets: Labels of the pipeline with those that the scheme has them stand for.
        scheme_labels: The labels of the scheme in force; nothing else is suggested.
    """
    examples = examples_of([_within(lesson, scheme_labels) for lesson in lessons])
    unseen = list(_unseen(examples, targets=targets, scheme_labels=scheme_labels))
    decided = _decided(unseen)
    tallies = _tallies(unseen, decided)
    is_used = is_better(tallies[Way.PLAIN], tallies[Way.RATED])
    before, rated = (100 * _f1(tallies[way]) for way in (Way.PLAIN, Way.RATED))
    after = max(before, rated) if is_used else before
    sources = learn_sources(examples, targets=targets, scheme_labels=scheme_labels)
    model = EntityModel(sources, decided.calibrator(), Way.RATED if is_used else Way.PLAIN)
    return model, Gain(before, after, len(lessons), is_used)


def _within(lesson: Lesson, scheme_labels: Collection[str]) -> Lesson:
    entities = tuple(entity for entity in lesson.entities if entity.label in scheme_labels)
    return replace(lesson, entities=entities)


def _unseen(
    examples: Sequence[Example], *, targets: Mapping[str, str], scheme_labels: Collection[str]
) -> Iterator[_Unseen]:
    """Articles as seen by sources that learned from others."""
    for taught, tried in rounds([len(example.lesson.evidence) for example in examples]):
        sources = learn_sources(
            [examples[number] for number in taught], targets=targets, scheme_labels=scheme_labels
        )
        for example in (examples[number] for number in tried):
            yield _Unseen(
                _right(example),
                entity_candidates(sources, example.reading),
                plain_ranges(sources, example.reading),
            )


def _right(example: Example) -> frozenset[Labelled]:
    ranges = ranges_of(example.lesson.evidence, example.lesson.entities)
    return frozenset((place, entity.label) for place, entity in ranges)


def _decided(unseen: Sequence[_Unseen]) -> DecidedCandidates:
    cases = [(article.right, candidate) for article in unseen for candidate in article.candidates]
    return DecidedCandidates(
        [candidate.cells for _, candidate in cases],
        [(candidate.place, candidate.label) in right for right, candidate in cases],
    )


def _tallies(unseen: Sequence[_Unseen], decided: DecidedCandidates) -> dict[Way, list[Tally]]:
    """What would be suggested in each article, with ratings learned from others."""
    parts = [number % _PARTS for number, article in enumerate(unseen) for _ in article.candidates]
    chances = iter(decided.unseen_chances(parts))
    tallies: dict[Way, list[Tally]] = {way: [] for way in Way}
    for article in unseen:
        rated = [(candidate, next(chances)) for candidate in article.candidates]
        for way in Way:
            tallies[way].append(_tally(article, choose(rated, way, article.plain)))
    return tallies


def _tally(unseen: _Unseen, chosen: Sequence[Rated]) -> Tally:
    hits = sum((candidate.place, candidate.label) in unseen.right for candidate, _ in chosen)
    return Tally(hits, len(unseen.right), len(chosen))


def _f1(tallies: Sequence[Tally]) -> float:
    return sum(tallies, Tally()).f1
