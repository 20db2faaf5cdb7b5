"""Entity models: from a text to the entities that a reader would mark, each with its chance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotate.entity import Entity
from annotate.learning.calibration import Calibrator
from annotate.learning.candidates import Candidate, entity_candidates
from annotate.learning.crf import Labelled
from annotate.learning.entity_sources import EntitySources, Reading, read
from annotate.learning.evidence import Evidence
from annotate.learning.token_ranges import ranges_of, span_of

_THRESHOLD = 0.25
"""Least chance of a candidate that is suggested for its rating. On CoNLL, 0.3 is as good; on
PolNeAR it loses 0.4 points of F1, and a threshold that each library chooses gains nothing."""


class LearnedEntity(NamedTuple):
    """An entity to suggest."""

    entity: Entity
    """The entity, under a label of the reader's."""
    chance: float
    """The chance that it is right, from 0 to 1."""
    reason: str
    """What proposed it: `pipeline`, `name` or `learned`."""


class Way(StrEnum):
    """A way to choose among the candidates; the gate takes the best one."""

    PLAIN = "map and names"
    """What map and names give, as without a learner."""
    RATED = "rated"
    """All candidates from a chance on, the best first."""


@dataclass(frozen=True, slots=True)
class EntityModel:
    """What was learned about entities."""

    sources: EntitySources
    """What proposes them."""
    calibrator: Calibrator
    """What rates them."""
    way: Way
    """How those that are suggested are chosen."""

    def suggest(self, text: str, evidence: Evidence) -> list[LearnedEntity]:
        """The entities to suggest in a text, in text order; no two share a character."""
        reading = read(text, evidence)
        rated = rate(self.calibrator, entity_candidates(self.sources, reading))
        plain = plain_ranges(self.sources, reading)
        return [
            LearnedEntity(
                Entity(span_of(evidence, candidate.place), candidate.label),
                chance,
                candidate.reason,
            )
            for candidate, chance in choose(rated, self.way, plain)
        ]


Rated = tuple[Candidate, float]
"""A candidate with its chance."""


def rate(calibrator: Calibrator, candidates: Sequence[Candidate]) -> list[Rated]:
    """The candidates, each with its chance."""
    chances = calibrator.chances([candidate.cells for candidate in candidates])
    return list(zip(candidates, chances, strict=True))


def plain_ranges(sources: EntitySources, reading: Reading) -> frozenset[Labelled]:
    """The entities of a text that map and names give."""
    places = ranges_of(reading.evidence, sources.by_map_and_names(reading))
    return frozenset((place, entity.label) for place, entity in places)


def choose(rated: Iterable[Rated], way: Way, plain: Collection[Labelled]) -> list[Rated]:
    """The candidates to suggest, in text order; no two share a token.

    Args:
        rated: The candidates, by place.
        way: How to choose.
        plain: Those that map and names give.
    """
    match way:
        case Way.PLAIN:
            return [rating for rating in rated if (rating[0].place, rating[0].label) in plain]
        case Way.RATED:
            return _best(rated)


def _best(rated: Iterable[Rated]) -> list[Rated]:
    """The candidates that are likely and do not overlap, the likeliest of overlapping ones."""
    chosen: list[Rated] = []
    taken: set[int] = set()
    for candidate, chance in sorted(rated, key=_rank):
        tokens = range(*candidate.place)
        if chance >= _THRESHOLD and taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append((candidate, chance))
    return sorted(chosen, key=lambda rating: rating[0].place)


def _rank(rating: Rated) -> tuple[float, tuple[int, int], str]:
    """A sort key by which the likeliest comes first."""
    candidate, chance = rating
    return -chance, candidate.place, candidate.label
