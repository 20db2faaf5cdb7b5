"""The picture of a row: everything that is marked on it, from annotations and reading state."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from annotate.annotation import Item, Status, status_of
from annotate.claim import Role
from annotate.span import Span
from tui.display.item_cache import ItemCache
from tui.display.item_marks import ItemLook, item_look, look_marks
from tui.display.marks import CURSOR, FOCUS, HIT, PIECE, SELECTION, Bar, Mark, Marks
from tui.reader.base import ReaderBase

_MOST_LOOKS = 5_000
"""Annotations whose looks are kept: some screens full, however many there are on a line."""


class Picture(ReaderBase):
    """Tells the article view what to draw."""

    @cached_property
    def _item_looks(self) -> ItemCache[ItemLook]:
        """What is drawn for all annotations but the one in focus."""
        scheme = self.workspace.scheme
        return ItemCache(lambda item: item_look(item, scheme, focused=False), most=_MOST_LOOKS)

    def marks_on(self, row: Span) -> Marks:
        """Marks, margin notes, bars and hints of a row's characters."""
        looks = self._looks_on(row)
        marks = list(look_marks(self.document.layout, row))
        for look in looks:
            marks += look.marks
        notes = tuple(look.note for look in looks if look.note is not None)
        sides = [bar for look in looks for bar in look.bars]
        if self.frame is not None:
            marks += self._frame_marks()
            sides += [Bar(piece, "┃", "bar-focus") for piece in self.frame.content]
        marks += self._piece_marks()
        marks += self._reading_marks(row)
        hints = tuple(self.hints.within(row)) if self.hints is not None else ()
        return Marks(tuple(marks), notes, tuple(sides), hints)

    def _looks_on(self, row: Span) -> list[ItemLook]:
        """How the annotations are drawn that are to be seen in a row."""
        if self.session is None or self.highlights_hidden:
            return []
        focused = self.focused_item
        return [
            item_look(item, self.workspace.scheme, focused=True)
            if item is focused
            else self._item_looks.get(item)
            for item in self.session.annotations.items.overlapping(row)
            if item is focused or self._passes(item)
        ]

    def _passes(self, item: Item) -> bool:
        """Whether an annotation is drawn that is not in focus."""
        being_edited = self.frame is not None and self.frame.editing == item.id
        filtered = self.item_filter is not None and not self.item_filter.shows(item)
        return status_of(item) is not Status.REJECTED and not being_edited and not filtered

    def _frame_marks(self) -> list[Mark]:
        if self.frame is None:
            return []
        return [
            Mark(piece, f"{role.value}-focus", FOCUS)
            for role in Role
            for piece in self.frame.part(role)
        ]

    def _piece_marks(self) -> Iterator[Mark]:
        """The piece of a claim that the edge keys move."""
        framed, piece = self.framed, self.piece_in_hand
        span = piece.span(framed) if framed is not None and piece is not None else None
        if span is not None:
            yield Mark(span, "piece", PIECE)

    def _reading_marks(self, row: Span) -> Iterator[Mark]:
        if self.search is not None:
            for hit in self.search.within(row):
                yield Mark(hit, "hit", HIT)
        for place in self.question.places if self.question is not None else ():
            if place.overlaps(row):
                yield Mark(place, "hit", HIT)
        if self.selection is not None and self.selection.span.overlaps(row):
            yield Mark(self.selection.span, "selection", SELECTION)
        cursor = self.selection.head if self.selection is not None else self.cursor
        if cursor.overlaps(row) and self.focused_item is None:
            yield Mark(cursor, "cursor", CURSOR)
