"""The side panel: every annotation in text order, one row each, drawn as it scrolls by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from annotate.annotation import Annotation, Item, SortKey, Status, sort_key, status_of
from annotate.annotation_set import AnnotationSet
from annotate.change import Edit
from annotate.claim import Claim
from annotate.labels.scheme import SHORT_CELLS, LabelScheme, cells
from annotate.span import Fragments, Span
from annotate.speakers import speaker_name
from tui.display.glyphs import visible
from tui.display.item_cache import ItemCache
from tui.display.marks import MOVED, STATUS_SIGNS
from tui.widgets.fitting import fitted
from tui.widgets.rows_view import RowsView

_CACHED_ROWS = 500
"""Rows whose drawings are kept: some screens full; chosen by hand."""


class AnnotationPanel(RowsView, can_focus=True, inherit_bindings=False):
    """Follows the cursor; moving in it shows each annotation in the text.

    The screen gives it its keys.
    """

    LOOKS = "panel--"
    COMPONENT_CLASSES = {
        "panel--current",
        "panel--current-focus",
        "panel--label",
        "panel--rejected",
        "panel--empty",
    }

    @dataclass
    class Chosen(Message):
        """An annotation is to be shown in the text."""

        item_id: str
        jump: bool
        """True if the keys go to the text as well."""

    def __init__(self, scheme: LabelScheme) -> None:
        super().__init__(id="panel")
        self._annotations: AnnotationSet | None = None
        self._scheme = scheme
        self._current = 0
        self._strips = ItemCache(self._row, most=_CACHED_ROWS)
        """Drawings of the rows other than the current one."""

    def show(self, annotations: AnnotationSet) -> None:
        """List these annotations."""
        self._annotations = annotations
        self.set_length(len(annotations.items))
        if self.display:
            self.update_rows()

    def show_others(self, annotations: AnnotationSet, changed: Sequence[Span]) -> None:
        """List these annotations, of which some were added or removed within the changed spans."""
        first = min(span.start for span in changed)
        rank = annotations.items.rank((first, -len(annotations.document.text) - 1, "", ""))
        if annotations is not self._annotations or rank < self.first_row + self.size.height:
            self.show(annotations)
            return
        self.forget(range(rank, len(annotations.items)))
        self.set_length(len(annotations.items))

    def show_changed(self, annotations: AnnotationSet, edit: Edit) -> None:
        """List these annotations, some of which an edit has changed."""
        items = annotations.items
        if annotations is not self._annotations or self.virtual_size.height != len(items):
            self.show(annotations)
            return
        for change in edit.changes:
            item = items.get(change.id)
            if item is not None:
                rank = items.rank(sort_key(item))
                self.redraw_rows(range(rank, rank + 1))

    def follow(self, position: SortKey) -> None:
        """Mark the annotation with a sort key, or the one before it."""
        if self._annotations is None:
            return
        items = self._annotations.items
        rank = items.rank(position)
        is_there = rank < len(items) and items.nth(rank).id == position[-1]
        self._move_to(rank if is_there else rank - 1)

    def action_move(self, rows: int) -> None:
        """Mark the annotation some rows further down, or up."""
        self._move_to(self._current + rows)
        self._post_chosen(jump=False)

    def action_jump(self) -> None:
        """Go to the annotation in the text."""
        self._post_chosen(jump=True)

    @property
    def current(self) -> Item | None:
        """The annotation that is marked."""
        if self._annotations is None or not len(self._annotations.items):
            return None
        return self._annotations.items.nth(min(self._current, len(self._annotations.items) - 1))

    def on_resize(self) -> None:
        """Keep the marked row on screen."""
        self._reveal(is_ahead=True)

    def on_click(self, event: events.Click) -> None:
        """Jump to the annotation that was clicked."""
        self._move_to(event.y + self.scroll_offset.y)
        self._post_chosen(jump=True)

    def reset_drawing(self) -> None:
        """Drop all drawings."""
        self._strips.forget()
        super().reset_drawing()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the marked row with or without the keys."""
        super().watch_has_focus(has_focus)
        self.refresh_line(self._current)

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw the annotation at a rank."""
        if self._annotations is None or row >= len(self._annotations.items):
            return super().draw_row(row, width) if row else self._empty(width)
        item = self._annotations.items.nth(row)
        if row == self._current:
            return self._row(item, "current-focus" if self.has_focus else "current")
        # The name of a speaker may change while the claim stays the same.
        return self._row(item) if _has_speaker(item) else self._strips.get(item)

    def _post_chosen(self, *, jump: bool) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self.current.id, jump))

    def _row(self, item: Item, *looks: str) -> Strip:
        label = self._scheme.label(item.body.label)
        note_sign = "*" if isinstance(item, Annotation) and item.note else " "
        # The label has a colour of its own, except on the row that takes the keys.
        label_looks = looks if "current-focus" in looks else (*looks, "label")
        text_looks = (*looks, "rejected") if _is_rejected(item) else looks
        gap = " " * (1 + SHORT_CELLS - cells(label.short))
        pieces = [
            (f" {_glyph(item)}{note_sign}", self.paint(*looks)),
            (label.short + gap, self.paint(*label_looks)),
            (visible(self._summary(item)), self.paint(*text_looks)),
        ]
        return fitted(pieces, self.row_width, self.paint(*looks))

    def _summary(self, item: Item) -> str:
        if not isinstance(item.body, Claim):
            return self._quote(item.body.fragments)
        source = self._quote(item.body.source) or "—"
        if self._annotations is not None:
            name = " ".join(speaker_name(self._annotations, item.body).split())
            source += f" = {name}" if name and name != source else ""
        return f"{source} · {self._quote(item.body.cue)} · {self._quote(item.body.content)}"

    def _quote(self, pieces: Fragments) -> str:
        if self._annotations is None:
            return ""
        quotes = (self._annotations.quote(piece) for piece in pieces)
        return " … ".join(" ".join(quote.split()) for quote in quotes)

    def _empty(self, width: int) -> Strip:
        return fitted([(" no annotations yet", self.paint("empty"))], width, self.paint())

    def _move_to(self, rank: int) -> None:
        if self._annotations is None:
            return
        previous = self._current
        self._current = max(0, min(rank, len(self._annotations.items) - 1))
        self._reveal(is_ahead=previous < self._current)
        if previous != self._current:
            self.redraw_rows(*(range(row, row + 1) for row in (previous, self._current)))

    def _reveal(self, *, is_ahead: bool) -> None:
        """Scroll to the marked row unless it is on screen; does nothing before the first layout.

        Args:
            is_ahead: Whether it was reached from above: then more room is left below it.
        """
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= self._current < top + height:
            target = max(0, self._current - height * (1 if is_ahead else 3) // 4)
            self.scroll_to(y=target, animate=False, force=True)


def _glyph(item: Item) -> str:
    is_moved = isinstance(item, Annotation) and item.moved
    return MOVED if is_moved else STATUS_SIGNS[status_of(item)]


def _has_speaker(item: Item) -> bool:
    return isinstance(item.body, Claim) and item.body.speaker is not None


def _is_rejected(item: Item) -> bool:
    return status_of(item) is Status.REJECTED
