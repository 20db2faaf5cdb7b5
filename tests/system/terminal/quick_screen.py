"""A screen that takes in quickly what a full-screen program sends: plain text, and its looks."""

from __future__ import annotations

import re
from functools import lru_cache

import pyte
from pyte import modes
from pyte.screens import Char

_LOOK = re.compile(r"\x1b\[([0-9;]*)m")
"""Changes the look of what follows; most of what is sent is that."""


class QuickScreen(pyte.Screen):
    """A screen that draws plain text at once where it fits in the row."""

    @property
    def rows(self) -> list[str]:
        """What stands in each row; where `display` measures each character, here the cell behind a
        wide one is empty.
        """
        return [self.cells(row, 0, self.columns) for row in range(self.lines)]

    def cells(self, row: int, start: int, end: int) -> str:
        """What stands in some cells of a row."""
        line = self.buffer[row]
        return "".join([line[column].data for column in range(start, end)])

    def draw(self, data: str) -> None:
        end = self.cursor.x + len(data)
        if not data.isascii() or end > self.columns or modes.IRM in self.mode:
            super().draw(data)
            return
        line, look = self.buffer[self.cursor.y], self.cursor.attrs
        for column, char in enumerate(data, self.cursor.x):
            line[column] = _cell(look, char)
        self.cursor.x = end


class QuickStream(pyte.ByteStream):
    """A stream that knows changes of the look at sight, instead of sign by sign."""

    def __init__(self, screen: QuickScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._looks: dict[tuple[Char, str], Char] = {}
        """The look after a change, by the look before it and the words of the change."""

    def feed(self, data: bytes) -> None:
        text, start = self.utf8_decoder.decode(data), 0
        for change in _LOOK.finditer(text):
            self._feed(text[start : change.start()])
            # Within another sequence it is not what it looks like.
            if self._taking_plain_text:
                self._change_look(change[1])
            else:
                self._feed(change[0])
            start = change.end()
        self._feed(text[start:])

    def _feed(self, text: str) -> None:
        pyte.Stream.feed(self, text)

    def _change_look(self, words: str) -> None:
        cursor = self._screen.cursor
        key = (cursor.attrs, words)
        if key not in self._looks:
            self._screen.select_graphic_rendition(*(int(word or 0) for word in words.split(";")))
            self._looks[key] = cursor.attrs
        cursor.attrs = self._looks[key]


@lru_cache(maxsize=4096)
def _cell(look: Char, char: str) -> Char:
    return look._replace(data=char)
