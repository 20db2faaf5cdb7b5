"""A claim in one line, as lists of claims have it."""

from __future__ import annotations

from annotate.annotation import Status
from tui.display.glyphs import visible
from tui.display.marks import STATUS_SIGNS


def claim_line(status: Status, date: str, words: str, *, title: str, paragraph: int) -> str:
    """Return the status of a claim, the date, its words and its place; empty parts are left out."""
    parts = (date, words, f"({title} ¶ {paragraph})")
    return f"  {STATUS_SIGNS[status]} {'  '.join(visible(part) for part in parts if part)}"
