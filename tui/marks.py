"""Marks: what a range of the article looks like, worked out from annotations and reading state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.annotation import Item, Status, needs_a_look, status_of
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.layout import Layout
from annotate.scheme import LabelScheme
from annotate.span import Span

LOOK, CONTENT, PART, ENTITY, HIT, FOCUS, RIVAL, PIECE, SELECTION, CURSOR = range(10)
"""Layers: where marks overlap, a later layer wins."""


MOVED = "~"
"""Marks what was found again in a changed text, until somebody confirms its place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range in a style."""

    span: Span
    style: str
    """A component class of the article view, without its prefix."""
    layer: int


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A short label in the margin beside the row where its entity begins."""

    at: int
    """Offset of the entity."""
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in the gutter beside the rows that a content runs through."""

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
    """How many of the letters are typed already."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that is drawn on, over and beside a range of text."""

    marks: tuple[Mark, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    bars: tuple[Bar, ...] = ()
    hints: tuple[Hint, ...] = ()


def look_marks(layout: Layout, row: Span) -> Iterator[Mark]:
    """What stands out in a row of the article itself, under everything that is annotated."""
    for styled in layout.within(row):
        yield Mark(styled.span, f"look-{styled.look}", LOOK)


def item_marks(item: Item, scheme: LabelScheme, *, focused: bool) -> Iterator[Mark]:
    """How an annotation is drawn on the text; a rejected one only while it is focused."""
    if isinstance(item.body, Claim):
        yield from _claim_marks(item.body, focused=focused)
        return
    hue = scheme.label(item.body.label).hue
    state = "pending" if needs_a_look(item) else _STATE[status_of(item)]
    if status_of(item) is not Status.REJECTED:
        yield Mark(item.body.span, f"hue-{hue}-{state}", ENTITY)
    if focused:
        yield Mark(item.body.span, "focus", FOCUS)


def margin_note(item: Item, scheme: LabelScheme) -> MarginNote | None:
    """The short label of an entity: small letters while it is pending."""
    if not isinstance(item.body, Entity) or status_of(item) is Status.REJECTED:
        return None
    label = scheme.label(item.body.label)
    pending = status_of(item) is Status.SUGGESTED
    text = label.short.lower() if pending else label.short
    text += MOVED if needs_a_look(item) and not pending else ""
    return MarginNote(item.body.span.start, text, f"note-{label.hue}")


def bars(item: Item, *, focused: bool) -> Iterator[Bar]:
    """The bars of a claim: broken while it is pending, thick while it is focused.

    One that has moved with the text is wavy until somebody confirms its place.
    """
    if not isinstance(item.body, Claim) or status_of(item) is Status.REJECTED:
        return
    pending = status_of(item) is Status.SUGGESTED
    glyph = "┆" if pending else MOVED if needs_a_look(item) else "│"
    glyph = "┃" if focused else glyph
    for piece in item.body.content:
        yield Bar(piece, glyph, "bar-focus" if focused else "bar")


_STATE = {
    Status.SUGGESTED: "pending",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "pending",
}


def _claim_marks(claim: Claim, *, focused: bool) -> Iterator[Mark]:
    for role in Role:
        style = f"{role.value}-focus" if focused else role.value
        layer = FOCUS if focused else CONTENT if role is Role.CONTENT else PART
        for piece in claim.part(role):
            yield Mark(piece, style, layer)
