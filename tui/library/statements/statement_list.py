"""The list of compared statements, drawn as it scrolls by."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from store.index.statement_reading import StatedComparison
from tui.library.answer_rows import Notice, notice_row, scroll_to_rows
from tui.library.statements.layout import Cell, Layout, Stop, layout
from tui.widgets.fitting import Piece, cells, fitted
from tui.widgets.rows_view import RowsView

_CURSOR = "▸"
"""Stands in front of the statement under the cursor."""


class StatementList(RowsView, can_focus=True, inherit_bindings=False):
    """Draws pairs side by side where there is room; the screen moves the cursor."""

    LOOKS = "statements--"
    COMPONENT_CLASSES = {
        f"statements--{look}"
        for look in (
            *("title", "quiet", "current", "differing", "strong", "key", "warning", "plain"),
        )
    }

    class Chosen(Message):
        """The statement under the cursor was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice = ()
        """Lines in place of the rows, where there are none."""
        self.cursor = 0
        """Number of the stop under the cursor."""
        self._result: StatedComparison | None = None
        self._layout = Layout()

    @property
    def stops(self) -> Sequence[Stop]:
        """The places where the cursor can be."""
        return self._layout.stops

    @property
    def current(self) -> Stop | None:
        """The statement under the cursor; None where there is none."""
        return self.stops[self.cursor] if self.stops else None

    def show(self, result: StatedComparison | None, prepared: Layout) -> None:
        """List another comparison, or the same one in a window of another width.

        The cursor stays on its statement, if that is still there.

        Args:
            result: The comparison; None for nothing.
            prepared: Its layout for some width, which is made anew for another one.
        """
        width = self.size.width
        if result is self._result and self._layout.width in (0, width):
            self.update_rows()
            return
        before = self.current
        self._result, self._layout = result, prepared
        if result is not None and prepared.width != width:
            self._layout = layout(result, width)
        same = (n for n, stop in enumerate(self.stops) if before and stop.key == before.key)
        self.cursor = next(same, 0)
        self.set_length(len(self._layout.rows))
        self.update_rows()
        self.reveal()

    def go(self, number: int) -> None:
        """Put the cursor on a stop, or on the nearest one that exists."""
        before = self.current
        self.cursor = max(0, min(number, len(self.stops) - 1))
        for stop in filter(None, (before, self.current)):
            self.redraw_rows(stop.rows)
        self.reveal()

    def step(self, answers: int) -> None:
        """Go so many statements on, or back."""
        self.go(self.cursor + answers)

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first statement, or to the last one."""
        self.go(len(self.stops) - 1 if last else 0)

    def step_group(self, direction: int) -> None:
        """Go to the first statement of the next pair, or of the pair or the one before.

        Behind the last pair come the statements that no other one is about the same as.
        """
        cursor = self.cursor
        if direction > 0:
            pair = self.current.pair if self.current is not None else None
            behind = (n for n in range(cursor, len(self.stops)) if self.stops[n].pair != pair)
            self.go(next(behind, cursor))
            return
        firsts = [
            n
            for n, stop in enumerate(self.stops[:cursor])
            if stop.pair is not None and (n == 0 or self.stops[n - 1].pair != stop.pair)
        ]
        self.go(firsts[-1] if firsts else 0)

    def move_rows(self, rows: int) -> None:
        """Move the cursor as far as some rows, and by one stop at least."""
        if self.current is None:
            return
        step, target = (1 if rows > 0 else -1), self.current.rows.start + rows
        number = self.cursor + step
        while 0 <= number + step < len(self.stops):
            if (self.stops[number].rows.start - target) * step >= 0:
                break
            number += step
        self.go(number)

    def reveal(self) -> None:
        """Scroll as far as the statement under the cursor and the heading over it need."""
        stop = self.current
        if stop is None:
            return
        rows, first = self._layout.rows, stop.rows.start
        while first > 0 and rows[first - 1] and rows[first - 1][0].stop is None:
            first -= 1
        scroll_to_rows(self, range(first, min(stop.rows.stop, first + self.size.height)))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a statement, and choose it."""
        row = event.y + self.first_row
        here = self._layout.rows[row] if row < len(self._layout.rows) else ()
        fitting = [cell.stop for cell in here if cell.left <= event.x and cell.stop is not None]
        if fitting:
            self.go(fitting[-1])
            self.post_message(self.Chosen())

    @property
    def caret(self) -> Offset:
        """The first row of the statement under the cursor."""
        row = self.stops[self.cursor].rows.start if self.stops else self.first_row
        return Offset(0, row - self.first_row)

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row of cells, or a line of the notice."""
        rows = self._layout.rows
        if row >= len(rows):
            return notice_row(self, self.notice, row if not rows else -1, width)
        pieces: list[Piece] = []
        for cell in rows[row]:
            mark = self._mark(cell, row)
            gap = cell.left - len(mark) - cells(pieces)
            pieces += [(" " * max(0, gap), self.paint()), *self._cell(cell, mark)]
        return fitted(pieces, width, self.paint())

    def _mark(self, cell: Cell, row: int) -> str:
        """What stands in front of a cell: the cursor, on the first row of its statement."""
        if cell.stop is None:
            return ""
        is_first = cell.stop == self.cursor and self.stops[cell.stop].rows.start == row
        return f"{_CURSOR} " if is_first else "  "

    def _cell(self, cell: Cell, mark: str) -> list[Piece]:
        if cell.stop is None or cell.stop != self.cursor:
            return [(mark, self.paint()), *((run.text, self.paint(run.look)) for run in cell.runs)]
        ground = self.paint("current")
        pieces = [(mark, ground)]
        for text, look in cell.runs:
            is_differing = look == "differing"
            pieces.append((text, self.paint("current", look) if is_differing else ground))
        return [*pieces, (" " * max(0, cell.width + len(mark) - cells(pieces)), ground)]
