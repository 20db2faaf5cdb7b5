"""Terms: words to be found whole, a phrase, or the beginning of a word.

Small letters match capitals too, a capital makes it exact; so with accents. Where a script writes
no spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese), any part of the text is found.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

import regex  # the standard library's own knows no properties of characters

from annotate.span import Span
from annotate.text.word_pattern import UNSEEN

_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_SPACELESS_CHARACTER = regex.compile(_SPACELESS)
_NOT_PLAIN = re.compile("[^\x00-\x7f\xa0-\xbf\u2010-\u205e]+")
"""Runs of characters that may be letters with accents, marks, or of a script without spaces."""
_MARKS = regex.compile(rf"[\p{{M}}{UNSEEN}]+")
_MARKS_BETWEEN = rf"[\p{{M}}{UNSEEN}]*"
_LETTER = r"[\p{L}\p{N}\p{M}]"
_STARTS_WORD = rf"(?<!{_LETTER})"
_ENDS_WORD = rf"(?!{_LETTER})"
_REST_OF_WORD = rf"{_LETTER}*"
_NO_MARK = r"(?!\p{Mn})"
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_OLD_UNICODE = unicodedata.ucd_3_2_0
"""Characters that it knows are known to every SQLite; others are left to the search itself."""


@dataclass(frozen=True)
class Term:
    """Some words in their order, with any white space between them."""

    words: tuple[str, ...]
    """The words; at least one."""
    is_prefix: bool = False
    """True if the last word may go on."""

    @property
    def text(self) -> str:
        """The words, as they were typed."""
        return " ".join(self.words) + ("*" if self.is_prefix else "")

    def spans(self, text: str) -> list[Span]:
        """Every place of the term in a text, in order; half-open, in code points."""
        searched = text if self._is_exact or text.isascii() else folded(text)
        return [Span(*match.span()) for match in self._pattern.finditer(searched)]

    def is_in(self, text: str) -> bool:
        """Return whether a text has the term."""
        searched = text if self._is_exact or text.isascii() else folded(text)
        return self._pattern.search(searched) is not None

    @property
    def index_expression(self) -> str:
        """What the index of words is asked for; empty where it could miss a place."""
        words = _WORD.findall(indexed(" ".join(self.words)))
        if not words or not all(map(_is_old, words)):
            return ""
        return f'"{" ".join(words)}"' + (" *" if self.is_prefix else "")

    @cached_property
    def _is_exact(self) -> bool:
        """True if the accents have to be those of the term."""
        words = unicodedata.normalize("NFC", " ".join(self.words))
        return _MARKS.search(words) is not None or folded(words) != words

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        start, end = self.words[0][0], self.words[-1][-1]
        pattern = r"\s+".join(map(self._pattern_of, self.words))
        before = _STARTS_WORD if _is_letter(start) else ""
        # A mark behind the last letter would make it another one.
        behind = _ENDS_WORD if _is_letter(end) else _NO_MARK
        if self.is_prefix and _is_letter(end):
            behind = _NO_MARK + _REST_OF_WORD
        has_capital = any(char.isupper() for word in self.words for char in word)
        return regex.compile(before + pattern + behind, 0 if has_capital else regex.IGNORECASE)

    def _pattern_of(self, word: str) -> str:
        if self._is_exact:
            return f"[{UNSEEN}]*".join(map(_letter_pattern, regex.findall(r"\X", word)))
        return "".join(regex.escape(char) + _MARKS_BETWEEN for char in word)


def folded(text: str) -> str:
    """A text with the plain letter in place of each accented one; offsets stay the same."""
    return _NOT_PLAIN.sub(_without_accents, text)


def indexed(text: str) -> str:
    """A text as the index of words gets it, and a query too.

    Letters are plain, marks and characters that nobody sees are gone, and each character of a
    script without spaces is a word.
    """
    if text.isascii():
        return text
    return _NOT_PLAIN.sub(_as_indexed, unicodedata.normalize("NFC", text))


class _PlainLetters(dict[int, int]):
    """By character, its letter without accents; filled as characters come."""

    def __missing__(self, code: int) -> int:
        letters = unicodedata.normalize("NFD", chr(code))
        is_accented = len(letters) > 1 and all(map(unicodedata.combining, letters[1:]))
        self[code] = plain = ord(letters[0]) if is_accented else code
        return plain


class _IndexedLetters(dict[int, str]):
    """By character, what the index gets of it; filled as characters come."""

    def __missing__(self, code: int) -> str:
        char = chr(_PLAIN_LETTERS[code])
        if _MARKS.match(char) or unicodedata.category(char) == "Cs":
            # SQLite takes no lone surrogates; they are in no word.
            char = ""
        elif _SPACELESS_CHARACTER.match(char):
            char = f" {char} "
        self[code] = char
        return char


_PLAIN_LETTERS = _PlainLetters()
_INDEXED_LETTERS = _IndexedLetters()


def _without_accents(match: re.Match[str]) -> str:
    return match.group().translate(_PLAIN_LETTERS)


def _as_indexed(match: re.Match[str]) -> str:
    return match.group().translate(_INDEXED_LETTERS)


def _is_letter(char: str) -> bool:
    """Return whether a word begins, or ends, where this character does."""
    return regex.match(_LETTER, char) is not None and not _SPACELESS_CHARACTER.match(char)


def _letter_pattern(letter: str) -> str:
    forms = {unicodedata.normalize(form, letter) for form in ("NFC", "NFD")}
    patterns = sorted(map(regex.escape, forms))
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def _is_old(word: str) -> bool:
    return all(_OLD_UNICODE.category(char)[0] in "LN" for char in word)
