"""The beginning of an article, under the list of articles."""

from __future__ import annotations

from dataclasses import dataclass

from textual.strip import Strip
from textual.widget import Widget

from tui.display.glyphs import visible
from tui.display.wrapping import Wrapping
from tui.widgets.cached_rows import CachedRows
from tui.widgets.fitting import Piece, cells, cut, fitted

_EDGE = 3
"""Empty cells at the left: the text stands under the titles of the list."""
_WIDEST = 100
"""Cells of text at most, so that lines are easy to read; chosen by hand."""
_ROWS_OVER_TEXT = 4
"""Rows of rule, title, facts, and an empty one."""


@dataclass(frozen=True, slots=True)
class LabelCount:
    """The number of annotations with a label."""

    name: str
    """The label."""
    hue: int
    """The number of its hue."""
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of an article."""

    key: str
    """Its identity: the key of its entry in the queue."""
    title: str
    about: str = ""
    """Author, date and length."""
    labels: tuple[LabelCount, ...] = ()
    """What is annotated or suggested."""
    text: str = ""
    """A part of the text, as it is in the source."""
    hit: tuple[int, int] = (0, 0)
    """What was looked for, as offsets in that part; empty where nothing was."""
    trouble: str = ""
    """Reason why the article cannot be shown; empty where it can."""


class ArticlePreview(CachedRows, Widget):
    """A rule, the title, facts and counts, and the first lines."""

    LOOKS = "preview--"
    COMPONENT_CLASSES = {
        "preview--rule",
        "preview--title",
        "preview--quiet",
        "preview--warning",
        "preview--hit",
        *(f"preview--hue-{number}" for number in range(1, 9)),
    }

    def __init__(self) -> None:
        super().__init__()
        self.preview: Preview | None = None
        """What is shown; None for an empty area."""
        self._wrapping: Wrapping | None = None

    def show(self, preview: Preview | None) -> None:
        """Show an article, or nothing."""
        self.preview = preview
        self._wrapping = None
        self.update_rows()

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw one row."""
        if row == 0:
            return fitted([("─" * width, self.paint("rule"))], width, self.paint())
        if self.preview is None or row == self.size.height - 1:
            return super().draw_row(row, width)
        pieces: list[Piece] = [(" " * _EDGE, self.paint())]
        pieces += self._pieces(self.preview, row, max(1, width - 2 * _EDGE))
        return fitted(pieces, width, self.paint())

    def _pieces(self, preview: Preview, row: int, width: int) -> list[Piece]:
        match row - _ROWS_OVER_TEXT:
            case -3:
                return cut([(visible(preview.title), self.paint("title"))], width)
            case -2:
                return self._facts(preview, width)
            case 0 if preview.trouble:
                return cut([(visible(preview.trouble), self.paint("warning"))], width)
            case index if index >= 0:
                return self._text(preview, index, min(width, _WIDEST))
        return []

    def _facts(self, preview: Preview, width: int) -> list[Piece]:
        """Facts at the left; counts at the right of them, as many as fit."""
        plain = self.paint()
        pieces = [(visible(preview.about), self.paint("quiet"))]
        gap = 3 if preview.about else 0
        for label in preview.labels:
            name, count = (visible(label.name), self.paint(f"hue-{label.hue}")), f" {label.count}"
            more = [(" " * gap, plain), name, (count, plain)]
            if cells(pieces) + cells(more) > width:
                break
            pieces += more
            gap = 2
        return cut(pieces, width)

    def _text(self, preview: Preview, index: int, width: int) -> list[Piece]:
        if self._wrapping is None or self._wrapping.width != width:
            self._wrapping = Wrapping(preview.text, width)
        if not preview.text or self._wrapping.clamped(index) != index:
            return []
        row = self._wrapping.row(index)
        start, end = (min(max(offset, row.start), row.end) for offset in preview.hit)
        before, match, after = row.drawings((row.start, start, end, row.end))
        plain = self.paint()
        return [(before, plain), (match, self.paint("hit")), (after, plain)]
