"""Segments made to fit a number of cells, with no more strips on the way than it takes."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def padding(segments: Iterable[Segment], width: int, style: Style) -> Segment:
    """What is missing behind some segments to fill `width` cells; empty where nothing is."""
    return Segment(" " * (width - sum(cell_len(segment.text) for segment in segments)), style)


def fitted(segments: list[Segment], width: int, style: Style) -> Strip:
    """A strip of `width` cells: padded, or cut at the end."""
    missing = padding(segments, width, style)
    shown = [segment for segment in (*segments, missing) if segment.text]
    strip = Strip(shown, width if missing.text else None)
    return strip.adjust_cell_length(width, style)
