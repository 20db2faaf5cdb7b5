"""A widget that keeps its rows as they were drawn, and draws again only what looks otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

# A widget has the style of the first widget among its bases; this is not to be the one.
if TYPE_CHECKING:
    _Mixin = Widget
else:
    _Mixin = object

_MOST_KEPT = 500
"""Rows kept: some screens full."""


class _Row(NamedTuple):
    """A row that is kept."""

    drawn: Strip
    """As `draw_row` made it."""
    shown: Strip
    """As the terminal gets it."""


class KeptRows(_Mixin):
    """Makes a widget draw the rows of `draw_row`, edge to edge; by itself, empty ones.

    Textual asks every widget between the first and the last changed row of the screen for its
    rows, and gives each row its border, padding and opacity. A widget of this kind has none of
    them: the style sheet must not give it any. Rows are as wide as a scrollbar leaves them. A
    region that is refreshed is drawn anew.
    """

    def __init__(self, *children: Any, **settings: Any) -> None:
        self._kept: dict[int, _Row] = {}
        """Rows by their number; those that look otherwise by now are not there."""
        self._looks: dict[str, Style] = {}
        """Styles of component classes as they were looked up; of the widget itself by no name."""
        self._drawn_for: tuple[Size, str, tuple[LineFilter, ...]] | None = None
        """What all of that was drawn and looked up for."""
        self._filters: tuple[LineFilter, ...] = ()
        self._background = Color(0, 0, 0)
        super().__init__(*children, **settings)

    @property
    def first_row(self) -> int:
        """The number of the row on top."""
        return 0

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row, counted from the top of everything, in a number of cells."""
        return Strip.blank(width, self.base_style)

    @property
    def base_style(self) -> Style:
        """The style of an empty row."""
        style = self._looks.get("")
        if style is None:
            style = self._looks[""] = self.rich_style
        return style

    def look(self, name: str) -> Style:
        """The style of a component class, to be added to that of the row."""
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.get_component_rich_style(name, partial=True)
        return style

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        return self.render_lines(Region(0, y, self.size.width, 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region of the screen."""
        top, width = self.first_row, self._heed_surroundings().width
        numbers = range(top + crop.y, top + crop.bottom)
        rows = [
            (self._kept.get(number) or self._keep(number, self.draw_row(number, width))).shown
            for number in numbers
        ]
        if crop.x == 0 and crop.right >= width:
            return rows
        return [row.crop(*crop.column_span) for row in rows]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw everything anew, or some regions of the screen."""
        if not regions:
            self.forget()
        for region in regions:
            self.forget(range(self.first_row + region.y, self.first_row + region.bottom))
        if not regions or layout or recompose:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        self._repaint(*regions)
        return self

    def update_rows(self) -> None:
        """Draw all rows on screen anew, and show those that have come to look otherwise."""
        top, (width, height) = self.first_row, self._heed_surroundings()
        on_screen = range(top, top + height)
        self._kept = {number: row for number, row in self._kept.items() if number in on_screen}
        for number in on_screen:
            kept, drawn = self._kept.get(number), self.draw_row(number, width)
            if kept is None or kept.drawn != drawn:
                self._keep(number, drawn)
                self._repaint(Region(0, number - top, width, 1))

    def redraw_rows(self, rows: range) -> None:
        """Draw these rows anew: those on screen now, the others when they come into view."""
        self.forget(rows)
        size = self.size
        region = Region(0, rows.start - self.first_row, size.width, len(rows))
        if region.overlaps(size.region):
            self._repaint(region)

    def show_again(self) -> None:
        """Put the rows on screen that belong there now; those that were drawn are kept."""
        self._repaint(self.size.region)

    def _repaint(self, *regions: Region) -> None:
        """Have the screen show some regions soon.

        Textual's own way to it is a message from the widget to itself and one to the screen, for
        each widget that a key changes.
        """
        screen = self.screen
        if self not in screen._compositor.visible_widgets:
            super().refresh(*regions)
            return
        self._repaint_regions.update(regions)
        screen._dirty_widgets.add(self)
        screen.check_idle()

    def forget(self, rows: range | None = None) -> None:
        """Draw these rows anew when they come into view; all of them unless they are named."""
        if rows is None:
            self._kept = {}
        else:
            self._kept = {number: row for number, row in self._kept.items() if number not in rows}

    def notify_style_update(self) -> None:
        """Take other colours."""
        self._drawn_for = None
        super().notify_style_update()

    def begin_anew(self) -> None:
        """Forget everything that was drawn or looked up: the widget looks otherwise now."""
        self._looks.clear()
        self.forget()

    def _heed_surroundings(self) -> Size:
        """Begin anew in another size, theme or terminal; returns the size."""
        size, filters = self.size, tuple(self.get_line_filters())
        surroundings = (size, self.app.theme, filters)
        if surroundings != self._drawn_for:
            self._drawn_for, self._filters = surroundings, filters
            self._background = self.background_colors[1]
            self.begin_anew()
        return size

    def _keep(self, number: int, drawn: Strip) -> _Row:
        segments = list(drawn)
        for line_filter in self._filters:
            segments = line_filter.apply(segments, self._background)
        if len(self._kept) >= _MOST_KEPT:
            self.forget()
        row = self._kept[number] = _Row(drawn, Strip(segments, drawn.cell_length))
        return row
