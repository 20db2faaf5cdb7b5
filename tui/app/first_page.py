"""The first page: the text alone, on screen while everything else is being loaded."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.display.column_widths import measure
from tui.display.frame import is_tall, rows_above, rows_below
from tui.display.line_breaking import line_start
from tui.display.wrapping import Wrapping


class FirstPage(Screen[None]):
    """Looks like the reader without annotations, which soon covers it.

    Args:
        text: The article.
        widest: Cells of text at most.
        top: Offset of the first character to show.
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

    def __init__(self, text: str, *, widest: int, top: int, ready: Callable[[], object]) -> None:
        super().__init__()
        self._page = Page(text, widest=widest, top=top)
        self._ready = ready

    def compose(self) -> ComposeResult:
        """The page."""
        yield self._page

    def on_mount(self) -> None:
        """Call `ready` after the first painting."""
        self.call_after_refresh(self._ready)


class Page(Widget):
    """Draws rows from an offset on, and empty lines below them."""

    COMPONENT_CLASSES = {"page--status", "page--focus", "page--keys", "page--rule"}

    def __init__(self, text: str, *, widest: int, top: int) -> None:
        super().__init__()
        self._text = text
        self._widest = widest
        self._top = top
        self._wrapping: Wrapping | None = None

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._wrapping = None

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, height = self.size
        above, below = rows_above(height), height - rows_below(height, width)
        if not above <= y < below:
            return self._frame_row(y)
        base = self.rich_style
        widths = measure(width, self._widest)
        wrapping = self._wrap(widths.text)
        number = wrapping.row_of(self._top) + y - above
        if wrapping.clamped(number) != number:
            return Strip.blank(width, base)
        row, indent = wrapping.row(number), widths.left + widths.gutter
        segments = [Segment(" " * indent, base), Segment(row.drawing, base)]
        # Without its width, Rich would load its tables to measure quotation marks.
        return Strip(segments, indent + row.width).adjust_cell_length(width, base)

    def _frame_row(self, y: int) -> Strip:
        """An empty row of the frame around the article."""
        width, height = self.size
        looks = {height - 1: "keys"}
        if not is_tall(height):
            looks |= {0: "status", height - 2: "focus"}
        elif y in (rows_above(height) - 1, height - rows_below(height, width)):
            rule = self.get_component_rich_style("page--rule")
            return Strip([Segment("─" * width, rule)], width)
        look = looks.get(y)
        style = self.get_component_rich_style(f"page--{look}") if look else self.rich_style
        return Strip.blank(width, style)

    def _wrap(self, width: int) -> Wrapping:
        """Wrap the text from the line in which the page begins; the last wrapping is kept."""
        if self._wrapping is None or self._wrapping.width != width:
            start = line_start(self._text, min(self._top, len(self._text)))
            self._wrapping = Wrapping(self._text, width, start=start)
        return self._wrapping
