"""The one tokenizer behind cursor, selection and export: pure, and the same for every language.

A token is a run of letters and digits with the dots, commas, apostrophes and underscores inside
it (“U.S.”, “1,000”, “don’t”), or one other visible character. A possessive ending is a token of
its own, and so is each part around a hyphen. In scripts that put no spaces between words (Chinese
and Japanese characters, Thai, Lao, Khmer, Burmese, Tibetan and the like) each character is a token.
Tokens never split what a person takes for one character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from annotate.span import Span
from annotate.text.character_map import CLUSTER

NAME = "postil/2"
"""Names the rules above in exported files; it changes when they do."""

_UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    r"\p{Tibetan}\p{Tai_Le}\p{New_Tai_Lue}\p{Tai_Tham}\p{Tai_Viet}\p{Javanese}\p{Balinese}"
)
_SPACED = rf"(?![{_UNSPACED}])[\p{{L}}\p{{N}}_]"
_TOKEN = regex.compile(
    rf"""
      (?=[{_UNSPACED}]){CLUSTER.pattern}                    # a character of a script without spaces
    | (?:\p{{L}}(?=\.)\X){{2,}}                             # U.S.
    | (?P<word> (?=[\p{{L}}\p{{N}}_])\X
        (?: [.,'’](?={_SPACED}) (?<!['’](?=[sS]\b)) | (?={_SPACED})\X )* )
    | ['’](?=[sS]\b)\X                                      # a possessive ending
    | (?=\S)\X                                              # anything else that is visible
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and the white space behind it."""

    span: Span
    """Its place, in code points."""
    space_after: bool
    """True if a white-space character follows."""


def tokenize(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]` in order, with offsets into `text`.

    The range should begin and end at white space or at the ends of the text; inside a word the
    rest of the word counts as a token.
    """
    stop = len(text) if end is None else end
    for match in _TOKEN.finditer(text, start, stop):
        after = match.end()
        yield Token(
            Span(match.start(), after), space_after=after < len(text) and text[after].isspace()
        )
