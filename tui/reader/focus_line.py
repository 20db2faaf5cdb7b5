"""The focus line: the annotation in hand on the left, the last message on the right."""

from __future__ import annotations

from tui.reader.detail_line import details
from tui.reader.state import ReadingState
from tui.widgets.lines import Part, Sides


def focus_line(state: ReadingState, message: Part | None) -> Sides:
    """The details of what is in focus or at the cursor, and the message if there is one.

    Alone, a message begins where the details would.
    """
    parts = details(state)
    if message is None:
        return (parts,)
    return (parts, [message]) if parts else ([message],)
