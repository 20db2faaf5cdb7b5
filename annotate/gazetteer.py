"""Personal gazetteers: names that a person accepted are suggested again, rejected ones are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.annotation import Annotation, Status
from annotate.entity import VALUES, Entity
from annotate.labels.mapping import OPEN, LabelMap
from annotate.span import Span
from annotate.text.tokenizer import tokenize

LabelledName = tuple[str, str]
"""A name as it is written, and its label."""

_LONGEST_NAME = 100
"""Most characters of a name that is learned; longer ones are sentences. Chosen by hand."""

_SHORTEST_NAME = 2
"""Fewest characters of a name that is learned; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names that one person's decisions speak for and against.

    Names are compared as they are written, case included, and cover whole tokens.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    """Names to suggest, with the label of each."""
    withheld: frozenset[LabelledName] = frozenset()
    """Names that are not suggested with this label, whatever finds them."""
    labels: LabelMap = OPEN
    """The labels of the scheme in force by those of pipelines, under which names are compared."""
    shared: frozenset[LabelledName] = frozenset()
    """Names that were accepted with this label as well: an entity that has it keeps it."""
    _by_first_token: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, list[str]] = {}
        for name in sorted(self.names, key=lambda name: (-len(name), name)):
            first = next(tokenize(name), None)
            if first is not None and first.span.start == 0:
                index.setdefault(name[: first.span.end], []).append(name)
        frozen = {first: tuple(names) for first, names in index.items()}
        object.__setattr__(self, "_by_first_token", frozen)

    def __bool__(self) -> bool:
        return bool(self.names or self.withheld)

    def apply(self, text: str, entities: Iterable[Entity]) -> list[Entity]:
        """Select and add the entities to suggest in a text.

        Args:
            text: The text that the offsets refer to.
            entities: The entities found in it.

        Returns:
            The entities that are not withheld, and the names beside them, in text
            order; no name shares a character with another name, or with an entity whose label
            stands for one of the scheme. An entity that is exactly a name has the label of that.
        """
        if not self:
            return list(entities)
        allowed = [
            self._as_accepted(text, entity)
            for entity in entities
            if not self._withholds(text, entity)
        ]
        occupied = sorted(
            entity.span for entity in allowed if self.labels.target(entity.label) is not None
        )
        named = [
            Entity(span, self.names[_quote(text, span)])
            for span in self._name_spans(text, occupied)
        ]
        return sorted([*allowed, *named], key=lambda entity: (entity.span, entity.label))

    def _withholds(self, text: str, entity: Entity) -> bool:
        label = self.labels.target(entity.label) or entity.label
        return (_quote(text, entity.span), label) in self.withheld

    def _as_accepted(self, text: str, entity: Entity) -> Entity:
        """An entity with the label that its name was accepted with, unless its own is foreign."""
        name, target = _quote(text, entity.span), self.labels.target(entity.label)
        label = self.names.get(name, target)
        if label is None or target in (None, label) or (name, target) in self.shared:
            return entity
        return replace(entity, label=label)

    def _name_spans(self, text: str, occupied: Sequence[Span]) -> Iterator[Span]:
        """The spans of names outside the occupied ones; of several at one place the longest."""
        if not self._by_first_token:
            return
        tokens = [token.span for token in tokenize(text)]
        ends = {token.end for token in tokens}
        ahead = iter(occupied)
        next_occupied = next(ahead, None)
        free_from = 0
        for token in tokens:
            while next_occupied is not None and next_occupied.end <= token.start:
                next_occupied = next(ahead, None)
            if token.start < free_from:
                continue
            free_until = len(text) if next_occupied is None else next_occupied.start
            name = self._name_at(text, token, free_until, ends)
            if name is not None:
                free_from = token.start + len(name)
                yield Span(token.start, free_from)

    def _name_at(self, text: str, token: Span, free_until: int, ends: set[int]) -> str | None:
        for name in self._by_first_token.get(_quote(text, token), ()):
            end = token.start + len(name)
            if end <= free_until and end in ends and text.startswith(name, token.start):
                return name
        return None


NO_NAMES = Gazetteer()
"""Leaves everything as it is."""


def verdicts(text: str, records: Iterable[Annotation]) -> Counter[LabelledName]:
    """Count for each name how often it was accepted in an article, less how often it was rejected.

    A changed suggestion counts against what was proposed and for what it became.
    """
    votes: Counter[LabelledName] = Counter()
    for record in records:
        match record.was:
            case Entity(span, label):
                votes[_quote(text, span), label] -= 1
        match record.body:
            case Entity(span, label) if record.status is not Status.SUGGESTED:
                accepted = record.status is Status.ACCEPTED
                votes[_quote(text, span), label] += 1 if accepted else -1
    return votes


def gazetteer(votes: Mapping[LabelledName, int], labels: LabelMap = OPEN) -> Gazetteer:
    """The gazetteer that follows from the verdicts on all articles.

    A name that was accepted with several labels gets the one that was accepted most.

    Args:
        votes: The verdicts.
        labels: The labels of the scheme in force; verdicts on a label that stands for one of them
            count for that one, and names with other labels are not suggested.
    """
    mapped: Counter[LabelledName] = Counter()
    for (name, label), vote in votes.items():
        mapped[name, labels.target(label) or label] += vote
    names: dict[str, str] = {}
    shared: set[LabelledName] = set()
    for (name, label), vote in sorted(mapped.items(), key=lambda item: (-item[1], item[0])):
        is_accepted = vote > 0 and _is_label_of_names(label, labels) and _is_name(name)
        if is_accepted and names.setdefault(name, label) != label:
            shared.add((name, label))
    withheld = frozenset(pair for pair, vote in mapped.items() if vote < 0)
    return Gazetteer(names, withheld, labels, frozenset(shared))


def _is_label_of_names(label: str, labels: LabelMap) -> bool:
    """Return whether what has a label may be a name: it is of the scheme, and no value."""
    is_value = label in VALUES or not VALUES.isdisjoint(labels.sources(label))
    return labels.target(label) is not None and not is_value


def _is_name(text: str) -> bool:
    return (
        _SHORTEST_NAME <= len(text) <= _LONGEST_NAME
        and text == text.strip()
        and len(text.splitlines()) == 1
        and any(char.isalpha() for char in text)
    )


def _quote(text: str, span: Span) -> str:
    return text[span.start : span.end]
