"""The list of the people view, drawn as it scrolls by: who speaks, what is claimed, or rules."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from rich.style import Style
from textual.strip import Strip

from annotate.people.rules import Rule
from store.index.counting import VoiceCounts
from tui.library.answer_rows import notice_row
from tui.library.headed_list import HeadedList
from tui.library.people.page import Heading, Page, PageRow, Quoted, key_of
from tui.library.people.row_pieces import Paint, claim_pieces, heading_pieces, rule_pieces
from tui.library.people.voice_columns import voice_pieces
from tui.widgets.fitting import fitted

_MARK = "▪"


class PeopleList(HeadedList):
    """Draws the rows of a page."""

    LOOKS = "people--"
    COMPONENT_CLASSES = {
        f"people--{look}"
        for look in ("title", "quiet", "current", "said", "strong", "key", "warning", "plain")
    }

    def __init__(self, marks: Callable[[], set[Hashable]]) -> None:
        super().__init__()
        self.page = Page()
        """What is listed."""
        self._marks = marks

    def show(self, page: Page) -> None:
        """List a page, or the same one with other rows."""
        self.page = page
        self._drawn_cursor = page.cursor
        self.set_length(len(page.rows))
        self.update_rows()
        self.reveal()

    @property
    def cursor_row(self) -> int:
        """The row of the cursor; 0 where there is none."""
        return self.page.cursor

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(self.page.rows[row], Heading)

    def go_to_row(self, row: int) -> bool:
        """Put the cursor on a row that is no heading; returns whether it is one."""
        is_answer = row < len(self.page.rows) and not self.is_heading(row)
        if is_answer:
            self.page.go(row)
        return is_answer

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row of the page, or a line of the notice."""
        rows = self.page.rows
        if row >= len(rows):
            return notice_row(self, self.notice, row if not rows else -1, width)
        is_current = row == self.page.cursor
        ground = ("current",) if is_current else ()

        def paint(*looks: str) -> Style:
            return self.paint(*(ground or looks))

        mark = _MARK if key_of(rows[row]) in self._marks() else " "
        # The empty cell at the end of a row is where a scrollbar comes: the columns stay.
        pieces = _pieces(rows[row], self.outer_size.width - len(f" {mark} "), paint)
        if isinstance(rows[row], Heading):
            return fitted([(" ", self.paint()), *pieces], width, self.paint())
        return fitted([(f" {mark} ", paint()), *pieces], width, paint())


def _pieces(row: PageRow, room: int, paint: Paint) -> list[tuple[str, Style]]:
    match row:
        case Heading():
            return heading_pieces(row, room + 1, paint)
        case VoiceCounts():
            return voice_pieces(row, room, paint)
        case Quoted():
            return claim_pieces(row, room, paint)
        case Rule():
            return rule_pieces(row, room, paint)
