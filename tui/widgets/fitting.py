"""Fitting pieces of styled text into a number of cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.display.glyphs import is_plain

Piece = tuple[str, Style]
"""A text without control characters, and its style."""


def fitted(pieces: Iterable[Piece], width: int, style: Style) -> Strip:
    """The pieces as a strip of `width` cells: padded with `style`, or cut at the end.

    Neighbours in the very same style become one segment: it is sent to the terminal once.
    """
    segments: list[Segment] = []
    room, runs = width, _runs(pieces)
    measure = len if _are_narrow([text for text, _ in runs]) else text_cells
    for text, look in runs:
        text_width = measure(text)
        if text_width >= room:
            segments.append(Segment(_shortened(text, room), look))
            return Strip(segments, width)
        segments.append(Segment(text, look))
        room -= text_width
    padding = " " * room
    if segments and segments[-1].style is style:
        padding = segments.pop().text + padding
    segments.append(Segment(padding, style))
    return Strip(segments, width)


def cut(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """As much of the pieces as fits in `width` cells."""
    fitting: list[Piece] = []
    for text, style in pieces:
        fitting.append((_shortened(text, width), style))
        width -= text_cells(fitting[-1][0])
    return fitting


def cells(pieces: Iterable[Piece]) -> int:
    """The number of cells that some pieces take."""
    texts = [text for text, _ in pieces]
    return sum(map(len if _are_narrow(texts) else text_cells, texts))


def shortened(text: str, room: int) -> str:
    """As much of a text as fits in `room` cells, behind it an ellipsis where some is missing."""
    if text_cells(text) <= room:
        return text
    return _shortened(text, max(0, room - 1)).rstrip() + "…" if room else ""


def shortened_ahead(text: str, room: int) -> str:
    """As much of the end of a text as fits in `room` cells, after an ellipsis where it is cut."""
    if text_cells(text) <= room:
        return text
    while text and text_cells(text) > room - 1:
        text = text[max(1, (text_cells(text) - room) // 2) :]
    return f"…{text}" if room > 1 else ""


def shortened_pieces(pieces: Iterable[Piece], room: int) -> list[Piece]:
    """As much of the pieces as fits in `room` cells, then an ellipsis where they are cut."""
    whole = list(pieces)
    if cells(whole) <= room or room <= 1:
        return cut(whole, room)
    *first, (text, look) = [piece for piece in cut(whole, room - 1) if piece[0]]
    return [*first, (f"{text.rstrip()}…", look)]


def text_cells(text: str) -> int:
    """The number of cells that a text takes."""
    return len(text) if _is_narrow(text) else cell_len(text)


def _runs(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without empty ones, neighbours in the very same style joined."""
    runs: list[Piece] = []
    text, current = "", None
    for piece, look in pieces:
        if look is current:
            text += piece
        elif piece:
            if current is not None:
                runs.append((text, current))
            text, current = piece, look
    if current is not None:
        runs.append((text, current))
    return runs


def _shortened(text: str, width: int) -> str:
    """As much of a text as fits in `width` cells."""
    if _is_narrow(text):
        return text[:width]
    return set_cell_size(text, min(width, cell_len(text)))


def _are_narrow(texts: Iterable[str]) -> bool:
    """True if each character of all of them takes one cell; quicker than to ask for each text."""
    return _is_narrow("".join(texts))


def _is_narrow(text: str) -> bool:
    """True if each character takes one cell, as nearly all do; quicker than to count the cells."""
    return text.isascii() or is_plain(text, 0, len(text))
