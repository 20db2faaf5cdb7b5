"""The first page: the text alone, on screen while everything else is being loaded."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.display.column_widths import measure
from tui.display.first_rows import first_rows
from tui.display.frame import look_of, rows_above, rows_below
from tui.display.rows import Row


class FirstPage(Screen[None]):
    """Looks like the reader without annotations, which soon covers it.

    On a terminal, `tui/cli/first_page` has drawn the same cells before this was imported.

    Args:
        text: The article.
        widest: Cells of text at most.
        cursor: Offset of the token under the cursor.
        top: Offset of the first character that was on screen.
        ready: Called, and awaited, when the page has been painted.
    """

    DEFAULT_CSS = """
    FirstPage { background: $background; color: $foreground; }
    FirstPage > Page { width: 100%; height: 100%; background: $background; color: $foreground; }
    FirstPage > Page > .page--status { background: $panel; text-style: $status-style; }
    FirstPage > Page > .page--focus { background: $panel; }
    FirstPage > Page > .page--keys { background: $surface; }
    FirstPage > Page > .page--rule { color: $rule; }
    """

    def __init__(
        self, text: str, *, widest: int, cursor: int, top: int, ready: Callable[[], object]
    ) -> None:
        super().__init__()
        self._page = Page(text, widest=widest, cursor=cursor, top=top)
        self._ready = ready

    def compose(self) -> ComposeResult:
        """The page."""
        yield self._page

    def on_mount(self) -> None:
        """Call `ready` after the first painting."""
        self.call_after_refresh(self._ready)


class Page(Widget):
    """Draws the rows around a place, and empty lines below them."""

    COMPONENT_CLASSES = {"page--status", "page--focus", "page--keys", "page--rule"}

    def __init__(self, text: str, *, widest: int, cursor: int, top: int) -> None:
        super().__init__()
        self._text = text
        self._widest = widest
        self._cursor = cursor
        self._top = top
        self._rows: list[Row] | None = None
        """The rows of text on screen; None until they are wrapped to the size of the window."""

    def on_resize(self) -> None:
        """Wrap to the new size."""
        self._rows = None

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, height = self.size
        look = look_of(y, height, width)
        if look == "rule":
            return Strip([Segment("─" * width, self.get_component_rich_style("page--rule"))], width)
        if look in ("status", "focus", "keys"):
            return Strip.blank(width, self.get_component_rich_style(f"page--{look}"))
        rows, index, base = self._wrap(width, height), y - rows_above(height), self.rich_style
        if look == "blank" or index >= len(rows):
            return Strip.blank(width, base)
        widths, row = measure(width, self._widest), rows[index]
        indent = widths.left + widths.gutter
        segments = [Segment(" " * indent, base), Segment(row.drawing, base)]
        # Without its width, Rich would load its tables to measure quotation marks.
        return Strip(segments, indent + row.width).adjust_cell_length(width, base)

    def _wrap(self, width: int, height: int) -> list[Row]:
        """The rows of text in a window; they are kept until there is another size."""
        if self._rows is None:
            page = height - rows_above(height) - rows_below(height, width)
            self._rows = first_rows(
                self._text,
                measure(width, self._widest).text,
                cursor=self._cursor,
                top=self._top,
                page=max(1, page),
            )
        return self._rows
