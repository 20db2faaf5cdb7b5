"""Drawing the rows of the panel, each a number of words in a number of cells."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widgets.fitting import Piece, cells, cut, fitted
from tui.widgets.panel.row_words import RowWords, Words

Paint = Callable[..., Style]
"""Gives the style of some looks on top of each other."""

TAKES_KEYS = "current-focus"
"""The look of the row that takes the keys: everything on it is drawn alike."""

_MOST_DRAWINGS = 500
"""Drawings of rows that are kept; chosen by hand."""


class RowDrawings:
    """Draws rows behind the line that parts the panel from the article, if there is one.

    Drawings are kept by what they say: a row looks the same wherever it stands.

    Args:
        paint: Gives the styles.
    """

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._has_line = False
        self._drawings: dict[tuple[RowWords, tuple[str, ...]], Strip] = {}

    def begin(self, *, has_line: bool) -> None:
        """Draw everything anew, with the line or without it."""
        self._has_line = has_line
        self._drawings.clear()

    def room(self, width: int) -> int:
        """The cells for the words of a row of `width` cells."""
        return width - self._has_line

    def words(self, words: RowWords, looks: tuple[str, ...], width: int) -> Strip:
        """Draw words in some looks on top of each other, or look their drawing up."""
        drawing = self._drawings.get((words, looks))
        if drawing is None:
            if len(self._drawings) >= _MOST_DRAWINGS:
                self._drawings.clear()
            inner = draw_words(words, self.room(width), self._paint, *looks)
            drawing = self._drawings[words, looks] = self._behind_line(inner)
        return drawing

    def paragraph(self, words: str, row: int, look: str, width: int) -> Strip:
        """Draw a row of some words that are wrapped."""
        return self._behind_line(draw_paragraph(words, row, self.room(width), self._paint, look))

    def _behind_line(self, row: Strip) -> Strip:
        if not self._has_line:
            return row
        return Strip([Segment("│", self._paint("rule")), *row], row.cell_length + 1)


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
