"""Marks: the look of ranges of the article, as values that a widget draws.

Ranges and offsets are half-open and in code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.span import Span

LOOK, CONTENT, PART, ENTITY, CHIP, HIT, FOCUS, RIVAL, PIECE, SELECTION, CURSOR = range(11)
"""Layers: where marks overlap, a later layer wins."""

STATUS_SIGNS = {Status.SUGGESTED: "·", Status.ACCEPTED: "✓", Status.REJECTED: "✗"}
"""Signs of a status where there is no room for a word."""
MOVED = "~"
"""Sign of an annotation that was re-anchored in a changed text, until its place is confirmed."""


def status_sign(item: Item) -> str:
    """The sign of an annotation's status, or that of one that has moved with the text."""
    is_moved = isinstance(item, Annotation) and item.moved
    return MOVED if is_moved else STATUS_SIGNS[status_of(item)]


class Mark(NamedTuple):
    """A range in a style."""

    span: Span
    style: str
    """A component class of the article view, without its prefix."""
    layer: int
    """One of the layers above."""


class MarginNote(NamedTuple):
    """A short label in the margin beside the row where its entity begins."""

    at: int
    """Offset of the entity."""
    text: str
    style: str
    item_id: str = ""
    """Id of the annotation that it belongs to; empty where a click leads nowhere."""


class Bar(NamedTuple):
    """A bar in the gutter beside the rows that a part of a claim runs through."""

    span: Span
    glyph: str
    style: str


@dataclass(frozen=True, slots=True)
class Hint:
    """Letters drawn over a word, from its first cell on."""

    at: int
    """Offset of the word."""
    letters: str
    typed: int
    """Number of letters that are typed already."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that is drawn on, over and beside a range of text."""

    marks: tuple[Mark, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    bars: tuple[Bar, ...] = ()
    hints: tuple[Hint, ...] = ()
