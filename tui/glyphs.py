"""What each character looks like on screen: the display map from source text to visible glyphs.

The source is never altered. Characters that a terminal would obey, hide or reorder are shown as a
glyph of their own, so that nothing in an article can move the cursor, hide a word or shift a
highlight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex
from rich.cells import cell_len

TAB = "    "
"""A tab takes four cells wherever it stands, so that a glyph never depends on its column."""

_LONGEST = 12
"""Characters drawn of one cluster: a family with skin tones takes 11, and terminals slow down or
overflow on heaps of combining marks."""

_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0388-\u0482‐-‧‰-⁞€]*")
"""Runs of characters that are drawn as they are, one cell each."""

# The tables of regex know newer emoji than those of the oldest Python that is supported.
_UNDRAWABLE = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}]")
_HIDDEN = regex.compile(r"[\p{Cf}\p{Zl}\p{Zp}]")
_GRAPHEME = regex.compile(r"\X")

_NAMED = {
    "\t": TAB,
    "\x7f": "␡",
    "\xad": "¦",
    "\u2028": "↵",
    "\u2029": "¶",
    "\u2065": "¦",
    "\ufeff": "¦",
}
_JOINER = "\u200d"
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One grapheme cluster of the source and how it is drawn."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset one past its last character."""
    text: str
    """What is drawn."""
    cells: int
    """Terminal cells that the drawing takes; at least one."""


def is_plain(text: str, start: int, end: int) -> bool:
    """Whether every character of a range is drawn as itself in one cell."""
    return _PLAIN.fullmatch(text, start, end) is not None


def glyphs(text: str, start: int, end: int) -> Iterator[Glyph]:
    """Yield the glyphs of `text[start:end]`, covering every character once."""
    for match in _GRAPHEME.finditer(text, start, end):
        shown, cells = _drawing(match.group())
        yield Glyph(match.start(), match.end(), shown, cells)


def visible(text: str) -> str:
    """Text from outside (file names, notes, titles) made safe to draw on one line."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(glyph.text for glyph in glyphs(text, 0, len(text)))


def one_for_one(text: str) -> str:
    """Text to be edited, made safe to draw with as many characters; a tab becomes a space."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(" " if char == "\t" else _safe(char, inside=False) for char in text)


def paragraphs(text: str) -> str:
    """Text from outside in several lines, each made safe to draw."""
    return "\n".join(map(visible, text.split("\n")))


def _drawing(cluster: str) -> tuple[str, int]:
    """What to draw for a grapheme cluster, and its width in cells."""
    drawn = cluster[:_LONGEST]
    last = len(drawn) - 1
    shown = "".join(_safe(char, inside=0 < i < last) for i, char in enumerate(drawn))
    cells = cell_len(shown)
    if cells == 0:
        shown = f"◌{shown}"
        cells = cell_len(shown)
    return shown, cells


def _safe(char: str, *, inside: bool) -> str:
    """One character as something that a terminal only draws."""
    if char in _NAMED:
        return _NAMED[char]
    if char < " ":
        return chr(0x2400 + ord(char))
    if char in _REORDERING:
        return "⇄"
    if inside and char == _JOINER:
        return char
    if _UNDRAWABLE.match(char):
        return "\ufffd"
    # A joiner at the end would reach for the next glyph, or hide.
    return "¦" if _HIDDEN.match(char) else char
