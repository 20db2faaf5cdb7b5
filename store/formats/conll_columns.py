"""The columns of CoNLL files: which has the words, which have tags, and which lines are comments.

A file does not say so: numbered words, comments and nested tags are recognised by what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

_BLANKS = re.compile(r"[ \t]+")
_TABS = re.compile(r" *\t[ \t]*")
_RANGE = re.compile(r"[0-9]+[-.][0-9]+")
"""The number of a line of CoNLL-U on several words, or on one that is not written."""
_FILLING = frozenset({"_", "-"})
"""What stands in columns that hold nothing."""
_TAG = re.compile(r"O|([BIESLU])-(.+)")
_COMMENT = "#"
_FEWEST_WITH_NUMBERS = 3
"""Columns of a numbered word with a tag."""
_CHUNKS = frozenset(
    {"ADJP", "ADVP", "CONJP", "INTJ", "LST", "NP", "PP", "PRT", "SBAR", "UCP", "VP"}
)
"""The labels of chunks in CoNLL-2000 and 2003, whose tags look like those of entities."""

Line = tuple[int, str]
"""The number of a line and its content."""


@dataclass(frozen=True, slots=True)
class Row:
    """A word with its columns."""

    line: int
    """The number of its line."""
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that words and tags stand in, the same in a whole document."""

    word: int
    tags: tuple[int, ...]
    """The columns with tags, the outer ones first; -1 is the last column."""


def separator_of(sentences: Sequence[Sequence[Line]]) -> re.Pattern[str]:
    """What stands between the columns of a document.

    Where all words have tabs and as many columns between them, blanks may stand inside of words.
    """
    lines = [line for sentence in sentences for _, line in sentence if line[0] != _COMMENT]
    counts = [{len(pattern.split(line)) for line in lines} for pattern in (_BLANKS, _TABS)]
    is_tabbed = len(counts[0]) > 1 and len(counts[1]) == 1 and counts[1] != {1}
    return _TABS if is_tabbed else _BLANKS


def rows_of(
    lines: Sequence[Line], separator: re.Pattern[str] = _BLANKS
) -> tuple[list[Row], list[Line]]:
    """Separate the words of a sentence from comments; returns both.

    A line that begins with `#` is a word if it has as many columns as the other words and a tag in
    the last one; where all lines begin so, they must be alike.
    """
    rows = [Row(number, tuple(separator.split(line))) for number, line in lines]
    widths = {len(row.columns) for row in rows if not row.columns[0].startswith(_COMMENT)}
    all_widths = {len(row.columns) for row in rows}
    if not widths and len(all_widths) == 1:
        widths = all_widths - {1}
    words, comments = [], []
    for row, line in zip(rows, lines, strict=True):
        is_word = len(row.columns) in widths and _TAG.fullmatch(row.columns[-1])
        if row.columns[0].startswith(_COMMENT) and not is_word:
            comments.append(line)
        else:
            words.append(row)
    return words, comments


def without_ranges(rows: Sequence[Row]) -> list[Row]:
    """The rows of a sentence with numbered words, without those that CoNLL-U has between them."""
    words = [row for row in rows if not _RANGE.fullmatch(row.columns[0])]
    return words if words and _is_numbered(words) else list(rows)


def has_other_columns(layout: Layout, sentences: Iterable[Iterable[Row]]) -> bool:
    """Tell whether a column holds something that is no word, nor its number, nor a tag."""
    return any(
        content not in _FILLING
        for row in chain.from_iterable(sentences)
        for content in row.columns[layout.word + 1 : layout.tags[0]]
    )


def layout_of(sentences: Sequence[Sequence[Row]]) -> Layout:
    """Return the layout of a document.

    The words stand in the first column, or behind their numbers; the tags in the last one, or in
    all columns behind the words where these hold nothing but tags.
    """
    rows = [row for sentence in sentences for row in sentence]
    width = min((len(row.columns) for row in rows), default=0)
    is_numbered = (
        width >= _FEWEST_WITH_NUMBERS and len(rows) > 1 and all(map(_is_numbered, sentences))
    )
    word = int(is_numbered)
    nested = range(word + 1, width)
    has_one_width = all(len(row.columns) == width for row in rows)
    if has_one_width and len(nested) > 1 and all(_has_tags(rows, index) for index in nested):
        return Layout(word, tuple(nested))
    return Layout(word, (-1,))


def _is_numbered(sentence: Sequence[Row]) -> bool:
    """Tell whether the first column counts the words of a sentence."""
    first = sentence[0].columns[0]
    if not first.isdecimal():
        return False
    return all(row.columns[0] == str(int(first) + index) for index, row in enumerate(sentence))


def _has_tags(rows: Iterable[Row], index: int) -> bool:
    """Tell whether a column has nothing but tags of entities."""
    matches = [_TAG.fullmatch(row.columns[index]) for row in rows]
    labels = {match[2] for match in matches if match and match[2]}
    return all(matches) and not (labels and labels <= _CHUNKS)
