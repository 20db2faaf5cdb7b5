"""A glyph: one grapheme cluster of the source and how it is drawn."""

from __future__ import annotations

from typing import NamedTuple

TAB = "    "
"""A tab takes four cells wherever it is, so that a glyph never depends on its column."""


class Glyph(NamedTuple):
    """One grapheme cluster of the source and how it is drawn; offsets are code points."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset one past its last character."""
    text: str
    """The characters that are drawn."""
    cells: int
    """Terminal cells that the drawing takes; at least one."""
