"""Pieces of text in styles made to fit a number of cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Piece = tuple[str, Style]
"""A text and how it looks."""


def fitted(pieces: Iterable[Piece], width: int, style: Style) -> Strip:
    """A strip of `width` cells: padded, or cut at the end.

    Neighbours in the very same style become one segment: the terminal is told of it once.
    """
    segments: list[Segment] = []
    text, current, used = "", style, 0
    for piece, look in pieces:
        if look is current:
            text += piece
            continue
        if text:
            segments.append(Segment(text, current))
            used += cell_len(text)
        text, current = piece, look
    used += cell_len(text)
    missing = " " * (width - used)
    if current is style:
        text, missing = text + missing, ""
    segments += [Segment(text, current)] if text else []
    segments += [Segment(missing, style)] if missing else []
    return Strip(segments, max(width, used)).adjust_cell_length(width, style)


def cut(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """What of some pieces fits in `width` cells."""
    kept: list[Piece] = []
    for text, style in pieces:
        kept.append((set_cell_size(text, min(width, cell_len(text))), style))
        width -= cell_len(kept[-1][0])
    return kept


def cells(pieces: Iterable[Piece]) -> int:
    """How many cells some pieces take."""
    return sum(cell_len(text) for text, _ in pieces)
