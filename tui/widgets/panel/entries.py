"""Going through the entries of an outline: its claims and names, without the headings."""

from __future__ import annotations

from annotate.annotation import Item, Status, status_of
from tui.widgets.panel.outline import Outline


def next_entry(outline: Outline, row: int, step: int) -> int:
    """The first row of the next entry below a row, or above it; the same row at an end.

    Args:
        outline: Has the rows.
        row: Any row; -1 is above the first one.
        step: 1 for below, -1 for above.
    """
    following = row
    while 0 <= (following := following + step) < len(outline):
        items = outline.items_at(following)
        rows = outline.rows_of(items[0]) if items else None
        if rows is not None and row not in rows:
            return rows.start
    return row


def entry_near(outline: Outline, row: int, *, step: int) -> int:
    """A row of an entry: this one, or the next one in a direction, or else in the other."""
    row = max(0, min(row, len(outline) - 1))
    if outline.items_at(row):
        return row
    further = next_entry(outline, row, step)
    return further if further != row else next_entry(outline, row, -step)


def first_to_decide(outline: Outline, row: int) -> Item | None:
    """The first pending annotation of a row, else its first one; None for a heading."""
    items = outline.items_at(row)
    pending = (item for item in items if status_of(item) is Status.SUGGESTED)
    return next(pending, items[0]) if items else None
