"""Lines of words: status, focus, keys and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual.strip import Strip
from textual.widget import Widget

from annotate.labels.scheme import HUES
from tui.display.glyphs import visible
from tui.widgets.cached_rows import CachedRows
from tui.widgets.fitting import Piece, cells, cut, fitted


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line, and how it looks."""

    text: str
    style: str = "plain"
    """A component class of the line, without its prefix."""


Sides = Sequence[Iterable[Part]]
"""A left side, then right sides, of which the first one that leaves room is drawn."""


class Line(CachedRows, Widget):
    """One row of parts; text from outside is made safe, and cut where it does not fit.

    Args:
        name: The id of the widget.
        sides: Gives the parts; called when the line is drawn, however often it was updated.
    """

    LOOKS = "line--"
    COMPONENT_CLASSES = {
        *("line--plain", "line--strong", "line--quiet", "line--key", "line--warning"),
        *("line--source", "line--cue", "line--content"),
        *(f"line--hue-{hue}" for hue in range(1, HUES + 1)),
    }

    def __init__(self, name: str, sides: Callable[[], Sides]) -> None:
        super().__init__(id=name)
        self._sides = sides
        self._drawn: tuple[object, Strip] | None = None
        """The parts that were drawn last, and their drawing."""

    def update(self) -> None:
        """Draw the line anew, with the parts of this moment."""
        self.redraw_rows(range(1))

    @property
    def text(self) -> str:
        """The text of the line where there is room for all of it."""
        left, *rights = self._sides()
        return "".join(part.text for part in (*left, *(rights[0] if rights else ())))

    def reset_drawing(self) -> None:
        """Drop the drawing."""
        self._drawn = None
        super().reset_drawing()

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw the only row."""
        if row:
            return super().draw_row(row, width)
        sides = tuple(map(tuple, self._sides()))
        if self._drawn is None or self._drawn[0] != sides:
            self._drawn = (sides, self._draw_sides(sides[0], sides[1:], width))
        return self._drawn[1]

    def _draw_sides(
        self, parts: Sequence[Part], rights: Sequence[Sequence[Part]], width: int
    ) -> Strip:
        plain = self.paint()
        left = self._pieces(parts)
        room = max(0, width - 2 * _EDGE)
        right = self._fitting_right(rights, width, cells(left))
        right = self._shortened(right, max(room - min(cells(left), _LEAST_LEFT) - _GAP, 0))
        left_cells = max(0, room - cells(right))
        left = self._shortened(left, max(0, left_cells - (_GAP if right else 0)))
        edge, gap = (" " * _EDGE, plain), (" " * (left_cells - cells(left)), plain)
        return fitted([edge, *left, gap, *right], width, plain)

    def _shortened(self, pieces: list[Piece], room: int) -> list[Piece]:
        """As much of the pieces as fits, with an ellipsis where something is left out."""
        if cells(pieces) <= room:
            return pieces
        return [*cut(pieces, room - 1), ("…", self.paint())] if room else []

    def _fitting_right(
        self, rights: Sequence[Sequence[Part]], width: int, left: int
    ) -> list[Piece]:
        """The first right side that leaves the left one enough of its cells, else the last."""
        right: list[Piece] = []
        for parts in rights:
            right = self._pieces(parts)
            if cells(right) + min(left, _LEAST_LEFT) + _GAP <= width:
                break
        return right

    def _pieces(self, parts: Iterable[Part]) -> list[Piece]:
        return [(visible(part.text), self.paint(part.style)) for part in parts]


_EDGE = 1
"""Empty cells at either end."""
_GAP = 3
"""Empty cells between the sides, and between keys."""
_LEAST_LEFT = 30
"""Cells that the left side keeps when the right one is long; chosen by hand."""


def keys_line(pairs: Iterable[tuple[str, str]], width: int) -> list[Part]:
    """Pairs of a key and its label, as many as fit in `width` cells; the last ones always do."""
    *first, before_last, last = pairs
    always = (before_last, last)
    parts: list[Part] = []
    room = width - sum(map(_length, always)) + _GAP - 2 * _EDGE
    for pair in first:
        room -= _length(pair)
        if room < 0:
            break
        parts += _key_parts(pair)
    return [*parts, *(part for pair in always for part in _key_parts(pair))]


def _key_parts(pair: tuple[str, str]) -> list[Part]:
    return [Part(pair[0], "key"), Part(f" {pair[1]}{' ' * _GAP}")]


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0]) + len(pair[1]) + 1 + _GAP
