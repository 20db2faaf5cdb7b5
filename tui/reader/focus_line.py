"""The focus line: the annotation in hand on the left, the last message on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.reader.detail_line import details
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Part, Sides

_MESSAGE_SHARE = 3 / 5
"""Share of the line that a message beside an annotation takes at most; chosen by hand."""
_SHARE_BESIDE_LONG = 2 / 5
"""Share of a message beside details that want more room; chosen by hand."""
_EDGES = 2
"""Empty cells at the ends of the line."""
_HINT = "   "
"""What stands ahead of a hint in a message."""
_QUOTE = re.compile("“([^“”]+)”")
_SHORTEST_QUOTE = 16
"""Characters to which a quote in a message is cut where there is little room; chosen by hand."""
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
    parts = details(state, page, page.width - _EDGES)
    if not parts:
        return ([message],)
    is_asking = state.hints is not None
    beside = shortened(message, _room_beside(parts, message, page.width, is_asking=is_asking))
    return (details(state, page, page.width - _GAPS - text_cells(beside.text)), [beside])


def _room_beside(parts: Sequence[Part], message: Part, width: int, *, is_asking: bool) -> int:
    """The cells of a message beside details: they come first, but leave it a share of the line.

    Its hints are only there where nothing of the details is cut, or where it asks for letters.
    """
    over = width - _GAPS - sum(text_cells(part.text) for part in parts)
    shortest = min(map(text_cells, _forms(message.text)))
    most = int(width * _MESSAGE_SHARE)
    bare = text_cells(message.text.partition(_HINT)[0])
    least = most if is_asking else min(bare, int(width * _SHARE_BESIDE_LONG))
    return max(over, least, min(shortest, most))


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
    """A message, then without the key that undoes, without remarks, without its explanation."""
    yield words
    statement, *hints = words.split(_HINT)
    if len(hints) > 1:
        yield f"{statement}{_HINT}{hints[-1]}"
    if hints:
        yield statement
    yield _QUOTE.sub(_short_quote, statement)
    begin = statement.partition(": ")[0]
    if len(begin) >= _LEAST_STATEMENT:
        yield begin


def _short_quote(quote: re.Match[str]) -> str:
    """A quote in its marks, cut behind a word."""
    words = quote[1]
    if len(words) <= _SHORTEST_QUOTE:
        return quote[0]
    begin = words[:_SHORTEST_QUOTE].rpartition(" ")[0] or words[: _SHORTEST_QUOTE - 1]
    return f"“{begin.rstrip()}…”"
