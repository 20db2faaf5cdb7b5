"""Tokens of a statement: words, numbers, names and signs, each with its place in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from annotate.people.names import key, one_line
from annotate.span import Fragments, Span

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)?)"
    r"|(?P<sign>\S)"
)


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    NAME = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing in a statement."""

    start: int
    """First character, in code points of the article."""
    end: int
    """One past the last."""
    words: str
    """The words, as they are written or in full."""

    @property
    def key(self) -> str:
        """Its normal form."""
        return key(one_line(self.words))

    def is_within(self, pieces: Fragments) -> bool:
        """Tell whether all of it is in one of some pieces."""
        return any(piece.start <= self.start and self.end <= piece.end for piece in pieces)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text with its place."""

    start: int
    """First character, in code points of the article."""
    text: str
    """The characters."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a name or a sign."""

    kind: Kind
    text: str
    """The characters; of a name, its normal form."""
    start: int
    """First character, in code points of the article."""
    end: int
    """One past the last."""
    is_joined: bool
    """No space is in front of it."""
    lower: str
    """The characters in small letters, with one kind of apostrophe."""

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def tokens_of(pieces: Sequence[Piece], names: Sequence[Name] = ()) -> Iterator[Token]:
    """Yield the tokens of some pieces in order; a name is one token, with what touches it."""
    for piece in pieces:
        end_before = -1
        names_here = [
            name for name in names if piece.start <= name.start < piece.start + len(piece.text)
        ]
        last_end = piece.start
        for match in _TOKEN.finditer(piece.text):
            start, end = piece.start + match.start(), piece.start + match.end()
            if start < last_end:
                continue
            is_joined = start == end_before
            name = next((name for name in names_here if name.start <= start < name.end), None)
            if name is not None:
                end = last_end = max(name.end, end)
                yield Token(Kind.NAME, name.key, start, end, is_joined, name.key)
            else:
                kind = Kind[(match.lastgroup or "sign").upper()]
                lower = match[0].lower().replace("’", "'")
                yield Token(kind, match[0], start, end, is_joined, lower)
            end_before = end
