"""Annotations in the words of the interface."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.suggestion import Body

_QUOTE_LENGTH = 40


def describe_item(annotations: AnnotationSet, item: Item) -> str:
    """An item in the words of the interface: `PERSON “Ms May”`."""
    return describe_body(annotations, item.body)


def describe_body(annotations: AnnotationSet, body: Body) -> str:
    """A span or claim in the words of the interface, its quote on one line and cut to fit."""
    place = body.extent
    if isinstance(body, Claim):
        place = (body.content or body.cue)[0]
    quote = " ".join(annotations.quote(place).split())
    if len(quote) > _QUOTE_LENGTH:
        quote = quote[: _QUOTE_LENGTH - 1] + "…"
    return f"{body.label} “{quote}”"


def describe_items(annotations: AnnotationSet, ids: tuple[str, ...]) -> str:
    """One item in full, or how many there are."""
    if len(ids) == 1:
        return describe_item(annotations, annotations.item(ids[0]))
    return f"{len(ids)} annotations"
