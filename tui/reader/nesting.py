"""The annotations around a token, by how closely they enclose it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.entity import Entity
from annotate.span import Span


def innermost_at(
    annotations: AnnotationSet, token: Span, is_shown: Callable[[Item], bool]
) -> Item | None:
    """The smallest annotation with a fragment on a token; a rejected one only without others.

    Args:
        annotations: Those of the article.
        token: Where to look.
        is_shown: Tells which annotations count.
    """
    return min(filter(is_shown, _items_on(annotations, token)), key=_inwardness, default=None)


def annotations_around(annotations: AnnotationSet | None, token: Span) -> list[Item]:
    """The annotations with a fragment on a token, from the smallest to the largest."""
    if annotations is None:
        return []
    return sorted(_items_on(annotations, token), key=lambda item: len(item.body.extent))


def next_in_round(items: Sequence[Item], item_id: str | None) -> Item | None:
    """The item behind one with an id, the first one behind the last; None where no other is there.

    Args:
        items: The items, in their order.
        item_id: The id of one of them; the first one comes next where it is none of theirs.
    """
    ids = [item.id for item in items]
    if not ids or ids == [item_id]:
        return None
    rank = ids.index(item_id) + 1 if item_id in ids else 0
    return items[rank % len(items)]


def _items_on(annotations: AnnotationSet, token: Span) -> list[Item]:
    return [
        item
        for item in annotations.items.overlapping(token)
        if any(fragment.overlaps(token) for fragment in item.body.fragments)
    ]


def _inwardness(item: Item) -> tuple[bool, int, bool]:
    """Sort key: rejected items last, then shorter before longer, entities before claims."""
    is_rejected = status_of(item) is Status.REJECTED
    return (is_rejected, len(item.body.extent), not isinstance(item.body, Entity))
