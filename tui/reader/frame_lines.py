"""The lines around the article, from the head above it to the keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from tui.display.frame import is_tall
from tui.reader.focus_line import focus_line, long_message
from tui.reader.head_line import HeadLine
from tui.reader.label_strip import LabelStrip
from tui.reader.parts import ReaderParts
from tui.reader.status_line import LEAST_TITLE, StatusLine
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.prompt import PROMPT_KEYS, Prompt


class FrameLines:
    """Says what stands on each line, from the parts of the reader."""

    def __init__(self, parts: ReaderParts) -> None:
        self._state = parts.state
        self._page = page = parts.page
        self._queue = parts.queue
        self._keymap = parts.workspace.keymap
        self._last_example = parts.last_example
        self._head = HeadLine(parts.document)
        self._labels = LabelStrip(parts.state, page)
        self._status = StatusLine(
            parts.state, parts.connection, parts.feed, parts.queue, self._title_in_status
        )
        page.line_subjects["keys"] = lambda: (
            page.is_prompting,
            page.context,
            self._last_example.quote(),
        )
        page.long_message = lambda: long_message(parts.state, page)
        page.line_subjects["labels"] = self._labels.at_hand

    def above(self) -> Iterator[Widget]:
        """Head and status."""
        yield Line("head", lambda: self._head.sides(self._state.cursor))
        yield Line("status", self._status.sides, least_left=LEAST_TITLE)

    def below(self) -> Iterator[Widget]:
        """The lines of the queue, focus and prompt, labels and keys."""
        for name, sides in self._queue.lines.items():
            yield Line(name, sides)
        yield Line("focus", lambda: focus_line(self._state, self._page))
        yield Prompt()
        yield Line("labels", self._labels.sides)
        yield Line("keys", self._keys_line)

    def _title_in_status(self) -> Sequence[Part]:
        """The title, where the window is too low for a row of its own for it."""
        is_in_head = is_tall(self._page.screen.size.height)
        return () if is_in_head else self._head.title(self._state.cursor)

    def _keys_line(self) -> Sides:
        page = self._page
        if page.is_prompting:
            return (keys_line(PROMPT_KEYS, page.width),)
        pairs = self._keymap.footer(page.context, same_text=self._last_example.quote())
        return (keys_line(pairs, page.width),)
