"""Lines of words: status, focus, keys and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from annotate.labels.scheme import HUES
from tui.display.glyphs import visible
from tui.keys.pressing import key_event
from tui.widgets.cached_rows import CachedRows
from tui.widgets.fitting import Piece, cells, cut, fitted

_KEY = "key"
"""Name under which the style of a part has the key that a click presses."""
_EDGE = 1
"""Empty cells at either end."""
_GAP = 3
"""Empty cells between the sides, and between keys."""
_ENOUGH_LEFT = 50
"""Cells that a left side keeps as long as there is a shorter right one; chosen by hand."""
_LEAST_LEFT = 28
"""Cells that the left side keeps in any case; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line, and how it looks."""

    text: str
    style: str = "plain"
    """A component class of the line, without its prefix."""
    key: str = ""
    """The key that a click on it presses, as it is shown; empty for none."""


Sides = Sequence[Iterable[Part]]
"""A left side, then right sides, of which the first one that leaves room is drawn."""


class Line(CachedRows, Widget):
    """One row of parts; text from outside is made safe, and cut where it does not fit.

    Args:
        name: The id of the widget.
        sides: Gives the parts; called when the line is drawn, however often it was updated.
        least_left: Cells that the left side keeps at least while there is a shorter right one.
    """

    LOOKS = "line--"
    COMPONENT_CLASSES = {
        *("line--plain", "line--strong", "line--quiet", "line--key", "line--warning"),
        *("line--source", "line--cue", "line--content"),
        *(f"line--hue-{hue}{state}" for hue in range(1, HUES + 1) for state in ("", "-in-hand")),
    }

    def __init__(
        self, name: str, sides: Callable[[], Sides], *, least_left: int = _ENOUGH_LEFT
    ) -> None:
        super().__init__(id=name)
        self._sides = sides
        self._least_left = least_left
        self._drawn: tuple[object, Strip] | None = None
        """The parts that were drawn last, and their drawing."""

    def update(self) -> None:
        """Draw the line anew, with the parts of this moment."""
        self.redraw_rows(range(1))

    def update_changed(self) -> None:
        """Draw the line anew if its parts are others than when it was drawn; most keys need not."""
        if self._drawn is None or self._drawn[0] != tuple(map(tuple, self._sides())):
            self.update()

    @property
    def text(self) -> str:
        """The text of the line where there is room for all of it."""
        sides = ("".join(part.text for part in parts) for parts in self._sides()[:2])
        return (" " * _GAP).join(filter(None, sides))

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
        least_left = min(cells(left), _LEAST_LEFT, self._least_left)
        right = self._shortened(right, max(room - least_left - _GAP, 0))
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
        for least in (self._least_left, _LEAST_LEFT):
            for parts in rights:
                right = self._pieces(parts)
                if cells(right) + min(left, least) + _GAP + 2 * _EDGE <= width:
                    return right
        return right

    def _pieces(self, parts: Iterable[Part]) -> list[Piece]:
        return [(visible(part.text), self._style(part)) for part in parts]

    def _style(self, part: Part) -> Style:
        style = self.paint(part.style)
        return style + Style(meta={_KEY: part.key}) if part.key else style

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        pressed = key_event(event.style.meta.get(_KEY, ""))
        if pressed is not None:
            self.app.post_message(pressed)


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
    *parts, _gap = [*parts, *(part for pair in always for part in _key_parts(pair))]
    return parts


def _key_parts(pair: tuple[str, str]) -> list[Part]:
    key, label = pair
    return [Part(key, "key", key), Part(f" {label}", key=key), Part(" " * _GAP)]


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0]) + len(pair[1]) + 1 + _GAP
