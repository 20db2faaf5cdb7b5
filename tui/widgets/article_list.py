"""A list of articles, one row each, drawn as it scrolls by; thousands cost no more than ten."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.library.overview import State
from tui.display.glyphs import visible
from tui.widgets.article_columns import COLUMN_GAP, Column, Row, columns_for
from tui.widgets.fitting import Piece, cells, shortened_ahead, shortened_pieces, text_cells
from tui.widgets.lines import Part

_QUIET_STATES = {State.DONE, State.ASIDE}
_FAINT = {"quiet", "bar", "track", "trouble"}
"""Looks that the row under the cursor does not have: they are too faint on its ground."""

_DRAWN_SECONDS = 20
"""Seconds after which rows are drawn anew, for their ages; chosen by hand."""

Notice = Sequence[Sequence[Part]]
"""Lines that stand in place of an empty list, or under a finished one."""


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under a line of headings; the screen gives the commands that move the cursor."""

    COMPONENT_CLASSES = {
        "articles--heading",
        "articles--head",
        "articles--current",
        "articles--done",
        "articles--quiet",
        "articles--plain",
        "articles--strong",
        "articles--key",
        "articles--sign",
        "articles--bar",
        "articles--bar-done",
        "articles--track",
        "articles--hit",
        "articles--folder",
        "articles--trouble",
    }

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

        key: str

    @dataclass
    class Moved(Message):
        """The cursor has moved to another row."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self.head: Sequence[Part] = ()
        """The words over the titles: where the articles come from, and how many there are.

        Where they do not fit, the folder is left out, then counts from the end.
        """
        self.notice: Notice = ()
        """Lines under the rows, or in place of them where there are none."""
        self.place_width = 0
        """Cells for the folders or sites of the articles; 0 where all come from the same."""
        self.is_search = False
        """True if the words around hits are shown in place of numbers."""
        self._keys: Sequence[str] = ()
        self._row_of: Callable[[str], Row] = _no_row
        self._indexes: dict[str, int] = {}
        self._cursor = 0
        self._styles: dict[str, Style] = {}
        """Styles by the looks that they were looked up for, in the present theme."""
        self._strips: dict[tuple[str, bool], Strip] = {}
        """Drawings of rows, by their keys and whether the cursor is on them."""
        self._surroundings: tuple[object, ...] = ()
        """Columns and time for which they were drawn."""

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed, in order."""
        return [self._row_of(key) for key in self._keys]

    @property
    def keys(self) -> Sequence[str]:
        """The keys of what is listed, in order."""
        return self._keys

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        return self._keys[self._cursor] if self._keys else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._row_of(self._keys[self._cursor]) if self._keys else None

    def show(
        self, keys: Sequence[str], row_of: Callable[[str], Row], *, key: str | None = None
    ) -> None:
        """List some articles; the cursor goes to `key`, else stays on its row.

        Args:
            keys: The keys of the articles, in order.
            row_of: Makes the row of a key, when it is drawn.
            key: The article to go to.
        """
        self._keys, self._row_of = keys, row_of
        self._indexes = {listed_key: index for index, listed_key in enumerate(keys)}
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(keys) + 1)
        self._place_cursor(self._indexes.get(key or "", self._cursor))

    def go(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest one that exists."""
        self._place_cursor(index)
        if self.key is not None:
            self.post_message(self.Moved(self.key))

    def _place_cursor(self, index: int) -> None:
        self._cursor = max(0, min(index, len(self._keys) - 1))
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
    def caret(self) -> Offset:
        """The row under the cursor, from the corner of the list."""
        return Offset(0, self._cursor - self.scroll_offset.y + 1)

    @property
    def page(self) -> int:
        """The number of articles that fit on screen."""
        return max(1, self.size.height - 1)

    def on_click(self, event: events.Click) -> None:
        """Post that a row was clicked."""
        index = event.y - 1 + self.scroll_offset.y
        if event.y and index < len(self._keys):
            self.go(index)
            self.post_message(self.Chosen(self._keys[index]))

    def on_resize(self) -> None:
        """Keep the cursor on screen."""
        if self._keys:
            self.virtual_size = Size(self.size.width, len(self._keys) + 1)
            self._place_cursor(self._cursor)

    def render_line(self, y: int) -> Strip:
        """Draw the headings, one row, or a line of the notice."""
        columns = self._columns()
        index = y - 1 + self.scroll_offset.y
        if y == 0:
            return self._headings(columns)
        if index >= len(self._keys):
            return self._notice_line(index - len(self._keys) - 1)
        drawing = self._keys[index], index == self._cursor
        if drawing not in self._strips:
            self._strips[drawing] = self._row(self._row_of(drawing[0]), columns, drawing[1])
        return self._strips[drawing]

    def forget_drawings(self) -> None:
        """Draw every row anew: some say something else now."""
        self._strips.clear()
        self.refresh()

    def _columns(self) -> Sequence[Column]:
        """The columns that fit now; where they are others, every row is drawn anew."""
        width = self.size.width - 2
        look = (width, self.place_width, self.is_search, int(time.time()) // _DRAWN_SECONDS)
        if look != self._surroundings:
            self._surroundings = look
            self._strips.clear()
        return columns_for(width, place_width=self.place_width, is_search=self.is_search)

    def _headings(self, columns: Sequence[Column]) -> Strip:
        """The head over sign and title, then the names of the other columns, if there are rows."""
        sign, title, *others = columns
        style = self._style("heading")
        room = sign.width + COLUMN_GAP + title.width
        if not self._keys:
            others, room = [], self.size.width - 2
        parts = [*self.head]
        while len(parts) > 1 and sum(text_cells(visible(part.text)) for part in parts) > room:
            parts.pop(1 if parts[1].style == "head" else -1)
        head = [(visible(part.text), style + self._part(part)) for part in parts]
        pieces = _fitted(head, room, style)
        for column in others:
            pieces += [
                (" " * COLUMN_GAP, style),
                *_in_column([(column.name, style)], column, style),
            ]
        return self._line(pieces, style)

    def _row(self, row: Row, columns: Sequence[Column], is_current: bool) -> Strip:
        is_quiet = row.overview is not None and row.overview.state in _QUIET_STATES
        base = self._style("current" if is_current else "done" if is_quiet else "plain")
        pieces: list[Piece] = []
        for column in columns:
            parts = [
                (visible(part.text), base + self._part(part, is_current, is_quiet))
                for part in column.parts_of(row)
            ]
            pieces += [*_in_column(parts, column, base), (" " * COLUMN_GAP, base)]
        return self._line(pieces[:-1], base)

    def _part(self, part: Part, is_current: bool = False, is_quiet: bool = False) -> Style:
        """The look of a part on the ground of its row."""
        look = part.style
        if look == "plain" or (is_current and look in _FAINT):
            return Style.null()
        return self._style("bar-done" if look == "bar" and is_quiet else look)

    def _notice_line(self, index: int) -> Strip:
        base = self._style("plain")
        parts = self.notice[index] if 0 <= index < len(self.notice) else ()
        pieces = [(visible(part.text), base + self._part(part)) for part in parts]
        return self._line(_fitted([("  ", base), *pieces], self.size.width - 2, base), base)

    def _line(self, pieces: Sequence[Piece], style: Style) -> Strip:
        segments = [Segment(text, look) for text, look in ((" ", style), *pieces) if text]
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self.get_component_rich_style(f"articles--{name}", partial=True)
            style = self.rich_style + style if name in _GROUNDS else style
            self._styles[name] = style
        return style

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()


_GROUNDS = {"heading", "current", "done", "plain"}
"""Looks of a whole row, on which those of its parts are put."""


def _no_row(key: str) -> Row:
    raise KeyError(key)


def _in_column(pieces: list[Piece], column: Column, style: Style) -> list[Piece]:
    """Some pieces in the width of their column."""
    missing = column.width - cells(pieces)
    if missing >= 0 and column.align_right:
        return [(" " * missing, style), *pieces]
    if missing < 0 and column.keeps_end:
        text = "".join(text for text, _ in pieces)
        pieces = [(shortened_ahead(text, column.width), pieces[-1][1])]
    return _fitted(pieces, column.width, style)


def _fitted(pieces: list[Piece], width: int, style: Style) -> list[Piece]:
    """Some pieces in `width` cells; what is too long ends in dots."""
    pieces = shortened_pieces(pieces, width)
    return [*pieces, (" " * (width - cells(pieces)), style)]
