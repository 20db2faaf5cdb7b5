"""Drawing the words of a row in a number of cells."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from rich.style import Style
from textual.strip import Strip

from tui.widgets.fitting import Piece, cells, cut, fitted
from tui.widgets.panel.row_words import RowWords, Words

Paint = Callable[..., Style]
"""Gives the style of some looks on top of each other."""

TAKES_KEYS = "current-focus"
"""The look of the row that takes the keys: everything on it is drawn alike."""


def draw_words(words: RowWords, width: int, paint: Paint, *looks: str) -> Strip:
    """Draw a row in some looks; what there is no room for at the left ends in an ellipsis."""
    plain = paint(*looks)
    right = _pieces(words.right, paint, looks)
    room = max(0, width - cells(right) - (1 if right else 0))
    left = _pieces(words.left, paint, looks)
    if cells(left) > room > 0:
        left = [*cut(left, room - 1), ("…", plain)]
    filler = words.filler * (room - cells(left))
    fill_look = plain if words.filler == " " else paint(*looks, "rule")
    end = [(" ", plain)] if right else []
    return fitted([*left, (filler, fill_look), *right, *end], width, plain)


def draw_paragraph(words: str, row: int, width: int, paint: Paint, look: str) -> Strip:
    """Draw a row of some words that are wrapped to a width, a cell from the edge."""
    lines = textwrap.wrap(words, max(1, width - 2))
    if not 0 <= row < len(lines):
        return Strip.blank(width, paint())
    return fitted([(f" {lines[row]}", paint(look))], width, paint())


def _pieces(words: Iterable[Words], paint: Paint, looks: tuple[str, ...]) -> list[Piece]:
    if TAKES_KEYS in looks:
        return [(text, paint(*looks)) for text, _ in words]
    return [(text, paint(*looks, look)) for text, look in words]
