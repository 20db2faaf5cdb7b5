"""The layout of compared statements: rows of cells, two columns where the window is wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotate.span import Span
from annotate.statements.comparing import DifferenceKind
from annotate.statements.comparison import Pair
from annotate.text.one_line import before_colon
from store.index.statement_reading import Stated, StatedComparison
from tui.display.glyphs import visible
from tui.display.marks import STATUS_SIGNS
from tui.display.statement_words import difference_words, segments, speaker_words
from tui.widgets.fitting import shortened, text_cells

TWO_COLUMNS = 96
"""Cells of a window from which on pairs stand side by side; chosen by hand."""
MOST_LISTED = 500
"""Pairs, and statements of a kind below them, that are listed; chosen by hand: 2,500 rows."""
_WIDEST = 100
"""Cells of a line of a statement at most, so that it is easy to read; chosen by hand."""
_EDGE, _GAP = 2, 3
"""Cells in front of a column, and between two."""
_CUE_SEGMENTS = 2
"""Segments of a statement that come before its content: its cue, and its tone with a colon."""
SIGNS = {DifferenceKind.NUMBER: "≠", DifferenceKind.POLARITY: "±"}
"""Signs of the kinds of difference."""


class Run(NamedTuple):
    """Words in one look."""

    text: str
    look: str
    """A component class of the list, without its prefix."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row."""

    left: int
    """Cells in front of it."""
    runs: tuple[Run, ...]
    """Its words."""
    width: int = 0
    """Cells that it takes under the cursor."""
    stop: int | None = None
    """Number of the stop that it belongs to; None for headings."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A statement on which the cursor can be."""

    number: int
    """Number of the statement."""
    rows: range
    """The rows that it takes."""
    pair: int | None
    """Number of its pair; None for one that differs from none."""
    key: tuple[tuple[str, str], ...]
    """Names it in later answers too, by article and claim, those of its partner behind its own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is listed, for one width."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    """The cells of each row, from left to right."""
    stops: tuple[Stop, ...] = ()
    """Where the cursor can be, in order."""
    width: int = 0
    """Cells that it is for."""
    left_out: int = 0
    """Number of pairs and statements that are not listed."""


def layout(result: StatedComparison, width: int) -> Layout:
    """Lay out a comparison: pairs that differ, then the other statements."""
    builder = _Builder(result.stated, width)
    differing = result.comparison.differing
    for number, pair in enumerate(differing[:MOST_LISTED]):
        builder.add_pair(number, pair)
    in_pairs = {number for pair in differing for number in (pair.first, pair.second)}
    agreeing = sorted(result.comparison.compared - in_pairs)
    alone = sorted(set(range(len(result.stated))) - result.comparison.compared)
    builder.add_list("No difference seen", agreeing[:MOST_LISTED])
    builder.add_list("Not compared", alone[:MOST_LISTED])
    left_out = sum(max(0, len(items) - MOST_LISTED) for items in (differing, agreeing, alone))
    return Layout(tuple(builder.rows), tuple(builder.stops), width, left_out)


class _Builder:
    """Puts rows below each other."""

    def __init__(self, stated: Sequence[Stated], width: int) -> None:
        self.rows: list[tuple[Cell, ...]] = []
        self.stops: list[Stop] = []
        self._stated = stated
        self._width = width
        self._is_wide = width >= TWO_COLUMNS

    def add_pair(self, number: int, pair: Pair) -> None:
        """Add a heading for each difference, and the two statements."""
        first, second = self._stated[pair.first], self._stated[pair.second]
        for mark in pair.differences:
            words = difference_words(first.statement, second.statement, mark)
            self._add_heading(f"{SIGNS[mark.kind]} {words}")
        marks = (
            (pair.first, tuple(mark.first for mark in pair.differences)),
            (pair.second, tuple(mark.second for mark in pair.differences)),
        )
        half = (self._width - 2 * _EDGE - _GAP) // 2
        column = min(half, _WIDEST) if self._is_wide else self._room
        cells = [list(self._cell_lines(place, marked, column)) for place, marked in marks]
        top, stop = len(self.rows), len(self.stops)
        if self._is_wide:
            lefts = (_EDGE, _EDGE + column + _GAP)
            for line in range(max(map(len, cells))):
                self.rows.append(
                    tuple(
                        Cell(left, lines[line], column, stop + side)
                        for side, (left, lines) in enumerate(zip(lefts, cells, strict=True))
                        if line < len(lines)
                    )
                )
        else:
            for side, lines in enumerate(cells):
                self.rows += [(Cell(_EDGE, runs, column, stop + side),) for runs in lines]
        for (place, _), lines in zip(marks, cells, strict=True):
            key = (self._key(place), self._key(pair.first + pair.second - place))
            self.stops.append(Stop(place, range(top, top + len(lines)), number, key))
            top += 0 if self._is_wide else len(lines)
        self.rows.append(())

    def add_list(self, heading: str, numbers: Sequence[int]) -> None:
        """Add statements under a heading; nothing where there are none."""
        if not numbers:
            return
        self._add_heading(heading)
        for number in numbers:
            lines = list(self._cell_lines(number, (), self._room))
            rows = range(len(self.rows), len(self.rows) + len(lines))
            stop = len(self.stops)
            self.rows += [(Cell(_EDGE, runs, self._room, stop),) for runs in lines]
            self.stops.append(Stop(number, rows, None, (self._key(number),)))
        self.rows.append(())

    @property
    def _room(self) -> int:
        return max(8, min(self._width - 2 * _EDGE, _WIDEST))

    def _key(self, number: int) -> tuple[str, str]:
        spoken = self._stated[number].spoken
        return spoken.speech.article, spoken.claim.id

    def _add_heading(self, words: str) -> None:
        for runs in _wrapped([Run(visible(words), "title")], self._width - 2):
            self.rows.append((Cell(1, runs),))

    def _cell_lines(
        self, number: int, marked: Sequence[Span], width: int
    ) -> Iterator[tuple[Run, ...]]:
        """Yield the lines of a statement: when and where, then who says what."""
        stated = self._stated[number]
        speech, claim = stated.spoken.speech, stated.spoken.claim
        title = f"{visible(speech.title)} ¶ {claim.paragraph}"
        head = "  ".join(filter(None, (visible(speech.names.date), title)))
        yield _cut_to([Run(f"{STATUS_SIGNS[claim.status]} {head}", "quiet")], width)
        has_cue = bool(before_colon(stated.statement.cue))
        sentence = [Run(f"{visible(speaker_words(stated))}{' ' if has_cue else ': '}", "quiet")]
        for place, (text, is_marked) in enumerate(segments(stated.statement, marked)):
            look = "quiet" if has_cue and place < _CUE_SEGMENTS else "plain"
            sentence.append(Run(visible(text), "differing" if is_marked else look))
        for runs in _wrapped(sentence, width - 2):
            yield (Run("  ", "plain"), *runs)


def _wrapped(runs: Sequence[Run], width: int) -> Iterator[tuple[Run, ...]]:
    """Yield runs in lines of at most so many cells, broken at spaces where there are some."""
    line: list[Run] = []
    room = max(1, width)
    for word in _words(runs):
        size = sum(text_cells(run.text) for run in word)
        bare = sum(text_cells(run.text) for run in _stripped(word))
        if line and bare > room:
            yield tuple(_stripped(line))
            line, room = [], max(1, width)
        line += word if bare <= width else _cut_to(word, width)
        room -= size
    if line:
        yield tuple(_stripped(line))


def _words(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the words of some runs, each with the spaces behind it, in one look or several."""
    word: list[Run] = []
    for text, look in runs:
        start = 0
        for at, char in enumerate(text):
            if char == " " and (at + 1 == len(text) or text[at + 1] != " "):
                word.append(Run(text[start : at + 1], look))
                yield word
                word, start = [], at + 1
        if start < len(text):
            word.append(Run(text[start:], look))
    if word:
        yield word


def _stripped(line: Sequence[Run]) -> list[Run]:
    """A line without the spaces at its end."""
    *first, last = line
    stripped = last.text.rstrip()
    return [*first, Run(stripped, last.look)] if stripped else list(first)


def _cut_to(runs: Sequence[Run], width: int) -> tuple[Run, ...]:
    """As much of some runs as fits, with an ellipsis where something is left out."""
    if sum(text_cells(run.text) for run in runs) <= width:
        return tuple(runs)
    fitting: list[Run] = []
    room = width
    for text, look in runs:
        fitting.append(Run(shortened(text, room), look))
        room -= text_cells(text)
        if room <= 0:
            break
    return tuple(fitting)
