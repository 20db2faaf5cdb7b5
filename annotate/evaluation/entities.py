"""Scores of entities: spans with a label, right only as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotate.entity import Entity
from annotate.evaluation.tally import Tally


@dataclass(frozen=True, slots=True)
class EntityScores:
    """Counts by label; an entity is right if start, end and label are. They add up."""

    hits: Counter[str] = field(default_factory=Counter)
    """How many of the predicted ones are right."""
    gold: Counter[str] = field(default_factory=Counter)
    """How many there are to be found."""
    predicted: Counter[str] = field(default_factory=Counter)
    """How many were found."""

    def __add__(self, other: EntityScores) -> EntityScores:
        return EntityScores(
            self.hits + other.hits, self.gold + other.gold, self.predicted + other.predicted
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label of either side, in the order of the alphabet."""
        return tuple(sorted(self.gold.keys() | self.predicted.keys()))

    @property
    def overall(self) -> Tally:
        """All labels together."""
        return Tally(self.hits.total(), self.gold.total(), self.predicted.total())

    def tally(self, label: str) -> Tally:
        """One label."""
        return Tally(self.hits[label], self.gold[label], self.predicted[label])


def score_entities(gold: Iterable[Entity], predicted: Iterable[Entity]) -> EntityScores:
    """Compare the entities of one article."""
    right, given = frozenset(gold), frozenset(predicted)
    return EntityScores(_by_label(right & given), _by_label(right), _by_label(given))


def _by_label(entities: Iterable[Entity]) -> Counter[str]:
    return Counter(entity.label for entity in entities)
