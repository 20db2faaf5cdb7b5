"""Lines of words: status, focus, keys and the like."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
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
_MOST_DRAWINGS = 64
"""Drawings of a line that are kept; chosen by hand."""


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

    The line keeps its drawings by what they were drawn for: a key that changes nothing of that
    costs a comparison, and one that leads back to what was there before, a look into a table.

    Args:
        name: The id of the widget.
        sides: Gives the parts; called when the line is drawn, however often it was updated.
        subject: Gives all that the parts depend on besides the size of the window; the parts
            themselves by default.
        least_left: Cells that the left side keeps at least while there is a shorter right one.
    """

    LOOKS = "line--"
    COMPONENT_CLASSES = {
        *("line--plain", "line--strong", "line--quiet", "line--key", "line--warning"),
        *("line--source", "line--cue", "line--content"),
        *(f"line--hue-{hue}{state}" for hue in range(1, HUES + 1) for state in ("", "-in-hand")),
    }

    def __init__(
        self,
        name: str,
        sides: Callable[[], Sides],
        *,
        subject: Callable[[], Hashable] | None = None,
        least_left: int = _ENOUGH_LEFT,
    ) -> None:
        super().__init__(id=name)
        self._sides = sides
        self._subject = subject or self._parts
        self._latest_parts: Sides | None = None
        """The parts of the latest subject, where they are the subject themselves."""
        self._least_left = least_left
        self._drawings: dict[Hashable, Strip] = {}
        """Drawings by their subjects."""
        self._shown_subject: Hashable = None
        """The subject of the drawing that was made or looked up last."""
        self._next_subject: Hashable = None
        """That of the next drawing; None where it is not known."""
        self._part_styles: dict[tuple[str, str], Style] = {}
        """Styles by the look and the key of a part: one with a key takes long to make."""

    def update(self) -> None:
        """Draw the line anew if what it depends on has changed since it was drawn."""
        is_drawn = 0 in self._row_strips
        self._next_subject = self._subject() if is_drawn else None
        if is_drawn and self._next_subject != self._shown_subject:
            self.redraw_rows(range(1))

    @property
    def text(self) -> str:
        """The text of the line where there is room for all of it."""
        sides = ("".join(part.text for part in parts) for parts in self._sides()[:2])
        return (" " * _GAP).join(filter(None, sides))

    def forget(self, rows: range | None = None) -> None:
        """Drop the drawing of the row, or all drawings."""
        if rows is None:
            self._drawings.clear()
            self._next_subject = None
        super().forget(rows)

    def reset_drawing(self) -> None:
        """Drop all drawings and styles."""
        self._part_styles.clear()
        super().reset_drawing()

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw the only row, or look its drawing up."""
        if row:
            return super().draw_row(row, width)
        subject = self._next_subject if self._next_subject is not None else self._subject()
        self._shown_subject, self._next_subject = subject, None
        drawing = self._drawings.get(subject)
        if drawing is None:
            if len(self._drawings) >= _MOST_DRAWINGS:
                self._drawings.clear()
            left, *rights = self._latest_parts or self._sides()
            drawing = self._drawings[subject] = self._draw_sides(left, rights, width)
        return drawing

    def _parts(self) -> Hashable:
        self._latest_parts = parts = tuple(map(tuple, self._sides()))
        return parts

    def _draw_sides(
        self, parts: Iterable[Part], rights: Sequence[Iterable[Part]], width: int
    ) -> Strip:
        plain = self.paint()
        left = self._pieces(parts)
        left_cells, room = cells(left), max(0, width - 2 * _EDGE)
        right = self._fitting_right(rights, width, left_cells)
        least_left = min(left_cells, _LEAST_LEFT, self._least_left)
        right = self._shortened(right, max(room - least_left - _GAP, 0))
        left_room = max(0, room - cells(right))
        left = self._shortened(left, max(0, left_room - (_GAP if right else 0)))
        edge, gap = (" " * _EDGE, plain), (" " * (left_room - cells(left)), plain)
        return fitted([edge, *left, gap, *right], width, plain)

    def _shortened(self, pieces: list[Piece], room: int) -> list[Piece]:
        """As much of the pieces as fits, with an ellipsis where something is left out."""
        if cells(pieces) <= room:
            return pieces
        return [*cut(pieces, room - 1), ("…", self.paint())] if room else []

    def _fitting_right(
        self, rights: Sequence[Iterable[Part]], width: int, left_cells: int
    ) -> list[Piece]:
        """The first right side that leaves the left one enough of its cells, else the last."""
        right: list[Piece] = []
        for least in (self._least_left, _LEAST_LEFT):
            for parts in rights:
                right = self._pieces(parts)
                if cells(right) + min(left_cells, least) + _GAP + 2 * _EDGE <= width:
                    return right
        return right

    def _pieces(self, parts: Iterable[Part]) -> list[Piece]:
        return [(visible(part.text), self._style(part)) for part in parts]

    def _style(self, part: Part) -> Style:
        look = (part.style, part.key)
        style = self._part_styles.get(look)
        if style is None:
            style = self.paint(part.style)
            if part.key:
                style += Style(meta={_KEY: part.key})
            self._part_styles[look] = style
        return style

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        pressed = key_event(event.style.meta.get(_KEY, ""))
        if pressed is not None:
            self.app.post_message(pressed)


def keys_line(pairs: Iterable[tuple[str, str]], width: int) -> list[Part]:
    """Pairs of a key and its label, as many as fit in `width` cells; the last two always do."""
    pairs = tuple(pairs)
    first, always = pairs[:-2], pairs[-2:]
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
