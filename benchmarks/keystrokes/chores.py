"""Chores: what is left to do on an article, from the difference between annotations and gold."""

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
    """Something that is there has to become something else, or to go, or to be made."""

    item: Item | None
    """What is there; None when it has to be made."""
    body: Body | None
    """What it has to become; None when it has to go."""

    @property
    def is_right(self) -> bool:
        """True if accepting is all there is to do."""
        if self.item is None or self.body is None:
            return False
        return is_same(self.item.body, self.body)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the queue: text order, outer ones before inner ones."""
        extent = self._there.extent
        return (extent.start, -extent.end)

    @property
    def _there(self) -> Body:
        there = self.item.body if self.item is not None else self.body
        assert there is not None  # noqa: S101 - one of the two is always given
        return there


def is_same(one: Body, other: Body) -> bool:
    """Return whether two have the same label and fragments, whatever the speaker of a claim."""
    return one.key == other.key


def chores(annotations: AnnotationSet, gold: Iterable[Body]) -> list[Chore]:
    """What separates the annotations from gold, in the order of the queue."""
    shown = [item for item in annotations.items if status_of(item) is not Status.REJECTED]
    missing = {body.key: body for body in gold}
    right = [(item, missing.pop(item.body.key)) for item in shown if item.body.key in missing]
    left = [Chore(item, body) for item, body in right if status_of(item) is Status.SUGGESTED]
    settled = {item.id for item, _ in right}
    for item in shown:
        if item.id not in settled:
            meant = _meant(item.body, list(missing.values()))
            left.append(Chore(item, missing.pop(meant.key) if meant is not None else None))
    left += [Chore(None, body) for body in missing.values()]
    return sorted(left, key=lambda chore: chore.place)


def _meant(proposed: Body, missing: Sequence[Body]) -> Body | None:
    """The missing annotation that shares the most with a wrong one."""
    shared = [(_shared(proposed, body), body) for body in missing]
    most, body = max(shared, key=lambda pair: pair[0], default=(0, None))
    return body if most else None


def _shared(one: Body, other: Body) -> int:
    """How many characters two of a kind have in common; claims need the same cue."""
    if isinstance(one, Entity) and isinstance(other, Entity):
        return len(set(_range(one.span)) & set(_range(other.span)))
    if isinstance(one, Claim) and isinstance(other, Claim) and one.cue == other.cue:
        return len(set(_ranges(one.fragments)) & set(_ranges(other.fragments)))
    return 0


def _ranges(pieces: Iterable[Span]) -> Iterator[int]:
    return (offset for piece in pieces for offset in _range(piece))


def _range(span: Span) -> range:
    return range(span.start, span.end)
