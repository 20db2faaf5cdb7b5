"""Grapheme clusters as a terminal can draw them, for text that is more than plain letters."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from rich.cells import cell_len

from annotate.text.character_map import CLUSTER
from tui.display.glyph import TAB, Glyph

_LONGEST = 12
"""Characters drawn of one cluster: a family with skin tones takes 11, and terminals slow down or
overflow on heaps of combining marks."""

# The tables of regex know newer emoji than those of the oldest Python that is supported.
_UNDRAWABLE = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}]")
_HIDDEN = regex.compile(r"[\p{Cf}\p{Zl}\p{Zp}]")
_SCRIPTS = (
    r"\p{Arab}\p{Syrc}\p{Nkoo}\p{Mong}\p{Deva}\p{Beng}\p{Guru}\p{Gujr}\p{Orya}"
    r"\p{Taml}\p{Telu}\p{Knda}\p{Mlym}\p{Sinh}\p{Mymr}\p{Khmr}"
)
_SPELLED_JOINER = regex.compile(
    rf"(?V1)(?<=[[{_SCRIPTS}]&&\p{{L}}]\p{{M}}*)[\u200c\u200d](?=[\p{{L}}\p{{M}}])"
)
"""A joiner or non-joiner that belongs to the spelling of a word."""

_SUBSTITUTES = {
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


def clusters(text: str, start: int, end: int) -> Iterator[Glyph]:
    """Yield the glyphs of `text[start:end]`, covering every character once."""
    for match in CLUSTER.finditer(text, start, end):
        has_joiner = _SPELLED_JOINER.match(text, match.end() - 1) is not None
        drawing, cells = _drawing(match.group(), has_joiner=has_joiner)
        yield Glyph(match.start(), match.end(), drawing, cells)


def safe(char: str, *, inside: bool) -> str:
    """A character that a terminal only draws, in place of one that it might obey or hide.

    Args:
        char: One character.
        inside: Whether it is between others of its cluster, where a joiner joins.
    """
    if char in _SUBSTITUTES:
        return _SUBSTITUTES[char]
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


def _drawing(cluster: str, *, has_joiner: bool) -> tuple[str, int]:
    """The characters to draw for a grapheme cluster, and their width in cells.

    Args:
        cluster: The cluster.
        has_joiner: Whether it ends with a joiner of its word's spelling, which is drawn as it is.
    """
    chars = cluster[:_LONGEST]
    last = len(chars) - 1
    drawing = "".join(safe(char, inside=0 < i < last) for i, char in enumerate(chars))
    if has_joiner:
        drawing = drawing[:-1] + cluster[-1]
    cells = cell_len(drawing)
    if cells == 0:
        drawing = f"◌{drawing}"
        cells = cell_len(drawing)
    return drawing, cells
