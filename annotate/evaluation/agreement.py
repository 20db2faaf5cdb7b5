"""Agreement on entities: token by token, and by label with some overlap allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotate.entity import Entity
from annotate.evaluation.coding import Pair
from annotate.evaluation.tally import Tally
from annotate.evaluation.tokens import Tokens
from annotate.span import Span

_NONE = "none"


@dataclass(frozen=True, slots=True)
class EntityAgreement:
    """Counts over some articles; they add up."""

    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Tokens by what either side calls them; nested labels are joined, `none` is no label."""
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

    def overlapping(self, label: str) -> Tally:
        """Entities of a label that share a character with one of the other side."""
        return Tally(self.hits[label], self.first[label], self.second[label])

    @property
    def overlapping_overall(self) -> Tally:
        """The same over all labels."""
        return Tally(self.hits.total(), self.first.total(), self.second.total())


def agreement(pair: Pair) -> EntityAgreement:
    """Compare the entities of one article."""
    tokens = Tokens(pair.text)
    first, second = set(pair.gold.entities), set(pair.predicted.entities)
    found = zip(_names(tokens, first), _names(tokens, second), strict=True)
    hits: Counter[str] = Counter()
    for label in {entity.label for entity in first}:
        sides = ((e.span for e in side if e.label == label) for side in (first, second))
        hits[label] = _shared(*sides)
    return EntityAgreement(Counter(found), hits, _by_label(first), _by_label(second))


def _names(tokens: Tokens, entities: Iterable[Entity]) -> list[str]:
    """What each token is called: its labels in the order of the alphabet."""
    labels: list[set[str]] = [set() for _ in range(len(tokens))]
    for entity in entities:
        for number in tokens.within(entity.fragments):
            labels[number].add(entity.label)
    return ["+".join(sorted(names)) or _NONE for names in labels]


def _shared(ours: Iterable[Span], theirs: Iterable[Span]) -> int:
    """How many pairs of overlapping spans there can be when each is in one pair at most.

    Whichever span ends first is paired with the one of the other side that ends first of those
    that it overlaps: all others have at least as many chances left.
    """
    sides = [sorted(side, key=lambda span: span.end) for side in (ours, theirs)]
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
    """The place of the first of some spans, ordered by their ends, that overlaps another one.

    None is longer than `longest`, so that only a few have to be looked at.
    """
    for place, other in enumerate(others):
        if other.end - longest >= span.end:
            return None
        if other.overlaps(span):
            return place
    return None


def _by_label(entities: Iterable[Entity]) -> Counter[str]:
    return Counter(entity.label for entity in entities)
