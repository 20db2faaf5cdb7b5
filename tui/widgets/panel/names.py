"""Names as the panel lists them: of entities, and of those who speak in claims."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.entity import PEOPLE
from annotate.span import Fragments
from annotate.speakers import can_speak, entity_named_by, speaker_name

_ARTICLE = "the"


def quote(annotations: AnnotationSet, pieces: Fragments) -> str:
    """The text of some fragments on one line."""
    return " … ".join([" ".join(annotations.quote(piece).split()) for piece in pieces])


def name_of(annotations: AnnotationSet, item: Item) -> str:
    """The text of an entity without a small article in front of it: equal names are one group."""
    return _without_article(quote(annotations, item.body.fragments))


def speaker_of(annotations: AnnotationSet, claim: Claim) -> str:
    """The name of who speaks in a claim: the linked one, else the one that its source names.

    Empty where the source is missing, a pronoun, or a noun that no entity stands for.
    """
    linked_name = " ".join(speaker_name(annotations, claim).split())
    if linked_name:
        return _without_article(linked_name)
    named = entity_named_by(annotations, claim.source, None)
    if named is not None:
        return name_of(annotations, named)
    people = {name_of(annotations, item) for item in _people_in(annotations, claim.source)}
    return people.pop() if len(people) == 1 else ""


def _people_in(annotations: AnnotationSet, source: Fragments) -> list[Item]:
    return [
        item
        for piece in source
        for item in annotations.items.overlapping(piece)
        if item.body.label in PEOPLE and can_speak(item) and piece.covers(item.body.extent)
    ]


def _without_article(name: str) -> str:
    first, _, others = name.partition(" ")
    return others if first == _ARTICLE and others else name
