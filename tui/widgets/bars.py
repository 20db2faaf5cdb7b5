"""The lines under the article: what is going on, where one is, and the keys that matter now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.glyphs import visible


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line and the component class it is drawn in."""

    text: str
    style: str = "plain"


class Line(Widget):
    """One row of parts; text from outside is made safe, and what does not fit is cut."""

    COMPONENT_CLASSES = {"line--plain", "line--strong", "line--key", "line--warning"}

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._left: tuple[Part, ...] = ()
        self._right: tuple[Part, ...] = ()

    def show(self, left: Iterable[Part], right: Iterable[Part] = ()) -> None:
        """Draw these parts; the right ones give way when there is no room."""
        shown = (tuple(left), tuple(right))
        if shown != (self._left, self._right):
            self._left, self._right = shown
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(part.text for part in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        """Draw the only row."""
        base = self.rich_style
        width = self.size.width
        if y:
            return Strip.blank(width, base)
        left = Strip(self._segments(self._left, base))
        right = Strip(self._segments(self._right, base))
        gap = width - left.cell_length - right.cell_length - 2
        if gap < 1:
            room = max(0, width - right.cell_length - 3)
            if room >= _LEAST_LEFT or not self._left:
                left, gap = left.crop(0, room), max(0, width - room - right.cell_length - 2)
            else:
                right, gap = Strip([]), 1
        edge, space = Strip([Segment(" ", base)]), Strip([Segment(" " * max(gap, 0), base)])
        return Strip.join([edge, left, space, right]).adjust_cell_length(width, base)

    def _segments(self, parts: Iterable[Part], base: Style) -> list[Segment]:
        return [
            Segment(
                visible(part.text),
                base + self.get_component_rich_style(f"line--{part.style}", partial=True),
            )
            for part in parts
        ]


_LEAST_LEFT = 12


def keys_line(pairs: Iterable[tuple[str, str]]) -> list[Part]:
    """Keys and what they do, as parts of a line."""
    parts = []
    for key, label in pairs:
        parts += [Part(key, "key"), Part(f" {label}   ")]
    return parts
