"""Widgets that keep the drawings of their rows, and draw again only rows that have changed."""

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

# A widget takes its style from the first widget among its bases, which must not be this one.
if TYPE_CHECKING:
    _Mixin = Widget
else:
    _Mixin = object

_CACHED_ROWS = 500
"""Rows whose drawings are kept: some screens full; chosen by hand."""


class CachedRows(_Mixin):
    """Draws the rows of a widget from edge to edge, by `draw_row`; here all of them are empty.

    Textual asks every widget between the first and the last changed row of the screen for its
    rows, and gives each row its border, padding and opacity. A widget of this kind has none of
    them: the style sheet must not give it any. A row is as wide as the scrollbar leaves it, and
    drawn in styles as the terminal gets them, which come from `paint`. A region that is refreshed
    is drawn anew.
    """

    LOOKS: ClassVar[str] = ""
    """Prefix of the component classes that `paint` looks up."""

    def __init__(self, *children: Any, **settings: Any) -> None:
        self._row_strips: dict[int, Strip] = {}
        """Drawings by the numbers of their rows; without the rows that have changed."""
        self._styles_by_looks: dict[tuple[str, ...], Style] = {}
        """Styles that `paint` has looked up."""
        self._own_style: Style | None = None
        """That of the widget itself, once it was looked up."""
        self._surroundings: tuple[object, ...] | None = None
        """Size and theme for which all of that was drawn and looked up."""
        self.row_width = 0
        """Cells of a row, without those of a scrollbar; 0 before the first drawing."""
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
        """Draw a row in `width` cells; rows are counted from the top of the whole content."""
        return Strip.blank(width, self.paint())

    def paint(self, *looks: str) -> Style:
        """The style of component classes on top of each other; without any, of an empty row."""
        style = self._styles_by_looks.get(looks)
        if style is None:
            if self._own_style is None:
                self._own_style = self.rich_style
            style = self._own_style
            for look in looks:
                # Textual's own look-up of a partial style goes through all parents first.
                style += self.get_component_styles(f"{self.LOOKS}{look}").partial_rich_style
            style = self._styles_by_looks[looks] = (
                self.filtered([Segment("", style)])[0].style or style
            )
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
        self._check_surroundings()
        top, width, strips = self.first_row, self.row_width, self._row_strips
        numbers = range(top + crop.y, top + crop.bottom)
        rows = [strips[n] if n in strips else self._draw(n, width) for n in numbers]
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
        """Draw all rows on screen anew, and show those that look different now."""
        self._check_surroundings()
        top, width, previous = self.first_row, self.row_width, self._row_strips
        self._row_strips = {}
        for number in range(top, top + self.size.height):
            if self._draw(number, width) != previous.get(number):
                request_repaint(self, Region(0, number - top, width, 1))

    def redraw_rows(self, *ranges: range) -> None:
        """Draw these rows anew: those on screen soon, the others when they come into view."""
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
        """Show the rows that are in view now; cached drawings are used."""
        request_repaint(self, Region(0, 0, self.row_width, self.size.height))

    def forget(self, rows: range | None = None) -> None:
        """Drop the drawings of these rows, or of all."""
        if rows is None:
            self._row_strips = {}
            return
        for number in rows if len(rows) < len(self._row_strips) else tuple(self._row_strips):
            if number in rows:
                self._row_strips.pop(number, None)

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        self._surroundings = None
        super().notify_style_update()

    def reset_drawing(self) -> None:
        """Drop everything that was drawn or looked up: the widget looks different now."""
        self._styles_by_looks.clear()
        self._own_style = None
        self.forget()

    @property
    def surroundings(self) -> tuple[object, ...]:
        """What all drawings depend on; the filters of the terminal come with the theme."""
        return self.size, self.show_vertical_scrollbar, self.app.theme

    def _check_surroundings(self) -> None:
        """Drop all drawings after a change of size or theme."""
        surroundings = self.surroundings
        if surroundings != self._surroundings:
            self._surroundings, self._filters = surroundings, tuple(self.get_line_filters())
            self._background = self.background_colors[1]
            self.row_width = self.size.width - self.scrollbar_size_vertical
            self.reset_drawing()

    def _draw(self, number: int, width: int) -> Strip:
        if len(self._row_strips) >= _CACHED_ROWS:
            self.forget()
        row = self._row_strips[number] = self.draw_row(number, width)
        return row
