"""Labelling or removing every annotation on equal text at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.commands.describing import describe_body
from annotate.commands.records import (
    addition,
    decided_record,
    is_proposed,
    new_record,
    record_of,
    revised_record,
    without_speaker,
)
from annotate.entity import Entity
from annotate.span import Span
from annotate.text.equal_text import equal_spans


@dataclass(frozen=True, slots=True)
class SamePlaces:
    """The actions at each other place with the same text."""

    bare: tuple[Span, ...] = ()
    """Places without an annotation, to be labelled."""
    same: tuple[Item, ...] = ()
    """Items that have the label and the span already, but not the status."""
    other: tuple[Item, ...] = ()
    """Items with another label, which changes."""
    replaced: tuple[tuple[Item, Span], ...] = ()
    """Pending entities that overlap a place without being equal to it, and that place."""
    untouched_count: int = 0
    """Number of places left alone, because another decision was made or another entity overlaps."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place where something changes, in text order."""
        items = (item.body.extent for item in (*self.same, *self.other))
        replaced = (span for _, span in self.replaced)
        return tuple(sorted((*self.bare, *items, *replaced)))


@dataclass(frozen=True, slots=True)
class LabelSameText:
    """Label an entity, and every equal text of the article like it.

    Pending suggestions on equal text are accepted, or relabelled where they have another label;
    those that only overlap it, such as “the Flex 4”, are replaced by it. Accepted annotations with
    another label than `instead_of`, rejections of just this, and places inside another accepted
    entity or a longer pending name, such as “Tom Quill”, are left alone.
    """

    entity: Entity
    """The first of them; it counts as decided one by one, the others as decided in bulk."""
    instead_of: str | None = None
    """The label that it had before: accepted equals of that label are relabelled too."""

    def places(self, annotations: AnnotationSet) -> SamePlaces:
        """The actions that the command would take at each other place."""
        bare, same, other, left_alone = [], [], [], 0
        replaced: dict[str, tuple[Item, Span]] = {}
        for span in equal_spans(annotations.document.text, self.entity.span):
            entities = _entities(annotations, span)
            not_rejected = [item for item in entities if status_of(item) is not Status.REJECTED]
            same_span = [item for item in not_rejected if item.body.extent == span]
            twins = [item for item in same_span if item.body.label == self.entity.label]
            if twins:
                same += [] if any(map(_is_accepted, twins)) else twins[:1]
            elif relabelled := [item for item in same_span if self._gives_way(item)]:
                other.append(relabelled[0])
            elif self._is_taken(annotations, entities, span):
                left_alone += 1
            elif overlapping := [item for item in not_rejected if item.id not in replaced]:
                replaced[overlapping[0].id] = (overlapping[0], span)
            else:
                bare.append(span)
        return SamePlaces(
            tuple(bare), tuple(same), tuple(other), tuple(replaced.values()), left_alone
        )

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        count = len(self.places(annotations).spans)
        return f"labelled {describe_body(annotations, self.entity)} and {count} more"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to make, to accept and to relabel."""
        present = [i for i in _entities(annotations, self.entity.span) if i.body == self.entity]
        if not any(map(_is_accepted, present)):
            yield addition(annotations, author, self.entity)
        places = self.places(annotations)
        for span in places.bare:
            body = Entity(span, self.entity.label)
            yield Change(None, new_record(author, body, Origin.PROPAGATED, Decided.BULK))
        for item in places.same:
            record = decided_record(item, author, Status.ACCEPTED, Decided.BULK)
            yield Change(record_of(item), record)
        for item, span in (*((item, item.body.extent) for item in places.other), *places.replaced):
            body = Entity(span, self.entity.label)
            yield Change(record_of(item), revised_record(item, author, body, Decided.BULK))

    def _gives_way(self, item: Item) -> bool:
        return not _is_accepted(item) or item.body.label == self.instead_of

    def _is_taken(self, annotations: AnnotationSet, entities: Sequence[Item], span: Span) -> bool:
        """Tell whether none of these entities gives way to the label at a place."""
        key = Entity(span, self.entity.label).key
        return any(
            item.body.key == key
            or _is_accepted(item)
            or (status_of(item) is Status.SUGGESTED and _is_longer_name(annotations, item, span))
            for item in entities
        )


@dataclass(frozen=True, slots=True)
class RemoveSameText:
    """Remove every annotation with this label on equal text, whether pending or accepted.

    What a pipeline proposed is rejected, the rest is deleted, as `Delete` does.
    """

    entity: Entity
    """The first of them; it may be gone already."""

    def places(self, annotations: AnnotationSet) -> SamePlaces:
        """The items that the command would remove."""
        items = [
            item
            for span in equal_spans(annotations.document.text, self.entity.span)
            for item in _entities(annotations, span)
            if item.body == Entity(span, self.entity.label)
            and status_of(item) is not Status.REJECTED
        ]
        return SamePlaces(same=tuple(items))

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        count = len(self.places(annotations).spans)
        return f"removed {count} more {describe_body(annotations, self.entity)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to reject or delete: speakers that point there lose their link."""
        for item in self.places(annotations).same:
            if is_proposed(item):
                record = decided_record(item, author, Status.REJECTED, Decided.BULK)
                yield Change(record_of(item), record)
            elif isinstance(item, Annotation):
                yield Change(item, None)
            yield from without_speaker(annotations, author, item.id)


def _entities(annotations: AnnotationSet, span: Span) -> Sequence[Item]:
    items = annotations.items.overlapping(span)
    return [item for item in items if isinstance(item.body, Entity)]


def _is_longer_name(annotations: AnnotationSet, item: Item, span: Span) -> bool:
    """Tell whether an item has a capital or a figure on either side of a span."""
    extent, text = item.body.extent, annotations.document.text
    beside = text[extent.start : span.start] + text[span.end : extent.end]
    return any(char.isupper() or char.isdigit() for char in beside)


def _is_accepted(item: Item) -> bool:
    return status_of(item) is Status.ACCEPTED
