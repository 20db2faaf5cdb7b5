"""The line that shows what one side has at a disagreement, and whether it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.annotation import Annotation, Item
from annotate.attributes import in_words
from annotate.claim import Role
from tui.display.marks import STATUS_SIGNS
from tui.reader.adjudication.reading_rows import ReadingRow
from tui.reader.adjudication.words import reading_words
from tui.widgets.lines import Part

OTHER_CELLS = 24
"""Cells of the line for all that is neither name nor quote; chosen by hand."""


def reading_line(
    heading: Sequence[Part],
    item: Item | None,
    row: ReadingRow,
    roles: Sequence[Role],
    *,
    text: str,
    room: int,
    is_focused: bool,
) -> list[Part]:
    """The key and the name of a side, then its label, attributes, quote and note.

    Args:
        heading: Key and name.
        item: What the side has; None for nothing.
        row: The reading.
        roles: The parts of a claim that differ by now.
        text: The text of the article.
        room: Cells for attributes and quotes.
        is_focused: Whether the reading is in focus.
    """
    if item is None:
        return [Part("  "), *heading, Part("nothing")]
    quote_room = room - len(in_words(row.choices or ()))
    words = reading_words(text, item.body, roles, row.choices, room=quote_room)
    remark = item.note if isinstance(item, Annotation) else ""
    note = f"   note: {' '.join(remark.split())}" if remark else ""
    focus = Part("▸ " if is_focused else "  ", "key")
    return [focus, *heading, Part(f"{STATUS_SIGNS[row.status(item)]} {words}{note}")]
