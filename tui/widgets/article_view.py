"""The article on screen: wrapped rows with gutter, highlights, cursor and margin notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from annotate.labels.scheme import HUES
from annotate.layout import Look
from annotate.span import Span
from tui.display.column_widths import measure
from tui.display.marks import Marks
from tui.display.rows import Row
from tui.display.scrolling import CONTEXT_ROWS, context_rows, scrolled_to
from tui.display.wrapping import Wrapping
from tui.widgets.gradual_work import GradualWork
from tui.widgets.row_drawing import NOTE_ID, RowDrawing
from tui.widgets.rows_view import RowsView

_HUE_CLASSES = {
    f"article--{kind}"
    for hue in range(1, HUES + 1)
    for kind in (f"hue-{hue}-pending", f"hue-{hue}-accepted", f"note-{hue}")
}
_ROLE_CLASSES = {
    f"article--{role}{state}" for role in ("source", "cue", "content") for state in ("", "-focus")
}
_LOOK_CLASSES = {f"article--look-{look}" for look in Look}
_ROWS_AT_ONCE = 1_000
"""Rows wrapped in one go while no key waits: a few milliseconds."""
_DRAWN_ROWS = 500
"""Rows whose latest drawings are kept: some screens full; chosen by hand."""


class ArticleView(RowsView, can_focus=True, inherit_bindings=False):
    """Draws one article row by row; knows nothing of annotations but their marks.

    Positions are half-open code-point offsets.

    Args:
        text: The text of the article.
        widest: Cells of text at most.
        top: Offset of the first character to show, unless that would hide the cursor.
        marks: Gives the marks of a span; called for each row that is drawn.
        cursor: Gives the offset of the token under the cursor.
        is_quiet: Whether there is time for work that nobody waits for.
    """

    # Textual's own way of selecting text knows neither tokens nor the keys that go on from there.
    ALLOW_SELECT = False
    LOOKS = "article--"
    COMPONENT_CLASSES = (
        {
            "article--note-speaker",
            "article--text",
            "article--cursor",
            "article--selection",
            "article--hit",
        }
        | {"article--hint", "article--hint-rest", "article--hint-typed"}
        | {
            "article--focus",
            "article--rival",
            "article--piece",
            "article--bar",
            "article--bar-focus",
            "article--seam",
            "article--note-focus",
        }
        | _HUE_CLASSES
        | _ROLE_CLASSES
        | _LOOK_CLASSES
    )

    @dataclass
    class Clicked(Message):
        """A character was clicked."""

        offset: int

    @dataclass
    class NoteClicked(Message):
        """A label in the margin was clicked."""

        item_id: str
        """Id of its annotation."""

    @dataclass
    class Dragged(Message):
        """The mouse is dragged from one character to another, with the button still down."""

        start: int
        """Offset of the character where the drag began."""
        end: int
        """Offset of the character under the pointer."""

    @dataclass
    class Rewrapped(Message):
        """The text was wrapped to another width; rows have changed."""

        wrapping: Wrapping

    def __init__(
        self,
        text: str,
        *,
        widest: int,
        top: int,
        marks: Callable[[Span], Marks],
        cursor: Callable[[], int],
        is_quiet: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._text = text
        self._widest = widest
        self._marks = marks
        self._cursor = cursor
        self._initial_top: int | None = top
        """The offset of the top to begin with; None once it is on screen."""
        self._drag_start: int | None = None
        """Offset of the character on which the button went down; None while it is up."""
        self._drag_end = 0
        self._column_widths = measure(80, widest)
        self.wrapping = Wrapping(text, self._column_widths.text)
        """The text, wrapped to the present width."""
        self._wrapping_of_rest = GradualWork(self, self._wrap_more, is_quiet=is_quiet)
        self._drawings: dict[int, tuple[tuple[Marks, Strip], ...]] = {}
        """The latest two drawings of rows, with their marks: with the cursor or focus, and without.

        A row that these leave looks as it did before they came.
        """

    def on_mount(self) -> None:
        """Wrap the rows below the screen little by little."""
        self._wrapping_of_rest.start()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew, and keep the row on top where it was."""
        self.fit(event.size.width)

    def fit(self, width: int) -> None:
        """Wrap the text to a widget of `width` cells."""
        initial_top, self._initial_top = self._initial_top, None
        top = self.top if initial_top is None else initial_top
        self._column_widths = measure(width, self._widest)
        if self._column_widths.text != self.wrapping.width:
            self.wrapping = Wrapping(self._text, self._column_widths.text)
            self._wrapping_of_rest.start()
        row = self.wrapping.row_of(top)
        if initial_top is not None:
            # As on the first page, which stays on screen until now.
            cursor_row = self.wrapping.row_of(self._cursor())
            row = max(0, scrolled_to(cursor_row, cursor_row, top=row, page=self.page))
        self.wrapping.clamped(row + 2 * self.page)
        self.set_length(self.wrapping.likely_length)
        self.scroll_to_row(row)
        self.post_message(self.Rewrapped(self.wrapping))
        self.refresh()

    @property
    def top(self) -> int:
        """Offset of the first character on screen."""
        return self.wrapping.row(self.wrapping.clamped(self.scroll_offset.y)).start

    @property
    def caret(self) -> Offset:
        """The first cell of the token under the cursor, from the corner of the view."""
        offset, widths = self._cursor(), self._column_widths
        number = self.wrapping.row_of(offset)
        column = self.wrapping.row(number).column_of(offset)
        return Offset(widths.left + widths.gutter + column, number - self.first_row)

    @property
    def page(self) -> int:
        """Rows on screen."""
        return max(1, self.size.height)

    def scroll_to_row(self, row: int) -> None:
        """Put a row on top."""
        self.wrapping.clamped(row + self.page)
        length = self.wrapping.likely_length
        if self.wrapping.is_complete or length > self.virtual_size.height:
            # Textual scrolls no further than this.
            self.set_length(length)
        self.scroll_to(y=row, animate=False, force=True)

    def reveal(self, span: Span, *, leap: bool = False) -> None:
        """Scroll just as far as needed to show a span with some context.

        Args:
            span: The span to show; only its beginning, where it is longer than the screen.
            leap: Whether to scroll by most of a screen, so that the rows stay where they are for
                the next span in the same direction.
        """
        first = self.wrapping.row_of(span.start)
        last = self.wrapping.row_of(span.end - 1)
        old_top, page = self.scroll_offset.y, self.page
        context, top = context_rows(page), scrolled_to(first, last, top=old_top, page=page)
        if leap and top > old_top:
            top = first - page // 4
        elif leap and top < old_top:
            top = min(first - context, last + 1 - page * 3 // 4)
        if max(0, top) != old_top:
            self.scroll_to_row(max(0, top))

    def bring_up(self, span: Span) -> None:
        """Put a span near the top, so that the text after it is in view."""
        self.scroll_to_row(max(0, self.wrapping.row_of(span.start) - CONTEXT_ROWS))

    def shows(self, start: int, end: int) -> bool:
        """True if any of the characters `[start, end)` is on screen."""
        last = self.wrapping.clamped(self.scroll_offset.y + self.page - 1)
        return start < self.wrapping.row(last).end and end > self.top

    @property
    def visible_rows(self) -> list[Row]:
        """The rows on screen."""
        top = self.scroll_offset.y
        last = self.wrapping.clamped(top + self.page - 1)
        return [self.wrapping.row(index) for index in range(top, last + 1)]

    def redraw(self, *spans: Span) -> None:
        """Draw the rows of these spans again; rows that are not wrapped yet need no drawing."""
        self.redraw_rows(*set(map(self.wrapping.rows_of, spans)))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows, the first ones where they will stay: the news of the size come later."""
        if self._initial_top is not None:
            self.fit(self.size.width)
        return super().render_lines(crop)

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row of the text, or an empty one below it."""
        if self.wrapping.clamped(row) != row:
            return super().draw_row(row, width)
        text_row = self.wrapping.row(row)
        is_empty = text_row.end == text_row.start
        marks = Marks() if is_empty else self._marks(Span(text_row.start, text_row.end))
        former = self._drawings.get(row, ())
        drawing = next((strip for drawn, strip in former if drawn == marks), None)
        if drawing is None:
            drawing = RowDrawing(self._column_widths, width, self.paint).draw(text_row, marks)
        if len(self._drawings) >= _DRAWN_ROWS:
            self._drawings.clear()
        others = [each for each in former if each[1] is not drawing]
        self._drawings[row] = ((marks, drawing), *others[:1])
        return drawing

    def forget(self, rows: range | None = None) -> None:
        """Drop the drawings of these rows, or of all, with what they looked like before."""
        if rows is None:
            self._drawings.clear()
        super().forget(rows)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Post which character or label is clicked; a drag may begin on a character."""
        item_id = event.style.meta.get(NOTE_ID)
        if item_id is not None:
            self.post_message(self.NoteClicked(item_id))
            return
        self.capture_mouse()
        self._drag_start = self._drag_end = self._offset_under(event)
        self.post_message(self.Clicked(self._drag_start))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Post how far a drag has come; past an edge the text scrolls along."""
        if self._drag_start is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False, force=True)
        offset = self._offset_under(event)
        if offset != self._drag_end:
            self._drag_end = offset
            self.post_message(self.Dragged(self._drag_start, offset))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        self.release_mouse()
        self._drag_start = None

    def _offset_under(self, event: events.MouseEvent) -> int:
        """Offset of the character that is nearest to the pointer."""
        y = max(0, min(event.y, self.size.height - 1))
        row = self.wrapping.row(self.wrapping.clamped(y + self.scroll_offset.y))
        column = event.x - self._column_widths.left - self._column_widths.gutter
        return row.offset_at(max(0, column))

    def _wrap_more(self) -> bool:
        """Wrap some rows; returns whether any are left. The scrollbar is exact in the end."""
        self.wrapping.grow(_ROWS_AT_ONCE)
        if self.wrapping.is_complete:
            self.set_length(len(self.wrapping))
        return not self.wrapping.is_complete
