"""Names as the panel lists them: of entities, and of those who speak in claims."""

from __future__ import annotations

from typing import NamedTuple

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.entity import PEOPLE
from annotate.span import Fragments
from annotate.speakers import can_speak, entity_named_by

_ARTICLE = "the"


def quote(annotations: AnnotationSet, pieces: Fragments) -> str:
    """The text of some fragments on one line."""
    return " … ".join([" ".join(annotations.quote(piece).split()) for piece in pieces])


def name_of(annotations: AnnotationSet, item: Item) -> str:
    """The text of an entity without a small article in front of it: equal names are one group."""
    return _without_article(quote(annotations, item.body.fragments))


class Speaker(NamedTuple):
    """Who speaks in a claim, as far as the claim and the entities say."""

    name: str
    """Empty where the source is missing, a pronoun, or a noun that no entity stands for."""
    is_person: bool
    """True if a surname alone may stand for the whole name."""


def speaker_of(annotations: AnnotationSet, claim: Claim) -> Speaker:
    """Who speaks in a claim: the linked entity, else the one that its source names."""
    linked = annotations.get(claim.speaker) if claim.speaker is not None else None
    named = linked or entity_named_by(annotations, claim.source, None)
    if named is not None:
        return Speaker(name_of(annotations, named), named.body.label in PEOPLE)
    people = {name_of(annotations, item) for item in _people_in(annotations, claim.source)}
    return Speaker(people.pop(), True) if len(people) == 1 else Speaker("", False)


def full_name(annotations: AnnotationSet, item: Item) -> str:
    """The name of a person, if an item is one who may speak; empty for anything else."""
    is_person = item.body.label in PEOPLE and can_speak(item)
    return name_of(annotations, item) if is_person else ""


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
