"""The widths of gutter, text and margin, which share the width of a window."""

from __future__ import annotations

from typing import NamedTuple

WIDEST = 80
"""Cells of text at most, unless the user says otherwise."""
LEAST_WIDTH, MOST_WIDTH = 20, 200
"""Cells between which the user may choose; chosen by hand."""

_GUTTER = 2
"""Cells beside the text for the bars of claims: a bar and a blank."""
_EDGE = 1
"""Cells at the right edge that stay empty."""
_MARGIN = 18
"""Cells for labels at least: room for four short ones and a blank beside them."""
_NARROW = 60
"""Below this many cells of width there is no margin: text comes first."""
_LEAST_TEXT = 10
"""Cells that the text gets in the narrowest window; chosen by hand."""


class ColumnWidths(NamedTuple):
    """Widths in cells, from left to right."""

    left: int
    """Empty cells that centre the text."""
    gutter: int
    """Room for the bars of claims."""
    text: int
    """The text itself."""
    margin: int
    """Room for labels."""


def measure(width: int, widest: int) -> ColumnWidths:
    """Share `width` cells; the text gets `widest` at most and is centred."""
    margin = _MARGIN if width >= _NARROW else 1
    text = max(_LEAST_TEXT, min(widest, width - _EDGE - _GUTTER - margin))
    room = width - text - margin - _GUTTER
    left = max(0, min((width - text) // 2 - _GUTTER, room))
    return ColumnWidths(left, _GUTTER, text, max(0, width - _EDGE - left - _GUTTER - text))
