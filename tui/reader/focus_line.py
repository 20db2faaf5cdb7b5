"""The focus line: the annotation in hand on the left, the last message on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.reader.detail_line import details
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Part, Sides

_LEAST_MESSAGE = 24
"""Characters of a message that are shown beside a claim at least; chosen by hand."""
_HINT = "   "
"""What stands ahead of a hint in a message."""
_GAPS = 5
"""Cells at the edges of the line and between its sides."""


def focus_line(state: ReadingState, page: Page) -> Sides:
    """The open claim, or what is in focus or at the cursor, and the message if there is one.

    Alone, a message begins where the details would; beside a claim it gets what that leaves.
    """
    parts, message = details(state, page), page.message
    if message is None:
        return (parts,)
    if not parts:
        return ([message],)
    is_claim = state.claim_at_hand is not None
    return (parts, [beside(message, parts, page.width) if is_claim else message])


def beside(message: Part, left: Sequence[Part], width: int) -> Part:
    """A message in the longest of its forms that there is room for beside a claim."""
    room = max(_LEAST_MESSAGE, width - sum(text_cells(part.text) for part in left) - _GAPS)
    forms = list(_forms(message.text))
    shortest = forms[-1]
    cut = f"{shortest[: room - 1].rstrip()}…"
    return replace(message, text=next((form for form in forms if len(form) <= room), cut))


def _forms(words: str) -> Iterator[str]:
    """A message, then with ever fewer hints behind it, then without its explanation."""
    yield words
    while _HINT in words:
        words = words.rpartition(_HINT)[0]
        yield words
    yield words.partition(": ")[0]
