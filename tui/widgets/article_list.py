"""A list of articles, one row each, drawn as it scrolls by; thousands cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.library.overview import State
from tui.display.glyphs import visible
from tui.widgets.article_columns import COLUMN_GAP, Column, Row, columns_for

_GAP = " " * COLUMN_GAP
_QUIET_STATES = {State.DONE, State.ASIDE}


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under a line of headings; the screen gives the commands that move the cursor."""

    COMPONENT_CLASSES = {
        "articles--heading",
        "articles--current",
        "articles--quiet",
        "articles--empty",
    }

    @dataclass
    class Chosen(Message):
        """An article was clicked."""

        key: str

    @dataclass
    class Moved(Message):
        """The cursor has moved to another article."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self.empty = ""
        """The words shown in place of an empty list."""
        self._rows: list[Row] = []
        self._indexes: dict[str, int] = {}
        self._cursor = 0

    @property
    def rows(self) -> Sequence[Row]:
        """The articles that are listed, in order."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The article under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def show(self, rows: Sequence[Row], *, key: str | None = None) -> None:
        """List these articles; the cursor goes to `key`, else stays on its row."""
        self._rows = list(rows)
        self._indexes = {row.key: index for index, row in enumerate(rows)}
        self.virtual_size = Size(self.size.width, len(rows) + 1)
        self._place_cursor(self._indexes.get(key or "", self._cursor))

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Put other numbers on articles that are listed already."""
        for row in rows:
            index = self._indexes.get(row.key)
            if index is not None:
                self._rows[index] = row
        self.refresh()

    def go(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest one that exists."""
        self._place_cursor(index)
        if self.current is not None:
            self.post_message(self.Moved(self.current.key))

    def _place_cursor(self, index: int) -> None:
        self._cursor = max(0, min(index, len(self._rows) - 1))
        top, height = self.scroll_offset.y, self.page
        if not top <= self._cursor < top + height:
            is_far = abs(self._cursor - top) > 2 * height
            is_above = self._cursor < top
            target = self._cursor - (height // 2 if is_far else 0 if is_above else height - 1)
            self.scroll_to(y=max(0, target), animate=False, force=True)
        self.refresh()

    def move(self, rows: int) -> None:
        """Move the cursor some rows down, or up."""
        self.go(self._cursor + rows)

    @property
    def page(self) -> int:
        """The number of articles that fit on screen."""
        return max(1, self.size.height - 1)

    def on_click(self, event: events.Click) -> None:
        """Post that an article was clicked."""
        index = event.y - 1 + self.scroll_offset.y
        if event.y and index < len(self._rows):
            self.go(index)
            self.post_message(self.Chosen(self._rows[index].key))

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        if self._rows:
            self.virtual_size = Size(self.size.width, len(self._rows) + 1)
            self._place_cursor(self._cursor)

    def render_line(self, y: int) -> Strip:
        """Draw the headings or one article."""
        base, width = self.rich_style, self.size.width
        columns = columns_for(width - 2)
        index = y - 1 + self.scroll_offset.y
        if y == 0:
            cells = [_fitted(column.name, column) for column in columns]
            return self._line(cells, base + self._style("heading"))
        if index >= len(self._rows):
            text = f" {self.empty}" if y == 1 and not self._rows else ""
            style = base + self._style("empty")
            return Strip([Segment(text, style)]).adjust_cell_length(width, base)
        row = self._rows[index]
        if index == self._cursor:
            base += self._style("current")
        elif row.overview is not None and row.overview.state in _QUIET_STATES:
            base += self._style("quiet")
        return self._line([_fitted(column.text_of(row), column) for column in columns], base)

    def _line(self, cells: Sequence[str], style: Style) -> Strip:
        strip = Strip([Segment(f" {_GAP.join(cells)} ", style)])
        return strip.adjust_cell_length(self.size.width, style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"articles--{name}", partial=True)


def _fitted(text: str, column: Column) -> str:
    """A text in the width of its column; one that is too long ends, or begins, in dots."""
    drawing = visible(text)
    length = cell_len(drawing)
    if length > column.width > 1:
        # The end of a path says more than its beginning.
        if column.name == "source":
            drawing = "…" + _tail(drawing, column.width - 1)
        else:
            drawing = set_cell_size(drawing, column.width - 1).rstrip() + "…"
    elif column.align_right:
        drawing = " " * (column.width - length) + drawing
    return set_cell_size(drawing, column.width)


def _tail(text: str, cells: int) -> str:
    while cell_len(text) > cells:
        text = text[1:]
    return text
