"""Entity models: from a text to the entities that a reader would mark, each with its chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotate.entity import Entity
from annotate.learning.calibration import Calibrator
from annotate.learning.candidates import Candidate, entity_candidates
from annotate.learning.entity_sources import EntitySources, read
from annotate.learning.evidence import Evidence
from annotate.learning.token_ranges import ranges_of, span_of


class LearnedEntity(NamedTuple):
    """An entity to suggest."""

    entity: Entity
    """The entity, under a label of the reader's."""
    chance: float
    """The chance that it is right, from 0 to 1."""
    reason: str
    """What proposed it: `pipeline`, `name` or `learned`."""


@dataclass(frozen=True, slots=True)
class EntityModel:
    """What was learned about entities."""

    sources: EntitySources
    """What proposes them."""
    calibrator: Calibrator
    """What rates them."""
    threshold: float
    """Least chance of an entity that is suggested."""
    is_better: bool
    """True if the random field and the rating beat map and names, which speak alone otherwise."""

    def suggest(self, text: str, evidence: Evidence) -> list[LearnedEntity]:
        """The entities to suggest in a text, in text order; no two share a character."""
        reading = read(text, evidence)
        rated = rate(self.calibrator, entity_candidates(self.sources, reading))
        if self.is_better:
            chosen = choose(rated, self.threshold)
        else:
            places = ranges_of(evidence, self.sources.by_map_and_names(reading))
            wanted = {(place, entity.label) for place, entity in places}
            chosen = [one for one in rated if (one[0].place, one[0].label) in wanted]
        return [
            LearnedEntity(
                Entity(span_of(evidence, candidate.place), candidate.label),
                chance,
                candidate.reason,
            )
            for candidate, chance in chosen
        ]


Rated = tuple[Candidate, float]
"""A candidate with its chance."""


def rate(calibrator: Calibrator, candidates: Sequence[Candidate]) -> list[Rated]:
    """The candidates, each with its chance."""
    chances = calibrator.chances([candidate.cells for candidate in candidates])
    return list(zip(candidates, chances, strict=True))


def choose(rated: Iterable[Rated], threshold: float) -> list[Rated]:
    """The best candidates from a threshold on that share no token, in text order."""
    chosen: list[Rated] = []
    taken: set[int] = set()
    for candidate, chance in sorted(rated, key=lambda one: (-one[1], one[0].place, one[0].label)):
        tokens = range(*candidate.place)
        if chance >= threshold and taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append((candidate, chance))
    return sorted(chosen, key=lambda one: one[0].place)
