"""The look of annotations and of the article itself: marks, margin notes and bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotate.annotation import Item, Status, needs_a_look, status_of
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.labels.scheme import LabelScheme
from annotate.layout import Layout
from annotate.span import Span
from tui.display.marks import CHIP, CONTENT, ENTITY, FOCUS, LOOK, MOVED, PART, Bar, MarginNote, Mark


class ItemLook(NamedTuple):
    """Everything that is drawn for one annotation."""

    marks: tuple[Mark, ...]
    note: MarginNote | None
    bars: tuple[Bar, ...]


def item_look(item: Item, scheme: LabelScheme, *, focused: bool) -> ItemLook:
    """The look of an annotation on the text and beside it."""
    return ItemLook(
        tuple(_marks(item, scheme, focused=focused)),
        _note(item, scheme, focused=focused),
        tuple(_bars(item, focused=focused)),
    )


def look_marks(layout: Layout, row: Span) -> Iterator[Mark]:
    """The marks of a row for what stands out in the article itself, under all annotations."""
    for styled in layout.within(row):
        yield Mark(styled.span, f"look-{styled.look}", LOOK)


def _marks(item: Item, scheme: LabelScheme, *, focused: bool) -> Iterator[Mark]:
    """The marks of an annotation on the text; a rejected one has some only while focused."""
    if isinstance(item.body, Claim):
        yield from _claim_marks(item.body, focused=focused)
        return
    hue = scheme.label(item.body.label).hue
    state = "pending" if needs_a_look(item) else _STATE[status_of(item)]
    if status_of(item) is not Status.REJECTED:
        # The hue of a pending one could not be read on a ground of another hue, or of the same.
        layer = CHIP if state == "accepted" else ENTITY
        yield Mark(item.body.span, f"hue-{hue}-{state}", layer)
    if focused:
        yield Mark(item.body.span, "focus", FOCUS)


def _note(item: Item, scheme: LabelScheme, *, focused: bool) -> MarginNote | None:
    """The short label of an entity: in small letters while it is pending, else in capitals."""
    if not isinstance(item.body, Entity) or status_of(item) is Status.REJECTED:
        return None
    label = scheme.label(item.body.label)
    is_pending = status_of(item) is Status.SUGGESTED
    text = label.short.lower() if is_pending else label.short.upper()
    text += MOVED if needs_a_look(item) and not is_pending else ""
    style = "note-focus" if focused else f"note-{label.hue}"
    return MarginNote(item.body.span.start, text, style, item.id)


def _bars(item: Item, *, focused: bool) -> Iterator[Bar]:
    """The bars of a claim: broken while it is pending, thick beside all parts while it is focused.

    One that has moved with the text is wavy until its place is confirmed.
    """
    if not isinstance(item.body, Claim) or status_of(item) is Status.REJECTED:
        return
    is_pending = status_of(item) is Status.SUGGESTED
    glyph = "┆" if is_pending else MOVED if needs_a_look(item) else "│"
    glyph = "┃" if focused else glyph
    for piece in item.body.fragments if focused else item.body.content or item.body.fragments:
        yield Bar(piece, glyph, "bar-focus" if focused else "bar")


_STATE = {
    Status.SUGGESTED: "pending",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "pending",
}


_LAYERS = {Role.SOURCE: PART, Role.CUE: PART, Role.CONTENT: CONTENT}


def _claim_marks(claim: Claim, *, focused: bool) -> Iterator[Mark]:
    for role, layer in _LAYERS.items():
        for piece in claim.part(role):
            yield Mark(piece, f"{role}-focus", FOCUS) if focused else Mark(piece, role.value, layer)
