"""The display map: from the source text to the glyphs that are drawn for it.

The source is never altered. Characters that a terminal would obey, hide or reorder are shown as a
glyph of their own, so that nothing in an article can move the cursor, hide a word or shift a
highlight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.display.glyph import Glyph

_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0388-\u0482‐-‧‰-⁞€←-↓─-▟✓✗]*")
"""Runs of characters that are drawn as they are, one cell each; bars and arrows are our own."""


def is_plain(text: str, start: int, end: int) -> bool:
    """True if every character of `text[start:end]` is drawn as itself in one cell."""
    return _PLAIN.fullmatch(text, start, end) is not None


def glyphs(text: str, start: int, end: int) -> Iterator[Glyph]:
    """Yield the glyphs of `text[start:end]`, covering every character once."""
    from tui.display.clusters import (
        clusters,  # its tables take long to load, and most text is plain
    )

    return clusters(text, start, end)


def visible(text: str) -> str:
    """Text from outside (file names, notes, titles), made safe to draw on one line."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(glyph.text for glyph in glyphs(text, 0, len(text)))


def one_for_one(text: str) -> str:
    """Text to be edited, made safe to draw, with as many characters; a tab becomes a space."""
    if _PLAIN.fullmatch(text):
        return text
    from tui.display.clusters import safe

    return "".join(" " if char == "\t" else safe(char, inside=False) for char in text)


def paragraphs(text: str) -> str:
    """Text from outside in several lines, each made safe to draw."""
    return "\n".join(map(visible, text.split("\n")))
