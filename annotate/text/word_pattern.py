"""Patterns of words: smart case, any white space between them, letters in any form of Unicode."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import regex  # the standard library's own is slow where it ignores case

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""The soft hyphen and the characters without a width that join nothing."""
_UNSEEN = f"[{UNSEEN}]"
_UNSEEN_CHARACTER = regex.compile(_UNSEEN)


def is_plain(text: str) -> bool:
    """Tell whether a text has no invisible characters, and letters in their composed form."""
    return unicodedata.is_normalized("NFC", text) and _UNSEEN_CHARACTER.search(text) is None


def words_pattern(words: str, *, in_plain_text: bool) -> regex.Pattern[str] | None:
    """The pattern of words in their order; None where there are none.

    Small letters match capitals too, a capital makes it exact. White space matches line breaks,
    letters with accents match however they are written, and characters that nobody sees are passed
    over.

    Args:
        words: What is looked for.
        in_plain_text: Whether the text `is_plain`; the pattern is a faster one then.
    """
    pattern_of: Callable[[str], str] = _plain_pattern if in_plain_text else _lenient_pattern
    pattern = r"\s+".join(map(pattern_of, words.split()))
    flags = 0 if any(char.isupper() for char in words) else regex.IGNORECASE
    return regex.compile(pattern, flags) if pattern else None


def _plain_pattern(word: str) -> str:
    return str(regex.escape(unicodedata.normalize("NFC", word)))


def _lenient_pattern(word: str) -> str:
    """The pattern of a word in any form, with invisible characters anywhere in it."""
    letters = (
        "|".join({regex.escape(unicodedata.normalize(form, letter)) for form in ("NFC", "NFD")})
        for letter in regex.findall(r"\X", word)
    )
    return f"{_UNSEEN}*".join(f"(?:{letter})" for letter in letters) + r"(?!\p{M})"
