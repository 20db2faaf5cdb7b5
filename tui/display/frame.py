"""The frame of the page: the rows that stand above and below the article in a window."""

from __future__ import annotations

TALL = 30
"""Rows from which on a window has room for a row of title, one of status, and rules."""

HIGH, WIDE = 20, 72
"""Rows and cells from which on a window has room for the strip of labels."""

SPLIT = 100
"""Cells from which on a window has room for article and panel beside each other."""


def is_tall(height: int) -> bool:
    """True if a window of `height` rows has room for the whole frame."""
    return height >= TALL


def rows_above(height: int) -> int:
    """Rows above the article: title, status and a rule; in a lower window one for it all."""
    return 3 if is_tall(height) else 1


def rows_below(height: int, width: int) -> int:
    """Rows below the article: a rule, focus, labels and keys; in a lower window not all."""
    has_labels = height >= HIGH and width >= WIDE
    return (3 if is_tall(height) else 2) + has_labels


def look_of(y: int, height: int, width: int) -> str:
    """What a row of a window is: `text`, `status`, `focus`, `keys`, `rule`, or `blank`."""
    above, below = rows_above(height), height - rows_below(height, width)
    if above <= y < below:
        return "text"
    if y == height - 1:
        return "keys"
    if is_tall(height):
        return "rule" if y in (above - 1, below) else "blank"
    return {0: "status", height - 2: "focus"}.get(y, "blank")
