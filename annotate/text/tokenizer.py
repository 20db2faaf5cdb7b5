"""The one tokenizer behind cursor, selection and export: pure, and the same for every language.

A token is a run of letters and digits with the dots, commas, apostrophes and underscores inside
it (“U.S.”, “1,000”, “don’t”), or one other visible character. A possessive ending is a token of
its own, and so is each part around a hyphen. Tokens never split a grapheme cluster.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from annotate.span import Span

NAME = "postil/1"
"""Names the rules above in exported files; it changes when they do."""

_TOKEN = regex.compile(
    r"""
      (?:\p{L}(?=\.)\X){2,}                                 # U.S.
    | (?P<word> (?=[\p{L}\p{N}_])\X
        (?: [.,'’](?=[\p{L}\p{N}_]) (?<!['’](?=[sS]\b)) | (?=[\p{L}\p{N}_])\X )* )
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
