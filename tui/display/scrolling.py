"""How far a page scrolls to show a place; rows are counted from 0."""

from __future__ import annotations

CONTEXT_ROWS = 3
"""Rows kept visible above and below the cursor; chosen by hand."""


def context_rows(page: int) -> int:
    """Rows kept visible above and below a place on a page of some rows."""
    return min(CONTEXT_ROWS, page // 4)


def scrolled_to(first: int, last: int, *, top: int, page: int) -> int:
    """The row on top from which some rows are seen with their context; `top` where they are.

    Args:
        first: The first row to show.
        last: The last row to show; where not all of them fit, the first ones count.
        top: The row on top so far.
        page: Rows on screen.
    """
    context = context_rows(page)
    if last + context >= top + page and first - context > top:
        top = min(first - context, last + context + 1 - page)
    if first - context < top:
        top = first - context
    elif first + context >= top + page:
        top = first + context + 1 - page
    return top
