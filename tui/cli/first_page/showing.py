"""Showing the first page: all that is needed for it is read, then the terminal is drawn on."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tui.cli.first_page.request import read_request

if TYPE_CHECKING:
    from store.library.reading_position import ReadingPosition

_LEAST_SIZE = (20, 6)
"""Cells and rows of the smallest window that a page is drawn in; chosen by hand."""


@contextmanager
def show_first_page(words: Sequence[str]) -> Iterator[None]:
    """Draw the first page of the article that a command line opens, where it opens just that.

    At the end of the block it is taken away, unless the app or a message has taken its place.
    """
    request = read_request(words)
    if request is None:
        yield
        return
    from tui.cli.first_page.terminal import release_terminal

    try:
        # What goes wrong meets whoever opens the article, who has words for it.
        with suppress(Exception):
            _show(request)
        yield
    finally:
        release_terminal()


def _show(request: dict[str, str]) -> None:
    """Draw a page, or leave the terminal as it is where anything about it is not clear."""
    from tui.cli.first_page.terminal import is_usual, take_terminal

    if not is_usual():
        return
    terminal, page = take_terminal(), None
    try:
        page = _page(request)
    finally:
        if page is None:
            terminal.release()
    if page is not None:
        terminal.draw(*page)


def _page(request: dict[str, str]) -> tuple[str, ReadingPosition] | None:
    """The page and its place in the text; None where anything about it is not clear."""
    from tui.cli.first_page.drawing import drawing
    from tui.cli.first_page.settings import page_settings
    from tui.cli.first_page.text import text_bytes, text_with_place

    size, settings = os.get_terminal_size(), page_settings(request)
    if settings is None or any(map(operator.lt, size, _LEAST_SIZE)):
        return None
    data = text_bytes(request["input"], settings.library)
    if data is None:
        return None
    text, place = text_with_place(data, settings)
    if not text or text.isspace():
        return None
    return drawing(text, place.cursor, place.top, settings, size), place
