"""The article on screen: wrapped rows with gutter, highlights, cursor and margin notes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from annotate.layout import Look
from annotate.scheme import HUES
from annotate.span import Span
from tui.marks import Hint, Marks
from tui.measure import measure
from tui.wrapping import Row, Wrapping

_HUE_CLASSES = {
    f"article--{kind}"
    for hue in range(1, HUES + 1)
    for kind in (f"hue-{hue}-pending", f"hue-{hue}-accepted", f"note-{hue}")
}
_ROLE_CLASSES = {
    f"article--{role}{state}" for role in ("source", "cue", "content") for state in ("", "-focus")
}
_LOOK_CLASSES = {f"article--look-{look}" for look in Look}
_CONTEXT_ROWS = 3
"""Rows kept visible above and below the cursor."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws one article row by row; knows nothing of annotations but their marks.

    `marks` is asked for each row that is drawn and gets the row's characters; positions are
    half-open code-point offsets.
    """

    # Textual's own way of selecting text knows neither tokens nor the keys that go on from there.
    ALLOW_SELECT = False
    COMPONENT_CLASSES = (
        {"article--text", "article--cursor", "article--selection", "article--hit"}
        | {"article--hint", "article--hint-rest", "article--hint-typed"}
        | {
            "article--focus",
            "article--rival",
            "article--piece",
            "article--bar",
            "article--bar-focus",
        }
        | _HUE_CLASSES
        | _ROLE_CLASSES
        | _LOOK_CLASSES
    )

    @dataclass
    class Clicked(Message):
        """Somebody pointed at a character."""

        offset: int

    @dataclass
    class Dragged(Message):
        """Somebody drags from one character to another, with the button still down."""

        start: int
        """Offset of the character where the drag began."""
        end: int
        """Offset of the one that is pointed at now."""

    @dataclass
    class Rewrapped(Message):
        """The text was wrapped to another width; rows have changed."""

        wrapping: Wrapping

    def __init__(self, text: str, *, widest: int, top: int, marks: Callable[[Span], Marks]) -> None:
        super().__init__()
        self._text = text
        self._widest = widest
        self._marks = marks
        self._first_top: int | None = top
        self._pressed: int | None = None
        self._latest = 0
        self._measure = measure(80, widest)
        self.wrapping = Wrapping(text, self._measure.text)
        """The text wrapped to the present width."""

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew, and keep the row on top where it was."""
        self.fit(event.size.width)

    def fit(self, width: int) -> None:
        """Wrap the text to a widget of `width` cells."""
        top = self.top if self._first_top is None else self._first_top
        self._first_top = None
        self._measure = measure(width, self._widest)
        if self._measure.text != self.wrapping.width:
            self.wrapping = Wrapping(self._text, self._measure.text)
        self.virtual_size = Size(width, len(self.wrapping))
        self.scroll_to_row(self.wrapping.row_of(top))
        self.post_message(self.Rewrapped(self.wrapping))
        self.refresh()

    @property
    def top(self) -> int:
        """Offset of the first character on screen."""
        return self.wrapping.row(min(self.scroll_offset.y, len(self.wrapping) - 1)).start

    @property
    def page(self) -> int:
        """Rows on screen."""
        return max(1, self.size.height)

    def scroll_to_row(self, row: int) -> None:
        """Put a row on top."""
        self.scroll_to(y=row, animate=False, force=True)

    def reveal(self, span: Span) -> None:
        """Scroll just as far as needed to show a span with some context."""
        first = self.wrapping.row_of(span.start)
        last = self.wrapping.row_of(span.end - 1)
        context = min(_CONTEXT_ROWS, self.page // 4)
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.page
        if last + context >= bottom and first - context > top:
            top = min(first - context, last + context + 1 - self.page)
        if first - context < top:
            top = first - context
        elif first + context >= top + self.page:
            top = first + context + 1 - self.page
        if top != self.scroll_offset.y:
            self.scroll_to_row(max(0, top))

    def shows(self, start: int, end: int) -> bool:
        """Whether any of the characters `[start, end)` is on screen."""
        last = min(self.scroll_offset.y + self.page, len(self.wrapping)) - 1
        return start < self.wrapping.row(last).end and end > self.top

    @property
    def visible_rows(self) -> list[Row]:
        """The rows on screen."""
        top = self.scroll_offset.y
        last = min(top + self.page, len(self.wrapping))
        return [self.wrapping.row(index) for index in range(top, last)]

    def redraw(self, *spans: Span) -> None:
        """Draw the rows of these spans again."""
        for span in spans:
            first = self.wrapping.row_of(span.start)
            rows = self.wrapping.row_of(span.end - 1) - first + 1
            y = first - self.scroll_offset.y
            if y < self.size.height and y + rows > 0:
                self.refresh(Region(0, y, self.size.width, rows))

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        index = y + self.scroll_offset.y
        base = self.rich_style
        width = self.size.width
        if index >= len(self.wrapping):
            return Strip.blank(width, base)
        row = self.wrapping.row(index)
        marks = self._marks(Span(row.start, row.end)) if row.end > row.start else Marks()
        text = Strip(self._text_segments(row, marks, base))
        parts = [
            Strip([Segment(" " * self._measure.left, base)]),
            Strip(self._gutter(row, marks, base)),
            text.adjust_cell_length(self._measure.text, base),
            Strip(self._margin(row, marks, base)),
        ]
        drawn = Strip.join(parts).adjust_cell_length(width, base)
        return self._with_hints(drawn, row, marks.hints, base) if marks.hints else drawn

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Tell which character is pointed at; it may be where a drag begins."""
        self.capture_mouse()
        self._pressed = self._latest = self._offset_under(event)
        self.post_message(self.Clicked(self._pressed))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell how far a drag has come; past an edge the text scrolls along."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False, force=True)
        here = self._offset_under(event)
        if here != self._latest:
            self._latest = here
            self.post_message(self.Dragged(self._pressed, here))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        self.release_mouse()
        self._pressed = None

    def _offset_under(self, event: events.MouseEvent) -> int:
        """Offset of the character that is nearest to the pointer."""
        y = max(0, min(event.y, self.size.height - 1))
        row = self.wrapping.row(min(y + self.scroll_offset.y, len(self.wrapping) - 1))
        column = event.x - self._measure.left - self._measure.gutter
        return row.offset_at(max(0, column))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"article--{name}", partial=True)

    def _text_segments(self, row: Row, marks: Marks, base: Style) -> list[Segment]:
        """The row's text, cut where a mark begins or ends."""
        ordered = sorted(marks.marks, key=lambda mark: mark.layer)
        cuts = {row.start, row.end}
        for mark in ordered:
            cuts |= {max(row.start, mark.span.start), min(row.end, mark.span.end)}
        edges = sorted(cuts)
        segments = []
        for start, end in itertools.pairwise(edges):
            style = base
            for mark in ordered:
                if mark.span.start <= start < mark.span.end:
                    style += self._style(mark.style)
            segments.append(Segment(row.drawing(start, end), style))
        return segments

    def _with_hints(self, drawn: Strip, row: Row, hints: Iterable[Hint], base: Style) -> Strip:
        """The row with letters in place of the first cells of its words."""
        edge = self._measure.left + self._measure.gutter
        rest, typed = (base + self._style(name) for name in ("hint-rest", "hint-typed"))
        for hint in hints:
            start = edge + row.column_of(hint.at)
            done, following = hint.letters[: hint.typed], hint.letters[hint.typed :]
            letters = [
                Segment(done, typed),
                Segment(following[:1], base + self._style("hint")),
                Segment(following[1:], rest),
            ]
            end = start + len(hint.letters)
            behind = drawn.crop(end, drawn.cell_length)
            drawn = Strip.join([drawn.crop(0, start), Strip(letters), behind])
        return drawn.adjust_cell_length(self.size.width, base)

    def _gutter(self, row: Row, marks: Marks, base: Style) -> list[Segment]:
        """One bar at most, that of the focused claim before others."""
        here = Span(row.start, row.end) if row.end > row.start else None
        bars = [bar for bar in marks.bars if here and bar.span.overlaps(here)]
        if not bars:
            return [Segment(" " * self._measure.gutter, base)]
        bar = max(bars, key=lambda bar: (bar.style == "bar-focus", bar.glyph != "┆"))
        padding = Segment(" " * (self._measure.gutter - 1), base)
        return [Segment(bar.glyph, base + self._style(bar.style)), padding]

    def _margin(self, row: Row, marks: Marks, base: Style) -> list[Segment]:
        """The labels of the entities that begin in the row, as many as fit."""
        room = self._measure.margin - 1
        segments = [Segment("  ", base)]
        for note in sorted(marks.notes, key=lambda note: note.at):
            if not row.start <= note.at < row.end:
                continue
            if room < len(note.text) + 2:
                segments.append(Segment("…", base + self._style(note.style)))
                break
            segments.append(Segment(note.text, base + self._style(note.style)))
            segments.append(Segment(" ", base))
            room -= len(note.text) + 1
        return segments
