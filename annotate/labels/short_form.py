"""Short forms: the letters that stand for a label in the margin."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SHORT_CELLS = 3
"""Widest short form in the margin, in terminal cells."""


def _characters(*ranges: tuple[int, int]) -> frozenset[str]:
    """The characters of some ranges of code points, both ends included."""
    return frozenset(chr(point) for first, last in ranges for point in range(first, last + 1))


_INNER_JAMO = _characters(
    (0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB), (0xFFA0, 0xFFA0)
)
"""Vowels and ends of Korean syllables, which join what comes before them, and their fillers."""

_SKIN_TONES = _characters((0x1F3FB, 0x1F3FF))
"""Colours of the emoji before them."""

_WIDE_SINCE_UNICODE_16 = _characters(
    (0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376)
)
"""Signs of divination and counting rods; Python may know an earlier version."""


def short_form(name: str) -> str:
    """The beginning of a name in capitals, as much as the margin has room for.

    Names come from other people's files too: characters that a terminal would obey or hide are
    left out.
    """
    short = ""
    for char in filter(_is_drawn, unicodedata.normalize("NFC", name.upper())):
        if cells(short + char) > SHORT_CELLS:
            break
        short += char
    return short or "?"


def _is_drawn(char: str) -> bool:
    """Return whether a terminal draws a character by itself."""
    joins = char in _INNER_JAMO or char in _SKIN_TONES or unicodedata.category(char)[0] == "M"
    return char.isprintable() and not char.isspace() and not joins


@lru_cache(maxsize=1024)
def cells(text: str) -> int:
    """The width of a text in terminal cells; letters of East Asian scripts take two."""
    return sum(2 if _is_wide(char) else 1 for char in text)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char in _WIDE_SINCE_UNICODE_16
