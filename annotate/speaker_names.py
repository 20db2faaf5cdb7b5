"""Names of entities, as the panel lists them."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.span import Fragments

_ARTICLE = "the"


def quote(annotations: AnnotationSet, pieces: Fragments) -> str:
    """The text of some fragments on one line."""
    return " … ".join([" ".join(annotations.quote(piece).split()) for piece in pieces])


def name_of(annotations: AnnotationSet, item: Item) -> str:
    """The text of an entity without a small article in front of it: equal names are one group."""
    return _without_article(quote(annotations, item.body.fragments))


def _without_article(name: str) -> str:
    first, _, others = name.partition(" ")
    return others if first == _ARTICLE and others else name
