"""Edits of characters: letters are composed, and what nobody sees is left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from annotate.extract.normalised.edit import Edit

_DECOMPOSED = regex.compile(r"\P{M}\p{M}+|[\u1100-\u11ff]+")
_INVISIBLE = regex.compile(
    r"[\u200b\u00ad\u2060\ufeff\u180e\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)
"""Zero-width and directional characters; joiners stay, which belong to spellings and emoji."""


def composed(text: str) -> Iterator[Edit]:
    """Yield the letters with accents of their own as single characters, in normal form C."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _DECOMPOSED.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        if letter != match[0]:
            yield Edit(*match.span(), letter)


def without_invisible(text: str) -> Iterator[Edit]:
    """Yield the characters that nobody sees."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(*match.span(), "")
