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
    """Number of predicted entities that are right."""
    gold: Counter[str] = field(default_factory=Counter)
    """Number of gold entities."""
    predicted: Counter[str] = field(default_factory=Counter)
    """Number of predicted entities."""

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
        """The tally of all labels together."""
        return Tally(self.hits.total(), self.gold.total(), self.predicted.total())

    def tally(self, label: str) -> Tally:
        """The tally of one label."""
        return Tally(self.hits[label], self.gold[label], self.predicted[label])


def score_entities(gold: Iterable[Entity], predicted: Iterable[Entity]) -> EntityScores:
    """Compare the entities of one article."""
    gold_set, predicted_set = frozenset(gold), frozenset(predicted)
    return EntityScores(
        count_by_label(gold_set & predicted_set),
        count_by_label(gold_set),
        count_by_label(predicted_set),
    )


def count_by_label(entities: Iterable[Entity]) -> Counter[str]:
    """Count entities by their labels."""
    return Counter(entity.label for entity in entities)
