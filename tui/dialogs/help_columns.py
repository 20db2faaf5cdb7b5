"""Help in one column or in two beside each other, as rows of words with their looks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from tui.dialogs.help_sections import HelpRow, Section
from tui.widgets.panel.row_words import Words

_TWO = 96
"""Cells from which on there is room for two columns; chosen by hand."""
_GAP = 3
"""Empty cells between the columns."""
_SAMPLES = 13
"""Cells of the column of keys."""
_LEAST = 8
"""Cells of a meaning at least, in however narrow a window."""

HelpLine = tuple[Words, ...]


def help_lines(sections: Sequence[Section], width: int) -> list[HelpLine]:
    """The lines of help in `width` cells; sections without rows are left out."""
    filled = [section for section in sections if section.rows]
    if not filled:
        return [(("nothing here has these words", "quiet"),)]
    if width < _TWO:
        return _column(filled, width)
    column_width = (width - _GAP) // 2
    blocks = [_column([section], column_width) for section in filled]
    split = _best_split([len(block) + 1 for block in blocks])
    left, right = (_column(part, column_width) for part in (filled[:split], filled[split:]))
    return [_beside(*pair, column_width) for pair in zip_longest(left, right, fillvalue=())]


def _best_split(heights: Sequence[int]) -> int:
    """The number of sections at the left with which the two columns are most alike."""
    return min(
        range(1, len(heights) + 1),
        key=lambda split: max(sum(heights[:split]), sum(heights[split:])),
    )


def _column(sections: Sequence[Section], width: int) -> list[HelpLine]:
    lines: list[HelpLine] = []
    for section in sections:
        lines += [(), ((section.title, "title"),)] if lines else [((section.title, "title"),)]
        for row in section.rows:
            lines += _row_lines(row, width)
    return lines


def _row_lines(row: HelpRow, width: int) -> Iterator[HelpLine]:
    """A row, its meaning wrapped beside the sample."""
    room = max(_LEAST, width - _SAMPLES - 1)
    indent = "  " if row.meaning.startswith("  ") else ""
    lines = textwrap.wrap(row.meaning, room, subsequent_indent=indent) or [""]
    pad = " " * max(1, _SAMPLES - cell_len(row.sample))
    yield (" ", "text"), (row.sample, row.look), (pad, "text"), (lines[0], "text")
    for line in lines[1:]:
        yield ((" " * (_SAMPLES + 1) + line, "text"),)


def _beside(left: HelpLine, right: HelpLine, width: int) -> HelpLine:
    used = sum(cell_len(text) for text, _ in left)
    return (*left, (" " * max(1, width + _GAP - used), "text"), *right)
