"""Actions of the group “Read”: moving the cursor."""

from __future__ import annotations

from annotate.span import Span
from tui.reader.actions.base import ReaderActions
from tui.reader.motions import Motions

_OVERLAP_ROWS = 2
"""Rows of the present page that stay in view on the next one; chosen by hand."""


class MotionActions(ReaderActions):
    """Moving about in the article."""

    motions: Motions

    def action_line_down(self) -> None:
        """Next line."""
        self._move_lines(1)

    def action_line_up(self) -> None:
        """Previous line."""
        self._move_lines(-1)

    def action_token_left(self) -> None:
        """Previous token; with character steps, one character less or more selected."""
        self._move_token(-1)

    def action_token_right(self) -> None:
        """Next token; with character steps, one character more or less selected."""
        self._move_token(1)

    def action_word_next(self) -> None:
        """Next word."""
        self._move(self.motions.word(self.state.cursor, 1))

    def action_word_previous(self) -> None:
        """Previous word."""
        self._move(self.motions.word(self.state.cursor, -1))

    def action_sentence_next(self) -> None:
        """Next sentence; a selection goes to the end of the sentence, not out of the paragraph."""
        if self.state.selection is None:
            self._move(self.motions.sentence(self.state.cursor, 1))
        else:
            self._select_to(self.motions.sentence_end(self.state.cursor), "paragraph_next")

    def action_sentence_previous(self) -> None:
        """Previous sentence; a selection does not leave the paragraph."""
        if self.state.selection is None:
            self._move(self.motions.sentence(self.state.cursor, -1))
        else:
            token = self.motions.sentence_start(self.state.cursor)
            self._select_to(token, "paragraph_previous", "begins")

    def action_paragraph_next(self) -> None:
        """Next paragraph; a selection goes to the end of the paragraph."""
        is_selecting = self.state.selection is not None
        cursor, motions = self.state.cursor, self.motions
        self._move(motions.paragraph_end(cursor) if is_selecting else motions.paragraph(cursor, 1))

    def action_paragraph_previous(self) -> None:
        """Previous paragraph."""
        self._move(self.motions.paragraph(self.state.cursor, -1))

    def action_line_start(self) -> None:
        """Start of the line."""
        self._move(self.motions.line_edge(self.state.cursor, self.view.wrapping, end=False))

    def action_line_end(self) -> None:
        """End of the line."""
        self._move(self.motions.line_edge(self.state.cursor, self.view.wrapping, end=True))

    def action_page_down(self) -> None:
        """Next page, with two lines of the present one."""
        self._turn(max(1, self.view.page - _OVERLAP_ROWS))

    def action_page_up(self) -> None:
        """Previous page, with two lines of the present one."""
        self._turn(-max(1, self.view.page - _OVERLAP_ROWS))

    def action_page_or_skip(self) -> None:
        """Skip what is in focus and go on; without focus, turn the page."""
        item = self.state.focused_item
        if item is None:
            self.action_page_down()
        else:
            self.queue.go_on(item)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._turn(max(1, self.view.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._turn(-max(1, self.view.page // 2))

    def action_top(self) -> None:
        """Start of the article."""
        self.page.move_to(self.motions.end(self.state.cursor, last=False), jump=True)

    def action_bottom(self) -> None:
        """End of the article."""
        self.page.move_to(self.motions.end(self.state.cursor, last=True), jump=True)

    def _move(self, token: Span) -> None:
        self.page.move_to(token)

    def _select_to(self, token: Span, further: str, verb: str = "ends") -> None:
        """Extend the selection to a token; where that is no step, name the key that goes further.

        Args:
            token: The end of the selection.
            further: The action that selects beyond the paragraph.
            verb: What the paragraph does at this end.
        """
        is_stuck = token == self.state.cursor
        self._move(token)
        if is_stuck:
            self.say(f"the paragraph {verb} here: {self.key(further)} selects beyond it")

    def _move_lines(self, rows: int) -> None:
        self._move(self.motions.line(self.state.cursor, rows, self.view.wrapping))

    def _move_token(self, step: int) -> None:
        state = self.state
        if state.selection is None or not state.by_character:
            self._move(self.motions.token(state.cursor, step))
            return
        dirty = state.move_head(step)
        self.view.reveal(state.selection.head)
        self.page.redraw(dirty)
        self.say("")

    def _turn(self, rows: int) -> None:
        """Scroll by rows and take the cursor along."""
        view = self.view
        bottom = view.wrapping.clamped(view.scroll_offset.y + rows + view.page - 1)
        view.scroll_to_row(max(0, bottom + 1 - view.page))
        self._move_lines(rows)
