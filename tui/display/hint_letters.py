"""Hint letters: short names for the words on screen, the easiest ones for the nearest words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from annotate.span import Span
from annotate.text.token_map import TokenMap
from tui.display.rows import Row

_HOME_ROW = "fjdkslagh"
LETTERS = _HOME_ROW + "rueiwoqptyvmcnbxz"
"""The letters that hints are made of, the easiest ones first."""
_SHORT, _LONG = 2, 3
"""Letters of a hint: three only where two do not suffice for all words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on screen and the room for its hint."""

    span: Span
    room: int
    """Cells from its first one to the first one of the next word in the row."""


def words_of(row: Row, tokens: TokenMap) -> Iterator[Word]:
    """The words that begin in a row; the last one has room beyond the edge of the row."""
    text = tokens.text
    words = [token for token in tokens.within(row.start, row.end) if text[token.start].isalnum()]
    columns = [row.column_of(word.start) for word in words]
    for index, word in enumerate(words):
        following = columns[index + 1 : index + 2] or [columns[index] + _LONG]
        yield Word(word, following[0] - columns[index])


def give_hints(words: Iterable[Word], cursor: Span) -> dict[Span, str]:
    """Hints for words: none begins with another, and none takes more cells than there is room.

    Args:
        words: The words on screen.
        cursor: Where nearness is measured from; its own word comes last.
    """
    nearest = sorted(words, key=lambda word: _distance(word.span, cursor))
    most_short = len(LETTERS) ** _SHORT
    # Each short hint that begins long ones instead makes room for as many as there are letters.
    missing = max(0, len(nearest) - most_short)
    beginnings = min(most_short, -(-missing // (len(LETTERS) - 1)))
    if beginnings:
        nearest.sort(key=lambda word: word.room >= _LONG)
    pairs = _pairs()
    short = pairs[: most_short - beginnings]
    long = (pair + letter for pair in pairs[most_short - beginnings :] for letter in LETTERS)
    hints = dict(zip((word.span for word in nearest if word.room >= _SHORT), short, strict=False))
    without = (word.span for word in nearest if word.span not in hints and word.room >= _LONG)
    return hints | dict(zip(without, long, strict=False))


def _distance(word: Span, cursor: Span) -> tuple[bool, int]:
    return (word == cursor, abs(word.start - cursor.start))


@cache
def _pairs() -> tuple[str, ...]:
    """All pairs of letters: those of the home row first."""
    return tuple(map("".join, sorted(product(LETTERS, repeat=_SHORT), key=_effort)))


def _effort(letters: tuple[str, ...]) -> tuple[int, int]:
    away = sum(letter not in _HOME_ROW for letter in letters)
    return (away, sum(map(LETTERS.index, letters)))
