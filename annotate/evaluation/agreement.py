"""Agreement on entities: token by token, and by label with some overlap allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotate.entity import Entity
from annotate.evaluation.coding import Pair
from annotate.evaluation.entities import count_by_label
from annotate.evaluation.tally import Tally
from annotate.evaluation.tokens import Tokens
from annotate.span import Span

NO_LABEL = "none"
"""The value of a token without a label."""


@dataclass(frozen=True, slots=True)
class EntityAgreement:
    """Counts over some articles; they add up."""

    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Tokens by their labels on either side; nested labels are joined, `none` is no label."""
    hits: Counter[str] = field(default_factory=Counter)
    """By label: entities of both sides, one to one, that share a character."""
    first: Counter[str] = field(default_factory=Counter)
    """By label: the entities of the first side."""
    second: Counter[str] = field(default_factory=Counter)
    """By label: the entities of the second side."""

    def __add__(self, other: EntityAgreement) -> EntityAgreement:
        return EntityAgreement(
            self.labels + other.labels,
            self.hits + other.hits,
            self.first + other.first,
            self.second + other.second,
        )

    def overlap(self, label: str) -> Tally:
        """Entities of a label that share a character with one of the other side."""
        return Tally(self.hits[label], self.first[label], self.second[label])

    @property
    def overall_overlap(self) -> Tally:
        """The same over all labels."""
        return Tally(self.hits.total(), self.first.total(), self.second.total())


def agreement(pair: Pair) -> EntityAgreement:
    """Compare the entities of one article."""
    tokens = Tokens(pair.text)
    first, second = set(pair.gold.entities), set(pair.predicted.entities)
    label_pairs = zip(token_labels(tokens, first), token_labels(tokens, second), strict=True)
    hits: Counter[str] = Counter()
    for label in {entity.label for entity in first}:
        sides = ((e.span for e in side if e.label == label) for side in (first, second))
        hits[label] = _count_pairs(*sides)
    return EntityAgreement(
        Counter(label_pairs), hits, count_by_label(first), count_by_label(second)
    )


def token_labels(tokens: Tokens, entities: Iterable[Entity]) -> list[str]:
    """One name for each token: its labels in the order of the alphabet."""
    labels: list[set[str]] = [set() for _ in range(len(tokens))]
    for entity in entities:
        for number in tokens.within(entity.fragments):
            labels[number].add(entity.label)
    return ["+".join(sorted(names)) or NO_LABEL for names in labels]


def _count_pairs(first_side: Iterable[Span], second_side: Iterable[Span]) -> int:
    """Count the most pairs of overlapping spans with each span in one pair at most.

    The span that ends first is paired with the one of the other side that ends first of those
    that it overlaps: all others have at least as many partners left.
    """
    sides = [sorted(side, key=lambda span: span.end) for side in (first_side, second_side)]
    longest = max((len(span) for side in sides for span in side), default=0)
    hits = 0
    while all(sides):
        first, other = sorted(sides, key=lambda side: side[0].end)
        span = first.pop(0)
        match = _first_overlap(span, other, longest)
        if match is not None:
            del other[match]
            hits += 1
    return hits


def _first_overlap(span: Span, others: Sequence[Span], longest: int) -> int | None:
    """The index of the first of some spans, ordered by their ends, that overlaps another one.

    None of them is longer than `longest`, so that only a few need be compared.
    """
    for index, other in enumerate(others):
        if other.end - longest >= span.end:
            return None
        if other.overlaps(span):
            return index
    return None
