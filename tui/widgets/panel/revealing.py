"""How far the panel scrolls to show the rows at hand."""

from __future__ import annotations


def top_to_show(rows: range, top: int, height: int) -> int:
    """The row on top that brings some rows into view; the present one where they are, or none are.

    Args:
        rows: What is to be shown.
        top: The row on top now.
        height: Rows on screen; none before the first layout.
    """
    if not rows or height <= 0 or (top <= rows.start and rows.stop <= top + height):
        return top
    # The heading of the group stays in view above its first claim; where one comes from above, more
    # room is left below the rows.
    quarters_above = 1 if rows.start >= top else 3
    return max(0, rows.start - 1 - height * quarters_above // 4)
