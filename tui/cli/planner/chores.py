"""Chores: the work that remains on an article, from its annotations and the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class Chore:
    """An annotation to change, to remove or to make."""

    item: Item | None
    """The present item; None when it has to be made."""
    body: Body | None
    """The body that it has to get; None when it has to go."""

    @property
    def is_right(self) -> bool:
        """True if only accepting remains to be done."""
        if self.item is None or self.body is None:
            return False
        return is_same(self.item.body, self.body)

    @property
    def place(self) -> tuple[int, int]:
        """Its position in the queue: text order, outer ones before inner ones."""
        extent = self._body.extent
        return (extent.start, -extent.end)

    @property
    def _body(self) -> Body:
        body = self.item.body if self.item is not None else self.body
        assert body is not None  # noqa: S101 - one of the two is always given
        return body


def is_same(one: Body, other: Body) -> bool:
    """Return whether two have the same label and fragments, whatever the speaker of a claim."""
    return one.key == other.key


def chores(annotations: AnnotationSet, gold: Iterable[Body]) -> list[Chore]:
    """The chores that separate the annotations from the gold, in the order of the queue."""
    items = [item for item in annotations.items if status_of(item) is not Status.REJECTED]
    missing = {body.key: body for body in gold}
    right = [(item, missing.pop(item.body.key)) for item in items if item.body.key in missing]
    remaining = [Chore(item, body) for item, body in right if status_of(item) is Status.SUGGESTED]
    right_ids = {item.id for item, _ in right}
    for item in items:
        if item.id not in right_ids:
            closest = _closest(item.body, list(missing.values()))
            remaining.append(Chore(item, missing.pop(closest.key) if closest is not None else None))
    remaining += [Chore(None, body) for body in missing.values()]
    return sorted(remaining, key=lambda chore: chore.place)


def _closest(proposed: Body, missing: Sequence[Body]) -> Body | None:
    """The missing annotation that shares the most with a wrong one."""
    shared = [(_shared(proposed, body), body) for body in missing]
    most, body = max(shared, key=lambda pair: pair[0], default=(0, None))
    return body if most else None


def _shared(one: Body, other: Body) -> int:
    """The number of characters that two of a kind have in common; claims need the same cue."""
    if isinstance(one, Entity) and isinstance(other, Entity):
        return len(set(_range(one.span)) & set(_range(other.span)))
    if isinstance(one, Claim) and isinstance(other, Claim) and one.cue == other.cue:
        return len(set(_ranges(one.fragments)) & set(_ranges(other.fragments)))
    return 0


def _ranges(pieces: Iterable[Span]) -> Iterator[int]:
    return (offset for piece in pieces for offset in _range(piece))


def _range(span: Span) -> range:
    return range(span.start, span.end)
