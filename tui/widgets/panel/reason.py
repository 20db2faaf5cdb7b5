"""Why the suggestion at hand is there, at the right of its row in the panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate.annotation import Item
from tui.display.glyphs import visible
from tui.display.reason_words import reason_words
from tui.widgets.fitting import text_cells
from tui.widgets.panel.row_words import RowWords, Words
from tui.widgets.panel.rows import ClaimRow, Heading, Row

_LEAST_GAP = 3
"""Cells between the words of a row and the reason at least; chosen by hand."""


def with_reason(words: RowWords, row: Row, item: Item, width: int) -> RowWords:
    """The words of the row at hand, with the reason and the score of its suggestion.

    Of a reason stands there what there is room for; a row that has none is as it was.
    """
    if isinstance(row, Heading) or (isinstance(row, ClaimRow) and row.is_content):
        return words
    room = width - _cells(words.left) - _cells(words.right) - _LEAST_GAP
    fitting = (form for form in _forms(item) if text_cells(form) <= room)
    form = next(fitting, "")
    return replace(words, right=(*words.right, (f" {form}", "quiet"))) if form else words


def _forms(item: Item) -> Iterator[str]:
    """The reason in ever fewer words, with the score as long as there is room for it."""
    reasons = [visible(words) for words in reason_words(item)]
    if item.score is not None:
        yield from (f"{words}, {item.score:.0%}" for words in reasons)
    yield from reasons


def _cells(words: tuple[Words, ...]) -> int:
    return sum(text_cells(text) for text, _ in words)
