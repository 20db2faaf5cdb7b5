"""A bare reader on Textual's line API: a long text, highlights, and nothing else.

`python -m benchmarks.reading.bare FILE DECISIONS` highlights the words that are annotated, as
`benchmarks.reading.texts` says. Its keys do what those of the same names do in Postil: a decision
is on disk, in a line of the second file, before it is shown.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from bisect import bisect_left, bisect_right
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from benchmarks.reading.texts import HIT, highlights

_WIDTH = 80
_ROW = re.compile(rf"[^\n]{{0,{_WIDTH}}}(?: |\n|\Z)")
_PLAIN, _MARKED, _DECIDED, _CURRENT = (
    Style.parse(style) for style in ("white", "green", "black on green", "black on white")
)


class BareView(ScrollView, can_focus=True):
    """The text row by row; a span is current."""

    BINDINGS = [
        ("j", "scroll_rows(1)", ""),
        ("k", "scroll_rows(-1)", ""),
        ("pagedown", "page(1)", ""),
        ("pageup", "page(-1)", ""),
        ("g", "end(0)", ""),
        ("G", "end(1)", ""),
        ("n", "hit", ""),
        ("right_square_bracket", "span", ""),
        ("a", "decide", ""),
    ]

    def __init__(self, text: str, decisions: Path) -> None:
        super().__init__()
        self._text = text
        self._file = decisions
        self._rows = [match.start() for match in _ROW.finditer(text) if match.end() > match.start()]
        self._spans = list(highlights(text))
        self._starts = [start for start, _ in self._spans]
        self._hits = [match.start() for match in re.finditer(HIT, text)]
        self._decided: set[int] = set()
        self._current = 0
        self._place = 0

    def on_mount(self) -> None:
        """Set the height of the text."""
        self.virtual_size = Size(_WIDTH, len(self._rows))

    def render_line(self, y: int) -> Strip:
        """Draw a row, cut where a span begins or ends."""
        row = y + self.scroll_offset.y
        if row >= len(self._rows):
            return Strip.blank(self.size.width, _PLAIN)
        start = self._rows[row]
        end = self._rows[row + 1] if row + 1 < len(self._rows) else len(self._text)
        segments = []
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            low, high = self._spans[index]
            segments.append(Segment(self._text[start:low], _PLAIN))
            segments.append(Segment(self._text[low:high], self._style(index)))
            start = high
        segments.append(Segment(self._text[start:end].rstrip("\n"), _PLAIN))
        return Strip(segments).adjust_cell_length(self.size.width, _PLAIN)

    def action_scroll_rows(self, rows: int) -> None:
        """Scroll by rows."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_rows(pages * (self.size.height - 2))

    def action_end(self, end: int) -> None:
        """Go to the start or the end."""
        self.scroll_to(y=end * len(self._rows), animate=False)

    def action_hit(self) -> None:
        """Go to the next hit, from the top again behind the last."""
        self._place = self._hits[bisect_right(self._hits, self._place) % len(self._hits)]
        self._reveal(self._place)
        self.refresh()

    def action_span(self) -> None:
        """Go to the next span."""
        before, self._current = self._current, (self._current + 1) % len(self._spans)
        self._reveal(self._starts[self._current])
        for index in (before, self._current):
            self.refresh_line(self._row_of(self._starts[index]))

    async def action_decide(self) -> None:
        """Go to the next span; the one that was left looks decided when that is on disk."""
        index = self._current
        self.action_span()
        await asyncio.to_thread(self._store, self._spans[index])
        self._decided.add(index)
        self.refresh_line(self._row_of(self._starts[index]))

    def _store(self, span: tuple[int, int]) -> None:
        with self._file.open("a") as file:
            file.write(json.dumps(span) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def _row_of(self, offset: int) -> int:
        return bisect_right(self._rows, offset) - 1

    def _reveal(self, offset: int) -> None:
        row, top = self._row_of(offset), self.scroll_offset.y
        if not top <= row < top + self.size.height:
            self.scroll_to(y=max(0, row - self.size.height // 2), animate=False)

    def _style(self, index: int) -> Style:
        if index == self._current:
            return _CURRENT
        return _DECIDED if index in self._decided else _MARKED


class Bare(App[None]):
    """Shows the text."""

    def __init__(self, text: str, decisions: Path) -> None:
        super().__init__()
        self._text = text
        self._file = decisions

    def compose(self) -> ComposeResult:
        """The text alone."""
        yield BareView(self._text, self._file)


if __name__ == "__main__":
    Bare(Path(sys.argv[1]).read_text("utf-8"), Path(sys.argv[2])).run()
