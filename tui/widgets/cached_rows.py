"""A widget that keeps its rows as they were drawn, and draws again only what looks otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.textual_internals import request_repaint

# A widget has the style of the first widget among its bases; this is not to be the one.
if TYPE_CHECKING:
    _Mixin = Widget
else:
    _Mixin = object

_MOST_KEPT = 500
"""Rows kept: some screens full."""


class CachedRows(_Mixin):
    """Makes a widget draw the rows of `draw_row`, edge to edge; by itself, empty ones.

    Textual asks every widget between the first and the last changed row of the screen for its
    rows, and gives each row its border, padding and opacity. A widget of this kind has none of
    them: the style sheet must not give it any. A row is as wide as the scrollbar leaves it, and
    drawn in styles as the terminal gets them, which `paint` tells. A region that is refreshed is
    drawn anew.
    """

    LOOKS: ClassVar[str] = ""
    """What the component classes that `paint` knows begin with."""

    def __init__(self, *children: Any, **settings: Any) -> None:
        self._kept: dict[int, Strip] = {}
        """Rows by their number; those that look otherwise by now are not there."""
        self._paints: dict[tuple[str, ...], Style] = {}
        """Styles by the names that they were asked for by."""
        self._drawn_for: tuple[object, ...] | None = None
        """What all of that was drawn and looked up for."""
        self.row_width = 0
        """Cells of a row: what a scrollbar leaves of the widget; known once it is drawn."""
        self._filters: tuple[LineFilter, ...] = ()
        self._background = Color(0, 0, 0)
        super().__init__(*children, **settings)

    @property
    def first_row(self) -> int:
        """The number of the row on top."""
        return 0

    @property
    def size(self) -> Size:
        """The size of the widget; its rows go from edge to edge."""
        return self.outer_size

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row, counted from the top of everything, in a number of cells."""
        return Strip.blank(width, self.paint())

    def paint(self, *looks: str) -> Style:
        """The style of component classes on top of each other; without any, of an empty row."""
        style = self._paints.get(looks)
        if style is None:
            style = self.rich_style
            for look in looks:
                style += self.get_component_rich_style(f"{self.LOOKS}{look}", partial=True)
            style = self._paints[looks] = self.filtered([Segment("", style)])[0].style or style
        return style

    def filtered(self, segments: list[Segment]) -> list[Segment]:
        """Segments as the terminal gets them."""
        for line_filter in self._filters:
            segments = line_filter.apply(segments, self._background)
        return segments

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        return self.render_lines(Region(0, y, self.size.width, 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region of the screen."""
        self._heed_surroundings()
        top, width, kept = self.first_row, self.row_width, self._kept.get
        numbers = range(top + crop.y, top + crop.bottom)
        rows = [kept(number) or self._draw(number, width) for number in numbers]
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
        request_repaint(self, *regions)
        return self

    def update_rows(self) -> None:
        """Draw all rows on screen anew, and show those that have come to look otherwise."""
        self._heed_surroundings()
        top, width, before = self.first_row, self.row_width, self._kept
        self._kept = {}
        for number in range(top, top + self.size.height):
            if self._draw(number, width) != before.get(number):
                request_repaint(self, Region(0, number - top, width, 1))

    def redraw_rows(self, *ranges: range) -> None:
        """Draw these rows anew: those on screen now, the others when they come into view."""
        top, area = self.first_row, self.size.region
        regions = []
        for rows in ranges:
            self.forget(rows)
            region = Region(0, rows.start - top, self.row_width, len(rows))
            if region.overlaps(area):
                regions.append(region)
        if regions:
            request_repaint(self, *regions)

    def show_again(self) -> None:
        """Put the rows on screen that belong there now; those that were drawn are kept."""
        request_repaint(self, Region(0, 0, self.row_width, self.size.height))

    def forget(self, rows: range | None = None) -> None:
        """Draw these rows anew when they come into view; all of them unless they are named."""
        if rows is None:
            self._kept = {}
            return
        for number in rows if len(rows) < len(self._kept) else tuple(self._kept):
            if number in rows:
                self._kept.pop(number, None)

    def notify_style_update(self) -> None:
        """Take other colours."""
        self._drawn_for = None
        super().notify_style_update()

    def begin_anew(self) -> None:
        """Forget everything that was drawn or looked up: the widget looks otherwise now."""
        self._paints.clear()
        self.forget()

    def _heed_surroundings(self) -> None:
        """Begin anew in another size, theme or terminal."""
        filters = tuple(self.get_line_filters())
        surroundings = (self.size, self.show_vertical_scrollbar, self.app.theme, filters)
        if surroundings != self._drawn_for:
            self._drawn_for, self._filters = surroundings, filters
            self._background = self.background_colors[1]
            self.row_width = self.size.width - self.scrollbar_size_vertical
            self.begin_anew()

    def _draw(self, number: int, width: int) -> Strip:
        if len(self._kept) >= _MOST_KEPT:
            self.forget()
        row = self._kept[number] = self.draw_row(number, width)
        return row
