"""What the lists of answers (hits, people, statements) share in drawing and scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.display.glyphs import visible
from tui.widgets.fitting import fitted, shortened_pieces
from tui.widgets.lines import Part
from tui.widgets.rows_view import RowsView

NOTICE_EDGE = 2
"""Empty cells at either side of a notice."""
MOST_HEADING = 100
"""Cells of a heading at most, so that date and number stay beside it; chosen by hand."""

Notice = Sequence[Sequence[Part]]
"""Lines in place of an empty list."""


def notice_row(view: RowsView, notice: Notice, index: int, width: int) -> Strip:
    """Draw a line of a notice in the looks of a list; an empty row where there is no such line."""
    parts = notice[index] if 0 <= index < len(notice) else ()
    plain = view.paint()
    pieces = [(visible(part.text), view.paint(part.style)) for part in parts]
    words = shortened_pieces(pieces, width - 2 * NOTICE_EDGE)
    return fitted([(" " * NOTICE_EDGE, plain), *words], width, plain)


def scroll_to_rows(view: RowsView, rows: range) -> None:
    """Scroll as far as some rows need to be in view, their first one before all others."""
    top, height = view.first_row, view.size.height
    if rows.start < top:
        view.scroll_to(y=rows.start, animate=False, force=True)
    elif rows.stop > top + height > 0:
        view.scroll_to(y=rows.stop - height, animate=False, force=True)
