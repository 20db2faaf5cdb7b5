"""The focus line: the annotation in hand on the left, the last message on the right."""

from __future__ import annotations

from dataclasses import replace

from tui.reader.detail_line import details
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Part, Sides

_MESSAGE_SHARE = 3 / 5
"""Share of the line that a message beside an annotation takes at most; chosen by hand."""
_EDGES = 2
"""Empty cells at the ends of the line."""
_GAPS = 5
"""Cells at the edges of the line and between its sides."""


def focus_line(state: ReadingState, page: Page) -> Sides:
    """The open claim, or what is in focus or at the cursor, and the message if there is one.

    A question stands alone: it names its target, and all of it has to be read. Any other message
    is at the right of the details, which take the room that it leaves.
    """
    message = page.message
    if message is None:
        return (details(state, page, page.width - _EDGES),)
    if state.question is not None and not state.question.is_settled:
        return ([message],)
    most = int(page.width * _MESSAGE_SHARE)
    room = page.width - _GAPS - min(text_cells(message.text), most)
    parts = details(state, page, room)
    if not parts:
        return ([message],)
    left = sum(text_cells(part.text) for part in parts)
    return (parts, [_cut(message, max(most, page.width - _GAPS - left))])


def _cut(message: Part, room: int) -> Part:
    """A message, cut where there is no room for all of it."""
    text = message.text
    return message if len(text) <= room else replace(message, text=f"{text[: room - 1].rstrip()}…")
