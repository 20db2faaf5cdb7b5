"""The side panel: claims by speaker and entities by name, drawn as they scroll by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from annotate.annotation import Item
from annotate.labels.scheme import HUES, LabelScheme
from tui.keys.actions import give_actions
from tui.keys.rest import REST_SECONDS
from tui.widgets.gradual_work import GradualWork
from tui.widgets.panel.drawing import TAKES_KEYS, RowDrawings
from tui.widgets.panel.growing_outline import GrowingOutline
from tui.widgets.panel.head_words import head_words
from tui.widgets.panel.listing import Listing
from tui.widgets.panel.motions import PanelMotions
from tui.widgets.panel.outline import Outline
from tui.widgets.panel.reason import with_reason
from tui.widgets.panel.revealing import Revealer
from tui.widgets.panel.row_words import RowWords, row_words
from tui.widgets.rows_view import RowsView

_HEAD = 1
"""Rows at the top that do not scroll: the head with the counts."""

_OVER = "over"
"""The layer above the article."""


class AnnotationPanel(RowsView, can_focus=True, inherit_bindings=False):
    """Follows the cursor; moving in it shows each annotation in the text.

    The screen gives it its keys.

    Args:
        scheme: The labels in force.
        listing: Gives what is to be listed at this moment.
        is_quiet: Whether there is time for work that nobody waits for.
    """

    LOOKS = "panel--"
    COMPONENT_CLASSES = {f"panel--hue-{hue}" for hue in range(1, HUES + 1)} | {
        f"panel--{look}"
        for look in (
            *("head", "filter", "heading", "rule", "text", "cue", "quiet", "count", "note"),
            *("rejected", "empty", "current", TAKES_KEYS),
        )
    }

    @dataclass
    class Chosen(Message):
        """An annotation is to be shown in the text."""

        item_id: str
        jump: bool
        """True if the keys go to the text as well."""

    @dataclass
    class Left(Message):
        """The keys are to go back to the text."""

    def __init__(
        self,
        scheme: LabelScheme,
        listing: Callable[[], Listing],
        *,
        is_quiet: Callable[[], bool],
    ) -> None:
        super().__init__(id="panel")
        self._scheme = scheme
        self._look_up = listing
        self._listing = listing()
        self._growing = GrowingOutline(scheme)
        self._marked: Item | None = None
        """The annotation that is marked."""
        self.marked_rows = range(0)
        """Its rows; empty where it is not listed."""
        self._listing_of_rest = GradualWork(self, self._list_more, is_quiet=is_quiet)
        self._is_behind = False
        """True while something has come that is to be listed soon."""
        self._showing = GradualWork(self, self._show_late, is_quiet=is_quiet)
        self._revealer = Revealer(
            self, is_quiet=is_quiet, rows=lambda: self.marked_rows, head=_HEAD
        )
        self._drawings = RowDrawings(self.paint)
        self._drawn_head: RowWords | None = None
        """The words of the head as it was drawn last."""
        self._motions = PanelMotions(self)
        give_actions(self, (self._motions,))

    # What it shows.

    @property
    def caret(self) -> Offset:
        """The first row that is marked, behind the line; that of the head where none is."""
        row = self.marked_rows.start if self.marked_rows else self.first_row
        return Offset(1, row - self.first_row)

    def show(self) -> None:
        """List what there is now; does nothing while the panel is hidden."""
        self._is_behind = False
        if not self.display:
            return
        listing, previous = self._look_up(), self._listing
        self._listing = listing
        if self.outline is None or not listing.is_same(previous):
            self._growing.begin(listing)
            if not self._growing.is_complete:
                self._listing_of_rest.start()
        self._update()

    def show_soon(self) -> None:
        """List what has come meanwhile, once for all of it, as soon as the keys rest.

        Whoever moves in the panel sees it at once.
        """
        if self.has_focus:
            self.show()
        elif self.display:
            self._is_behind = True
            self._showing.start(after=REST_SECONDS)

    def follow(self, item: Item | None, *, at_once: bool = False) -> None:
        """Mark an annotation and scroll to it; without one, the mark stays where it is.

        The next annotation of the text may be anywhere in the panel: unless it is asked to scroll
        `at_once`, it does so when the keys rest, and does not leap with each of them.
        """
        if item is None or not self.display:
            return
        self._catch_up()
        previous = self.marked_rows
        self._marked = item
        self.marked_rows = self._growing.rows_of(item)
        if previous or self.marked_rows:
            self.redraw_rows(previous, self.marked_rows)
        if at_once:
            self._revealer.reveal()
        else:
            self._revealer.reveal_soon()

    @property
    def covers_text(self) -> bool:
        """True if it lies over the article, as it does in a window without room beside it."""
        return self.layer == _OVER

    @property
    def current(self) -> Item | None:
        """The annotation that is marked."""
        return self._marked if self.marked_rows else None

    @property
    def first_row(self) -> int:
        """The number of the row at the top, which the head covers."""
        return super().first_row - _HEAD

    # What moves its mark.

    @property
    def visible_rows(self) -> range:
        """The rows that can be seen below the head, listed or not."""
        return range(self.first_row + _HEAD, self.first_row + self.size.height)

    def choose(self, item: Item) -> None:
        """Mark an annotation, and have it shown in the text."""
        self.follow(item, at_once=True)
        self.post_message(self.Chosen(item.id, jump=False))

    def jump(self, item: Item) -> None:
        """Go to an annotation in the text."""
        self.post_message(self.Chosen(item.id, jump=True))

    def leave(self) -> None:
        """Give the keys back to the text."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """Jump to what was clicked."""
        self._catch_up()
        row = event.y + self.first_row
        if event.y >= _HEAD and self.outline is not None and self.outline.items_at(row):
            self._motions.choose_in(row)
            self._motions.action_jump()

    # How it is drawn.

    def on_resize(self) -> None:
        """Keep the marked row on screen."""
        self._revealer.reveal()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the marked rows with or without the keys."""
        super().watch_has_focus(has_focus)
        self.redraw_rows(self.marked_rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region, the head on top of them."""
        rows = super().render_lines(crop)
        if crop.y < _HEAD and rows:
            self._drawn_head = head_words(self._listing, self.outline)
            head = self._drawings.words(self._drawn_head, ("head",), self.row_width)
            rows[0] = head if crop.width >= self.row_width else head.crop(*crop.column_span)
        return rows

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row behind the line that parts the panel from the article."""
        if row >= 0 and not len(self._growing):
            empty_words = self._listing.empty_words if self._growing.is_complete else "listing …"
            return self._drawings.paragraph(empty_words, row - _HEAD, "empty", width)
        return self._drawings.words(*self._row_words(row, width), width)

    @property
    def has_line(self) -> bool:
        """True if a line parts the panel from the article, some of which is in sight beside it."""
        return self.display and self.size.width < self.screen.size.width

    def line_column(self) -> int | None:
        """The cell of that line on the screen."""
        return self.region.x if self.has_line else None

    @property
    def surroundings(self) -> tuple[object, ...]:
        """What all drawings depend on, the line among it."""
        return *super().surroundings, self.has_line

    def reset_drawing(self) -> None:
        """Drop everything that was drawn or looked up."""
        super().reset_drawing()
        self._drawings.begin(has_line=self.has_line)

    def _row_words(self, row: int, width: int) -> tuple[RowWords, tuple[str, ...]]:
        """The words of a row of the outline and the look of all of it; none below the last one."""
        outline = self.outline
        entry = outline.row(row) if outline is not None and row >= 0 else None
        if outline is None or entry is None:
            return RowWords(()), ()
        if row not in self.marked_rows or self._marked is None:
            return row_words(entry, outline, self._scheme), ()
        rank = outline.rank_in_row(self._marked)
        words = row_words(entry, outline, self._scheme, rank=rank)
        mark = TAKES_KEYS if self.has_focus else "current"
        return with_reason(words, entry, self._marked, self._drawings.room(width)), (mark,)

    # The outline.

    @property
    def outline(self) -> Outline | None:
        """What is listed; None before anything is."""
        return self._growing.outline

    def _catch_up(self) -> None:
        """List what is to be listed soon, before a row is looked up."""
        if self._is_behind:
            self.show()

    def _show_late(self) -> bool:
        self._catch_up()
        return False

    def _list_more(self) -> bool:
        """Take in some more annotations; returns whether any are left."""
        if not self._growing.is_complete:
            self._growing.grow()
            self._update()
        return not self._growing.is_complete

    def _update(self) -> None:
        """Draw what is listed now, with the mark in its place."""
        self.set_length(len(self._growing) + _HEAD)
        if self._marked is not None and self._listing.annotations is not None:
            self._marked = self._listing.annotations.items.get(self._marked.id)
        self.marked_rows = self._growing.rows_of(self._marked)
        changed = self._growing.take_changed_rows()
        if changed is None or not len(self._growing):
            self.update_rows()
        else:
            self.redraw_rows(*changed)
        if head_words(self._listing, self.outline) != self._drawn_head:
            self.redraw_rows(range(self.first_row, self.first_row + _HEAD))
