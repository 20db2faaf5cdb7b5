"""Drawing one row of the article: gutter, text with its marks, margin and hints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.display.column_widths import ColumnWidths
from tui.display.marks import Bar, Hint, MarginNote, Mark, Marks
from tui.display.rows import Row
from tui.widgets.fitting import Piece, fitted, text_cells


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """Draws rows for a width and a theme."""

    column_widths: ColumnWidths
    """The widths of gutter, text and margin."""
    width: int
    """Cells from edge to edge."""
    paint: Callable[..., Style]
    """Gives the style of some looks on top of each other; without any, of plain text."""

    def draw(self, row: Row, marks: Marks) -> Strip:
        """Draw a row from edge to edge."""
        plain = self.paint()
        pieces = [
            (" " * self.column_widths.left, plain),
            *self._gutter(row, marks.bars),
            *self.text_pieces(row, marks.marks),
            (" " * (self.column_widths.text - row.width + _GAP), plain),
            *self._margin(row, marks.notes),
        ]
        strip = fitted(pieces, self.width, plain)
        return self._with_hints(strip, row, marks.hints) if marks.hints else strip

    def text_pieces(self, row: Row, marks: Sequence[Mark]) -> list[Piece]:
        """The row's text, cut where a mark begins or ends."""
        first, last = row.start, row.end
        looks_in_order = [
            (mark.span.start, mark.span.end, mark.style)
            for mark in sorted(marks, key=_layer)
            if mark.span.start < last and first < mark.span.end
        ]
        cuts = {first, last}
        cuts.update([start for start, _, _ in looks_in_order if start > first])
        cuts.update([end for _, end, _ in looks_in_order if end < last])
        edges = sorted(cuts)
        return [
            (
                text,
                self.paint(*[look for start, end, look in looks_in_order if start <= edge < end]),
            )
            for edge, text in zip(edges, row.drawings(edges), strict=False)
        ]

    def _with_hints(self, strip: Strip, row: Row, hints: Iterable[Hint]) -> Strip:
        """The row with letters in place of the first cells of its words."""
        text_column = self.column_widths.left + self.column_widths.gutter
        for hint in hints:
            start = text_column + row.column_of(hint.at)
            typed, untyped = hint.letters[: hint.typed], hint.letters[hint.typed :]
            letters = [
                Segment(typed, self.paint("hint-typed")),
                Segment(untyped[:1], self.paint("hint")),
                Segment(untyped[1:], self.paint("hint-rest")),
            ]
            end = start + len(hint.letters)
            behind = strip.crop(end, strip.cell_length)
            strip = Strip.join([strip.crop(0, start), Strip(letters), behind])
        return strip.adjust_cell_length(self.width, self.paint())

    def _gutter(self, row: Row, bars: Sequence[Bar]) -> list[Piece]:
        """The bar beside the row; where claims overlap, that of the focused one goes first."""
        beside = [bar for bar in bars if bar.span.start < row.end and row.start < bar.span.end]
        if not beside:
            return [(" " * self.column_widths.gutter, self.paint())]
        bar = max(beside, key=lambda bar: (bar.style == "bar-focus", bar.glyph != "┆"))
        blank = " " * (self.column_widths.gutter - 1)
        return [(bar.glyph, self.paint(bar.style)), (blank, self.paint())]

    def _margin(self, row: Row, notes: Iterable[MarginNote]) -> list[Piece]:
        """The labels of the entities that begin in the row, as many as fit."""
        beginning = [note for note in sorted(notes, key=_place) if row.start <= note.at < row.end]
        room = self.column_widths.margin - _GAP
        pieces: list[Piece] = []
        for note in _fitting(beginning, room):
            pieces += [(note.text, self._note_style(note)), (" ", self.paint())]
        return pieces

    def _note_style(self, note: MarginNote) -> Style:
        """The look of a label, with what a click on it leads to."""
        style = self.paint(note.style)
        return _clickable(style, note.item_id) if note.item_id else style


NOTE_ID = "note"
"""Key under which the style of a label in the margin has the id of its annotation."""
_GAP = 2
"""Cells between text and margin."""
_MOST_STYLES = 1_000
"""Styles of labels that are kept: some screens full; chosen by hand."""
_layer = attrgetter("layer")
_place = attrgetter("at")


@lru_cache(maxsize=_MOST_STYLES)
def _clickable(style: Style, item_id: str) -> Style:
    """A style under which a click finds an annotation; one takes long to make."""
    return style + Style(meta={NOTE_ID: item_id})


def _fitting(notes: Sequence[MarginNote], room: int) -> Iterable[MarginNote]:
    """The labels that fit in `room` cells with a blank between them; else an ellipsis comes last.

    The one in focus is always among them.
    """
    if room < 1:
        return ()
    if sum(text_cells(note.text) + 1 for note in notes) - 1 <= room:
        return notes
    cells, fitting = 1, []
    for note in sorted(notes, key=_is_unfocused):
        cells += text_cells(note.text) + 1
        if cells > room:
            break
        fitting.append(note)
    fitting.sort(key=_place)
    following = notes[len(fitting)] if len(fitting) < len(notes) else notes[-1]
    return [*fitting, MarginNote(following.at, "…", following.style, following.item_id)]


def _is_unfocused(note: MarginNote) -> bool:
    return note.style != "note-focus"
