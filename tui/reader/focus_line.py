"""The focus line: the annotation in hand on the left, the last message on the right."""

from __future__ import annotations

from collections.abc import Iterator
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
_HINT = "   "
"""What stands ahead of a hint in a message."""
_LEAST_STATEMENT = 12
"""Characters from which on words ahead of a colon say something by themselves; chosen by hand."""
_GAPS = 5
"""Cells at the edges of the line and between its sides."""


def focus_line(state: ReadingState, page: Page) -> Sides:
    """The open claim, or what is in focus or at the cursor, and the message if there is one.

    A question stands alone: it names its target, and all of it has to be read; so does a long
    warning. Any other message is at the right of the details, which take the room that it leaves.
    What stands alone and is longer than the line is wrapped above it.
    """
    message = page.message
    if message is None or long_message(state, page):
        return (details(state, page, page.width - _EDGES),)
    if _stands_alone(state, page, message):
        return ([message],)
    most = int(page.width * _MESSAGE_SHARE)
    room = page.width - _GAPS - min(text_cells(message.text), most)
    parts = details(state, page, room)
    if not parts:
        return ([message],)
    left = sum(text_cells(part.text) for part in parts)
    return (parts, [shortened(message, max(most, page.width - _GAPS - left))])


def long_message(state: ReadingState, page: Page) -> str:
    """The words above the line: why a prompt refused, else a message that does not fit in it."""
    message = page.message
    if page.is_prompting or message is None or not _stands_alone(state, page, message):
        return page.refusal
    return message.text if text_cells(message.text) > page.width - _EDGES else ""


def _stands_alone(state: ReadingState, page: Page, message: Part) -> bool:
    """Tell whether all of a message has to be read, so that no annotation stands beside it."""
    if state.question is not None and not state.question.is_settled:
        return True
    return message.style == "warning" and text_cells(message.text) > page.width * _MESSAGE_SHARE


def shortened(message: Part, room: int) -> Part:
    """A message in the longest of its forms that there is room for, else cut."""
    forms = list(_forms(message.text))
    cut = f"{forms[-1][: room - 1].rstrip()}…"
    return replace(message, text=next((form for form in forms if len(form) <= room), cut))


def _forms(words: str) -> Iterator[str]:
    """A message, then with ever fewer hints behind it, then without its explanation."""
    yield words
    while _HINT in words:
        words = words.rpartition(_HINT)[0]
        yield words
    statement = words.partition(": ")[0]
    if len(statement) >= _LEAST_STATEMENT:
        yield statement
