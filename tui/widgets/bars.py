"""The lines under the article: what is going on, where one is, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual.strip import Strip
from textual.widget import Widget

from tui.display.glyphs import visible
from tui.widgets.cached_rows import CachedRows
from tui.widgets.fitting import Piece, cells, cut, fitted


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line and the component class it is drawn in."""

    text: str
    style: str = "plain"


Sides = Sequence[Iterable[Part]]
"""A left side, and right sides of which the first one that leaves room is taken."""


class Line(CachedRows, Widget):
    """One row of parts; text from outside is made safe, and what does not fit is cut.

    `says` is asked for them when the line is drawn, however often that was wished for before.
    """

    LOOKS = "line--"
    COMPONENT_CLASSES = {"line--plain", "line--strong", "line--key", "line--warning"}

    def __init__(self, name: str, says: Callable[[], Sides]) -> None:
        super().__init__(id=name)
        self._says = says
        self._drawn: tuple[object, Strip] | None = None
        """What was said last, and how it is drawn."""

    def update(self) -> None:
        """Say what there is to say now."""
        self.redraw_rows(range(1))

    @property
    def text(self) -> str:
        """What the line says where there is room for everything."""
        left, *rights = self._says()
        return "".join(part.text for part in (*left, *(rights[0] if rights else ())))

    def begin_anew(self) -> None:
        """Forget what was drawn."""
        self._drawn = None
        super().begin_anew()

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw the only row."""
        if row:
            return super().draw_row(row, width)
        said = tuple(map(tuple, self._says()))
        if self._drawn is None or self._drawn[0] != said:
            self._drawn = (said, self._draw_sides(said[0], said[1:], width))
        return self._drawn[1]

    def _draw_sides(
        self, parts: Sequence[Part], rights: Sequence[Sequence[Part]], width: int
    ) -> Strip:
        plain = self.paint()
        left = self._pieces(parts)
        right = self._fitting_right(rights, width, cells(left))
        most = max(0, width - cells(right) - 2 * _EDGE)
        room = max(0, most - (_GAP if right else 0))
        if cells(left) > room > _GAP:
            left = [*cut(left, room - 1), ("…", plain)]
        left = cut(left, most)
        edge, gap = (" " * _EDGE, plain), (" " * (most - cells(left)), plain)
        return fitted([edge, *left, gap, *right], width, plain)

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
_GAP = 3
_LEAST_LEFT = 30
"""Cells that the left side keeps when the right one is long."""


def keys_line(pairs: Iterable[tuple[str, str]], width: int) -> list[Part]:
    """Keys and what they do, as many as fit; the last pair always does."""
    *first, last = pairs
    parts: list[Part] = []
    room = width - _length(last) - 2 * _EDGE
    for pair in first:
        room -= _length(pair)
        if room < 0:
            break
        parts += _key_parts(pair)
    return parts + _key_parts(last)


def _key_parts(pair: tuple[str, str]) -> list[Part]:
    return [Part(pair[0], "key"), Part(f" {pair[1]}   ")]


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0]) + len(pair[1]) + 4
