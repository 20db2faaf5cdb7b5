"""Reading states without an app: an article with nested annotations and a claim."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.entity import Entity
from tests.builders import DOCUMENT, claim, entity, place
from tui.reader.state import ReadingState

MAY, LAVROV, SAID = entity("Ms May"), entity("Mr Lavrov"), claim()
WHOLE = Entity(place("Mr Lavrov of Moscow"), "ORG")


def reading(work: AnnotationSet, cursor: int = 0) -> ReadingState:
    state = ReadingState(DOCUMENT, cursor)
    state.attach(work)
    return state


def item_of(state: ReadingState, body: object) -> Item:
    assert state.annotations is not None
    [item] = [item for item in state.annotations.items if item.body == body]
    return item
