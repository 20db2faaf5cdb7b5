"""Places that the reader is sent to: by the mouse, from the panel, and from a list of hits."""

from __future__ import annotations

from tui.reader.page import Page
from tui.reader.state import ReadingState


class Places:
    """Goes to an offset or an annotation of the article."""

    def __init__(self, state: ReadingState, page: Page) -> None:
        self._state = state
        self._page = page
        self._awaited_item = ""
        """Id of the annotation to focus when the article is open; empty for none."""

    def show(self, offset: int, item_id: str) -> None:
        """Go to an offset, and to an annotation there, if one is named."""
        self._state.jumps.start_over()
        token = self._state.tokens.at(offset)
        if token is not None:
            self._page.move_to(token)
        self.await_item(item_id)
        self.focus_awaited()

    def await_item(self, item_id: str) -> None:
        """Note which annotation to focus, if one is named, when the article is open."""
        self._awaited_item = item_id

    def focus_awaited(self) -> None:
        """Focus the annotation that the article was opened for, once it is there."""
        if self._awaited_item and self._state.annotations is not None:
            self.focus_on(self._awaited_item)
            self._awaited_item = ""

    def focus_on(self, item_id: str) -> None:
        """Focus the annotation with an id, if it is still there."""
        annotations = self._state.annotations
        item = annotations.items.get(item_id) if annotations is not None else None
        if item is not None:
            self._page.focus_on(item)

    def click(self, offset: int) -> None:
        """Put the cursor on the token at an offset."""
        token = self._state.tokens.at(offset)
        if token is not None:
            self._page.redraw(self._state.drop_dragged())
            self._page.move_to(token)

    def drag(self, start: int, end: int) -> None:
        """Select the tokens from one offset to another."""
        first, last = self._state.tokens.at(start), self._state.tokens.at(end)
        if first is not None and last is not None:
            self._page.show(self._state.select_by_dragging(first, last))
