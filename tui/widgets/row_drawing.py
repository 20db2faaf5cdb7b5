"""Drawing one row of the article: gutter, text with its marks, margin and hints."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from annotate.span import Span
from tui.marks import Hint, Marks
from tui.measure import Measure
from tui.rows import Row
from tui.widgets.fitting import fitted, padding


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """How rows are drawn at present."""

    measure: Measure
    """How the width is shared."""
    width: int
    """Cells from edge to edge."""
    base: Style
    """The style of plain text."""
    style: Callable[[str], Style]
    """The style of a mark, a bar or a note by its name."""

    def draw(self, row: Row, marks: Marks) -> Strip:
        """One row from edge to edge."""
        text = self.text_segments(row, marks)
        segments = [
            Segment(" " * self.measure.left, self.base),
            *self._gutter(row, marks),
            *text,
            padding(text, self.measure.text, self.base),
            *self._margin(row, marks),
        ]
        drawn = fitted(segments, self.width, self.base)
        return self._with_hints(drawn, row, marks.hints) if marks.hints else drawn

    def text_segments(self, row: Row, marks: Marks) -> list[Segment]:
        """The row's text, cut where a mark begins or ends."""
        ordered = sorted(marks.marks, key=lambda mark: mark.layer)
        cuts = {row.start, row.end}
        for mark in ordered:
            cuts |= {max(row.start, mark.span.start), min(row.end, mark.span.end)}
        edges = sorted(cuts)
        segments = []
        for start, end in itertools.pairwise(edges):
            style = self.base
            for mark in ordered:
                if mark.span.start <= start < mark.span.end:
                    style += self.style(mark.style)
            segments.append(Segment(row.drawing(start, end), style))
        return segments

    def _with_hints(self, drawn: Strip, row: Row, hints: Iterable[Hint]) -> Strip:
        """The row with letters in place of the first cells of its words."""
        edge = self.measure.left + self.measure.gutter
        rest, typed = (self.base + self.style(name) for name in ("hint-rest", "hint-typed"))
        for hint in hints:
            start = edge + row.column_of(hint.at)
            done, following = hint.letters[: hint.typed], hint.letters[hint.typed :]
            letters = [
                Segment(done, typed),
                Segment(following[:1], self.base + self.style("hint")),
                Segment(following[1:], rest),
            ]
            end = start + len(hint.letters)
            behind = drawn.crop(end, drawn.cell_length)
            drawn = Strip.join([drawn.crop(0, start), Strip(letters), behind])
        return drawn.adjust_cell_length(self.width, self.base)

    def _gutter(self, row: Row, marks: Marks) -> list[Segment]:
        """One bar at most, that of the focused claim before others."""
        here = Span(row.start, row.end) if row.end > row.start else None
        bars = [bar for bar in marks.bars if here and bar.span.overlaps(here)]
        if not bars:
            return [Segment(" " * self.measure.gutter, self.base)]
        bar = max(bars, key=lambda bar: (bar.style == "bar-focus", bar.glyph != "┆"))
        padding = Segment(" " * (self.measure.gutter - 1), self.base)
        return [Segment(bar.glyph, self.base + self.style(bar.style)), padding]

    def _margin(self, row: Row, marks: Marks) -> list[Segment]:
        """The labels of the entities that begin in the row, as many as fit."""
        room = self.measure.margin - 1
        segments = [Segment("  ", self.base)]
        for note in sorted(marks.notes, key=lambda note: note.at):
            if not row.start <= note.at < row.end:
                continue
            if room < len(note.text) + 2:
                segments.append(Segment("…", self.base + self.style(note.style)))
                break
            segments.append(Segment(note.text, self.base + self.style(note.style)))
            segments.append(Segment(" ", self.base))
            room -= len(note.text) + 1
        return segments
