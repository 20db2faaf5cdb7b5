"""The frame of the page: the rows that stand above and below the article in a window."""

from __future__ import annotations

TALL = 30
"""Rows from which on a window has room for a row of title, one of status, and rules."""


def is_tall(height: int) -> bool:
    """True if a window of `height` rows has room for the whole frame."""
    return height >= TALL


def rows_above(height: int) -> int:
    """Rows above the article: title, status and a rule; in a lower window one for it all."""
    return 3 if is_tall(height) else 1


def rows_below(height: int) -> int:
    """Rows below the article: a rule, focus and keys; no rule in a lower window."""
    return 3 if is_tall(height) else 2
