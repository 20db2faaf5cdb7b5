"""The wait for an article that takes long to read, while the app goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from annotate.errors import ReadingEnded


class ReadingWait:
    """Says each second how long it has been, until the article is there or Esc ends it."""

    def __init__(self, title: str, say: Callable[[str], None]) -> None:
        self._title = title
        self._say = say
        self._loop = asyncio.get_running_loop()
        self._seconds = 0
        """Full seconds that have been said."""
        self._is_ended = False

    def end(self) -> None:
        """Let the reading end."""
        self._is_ended = True

    def step(self, seconds: float) -> None:
        """Take part in the waiting, on the thread that waits.

        Raises:
            ReadingEnded: It was ended.
        """
        if self._is_ended:
            raise ReadingEnded(self._title)
        if seconds >= self._seconds + 1:
            self._seconds = int(seconds)
            words = f"reading {self._title} … {self._seconds} s   Esc ends it"
            self._loop.call_soon_threadsafe(self._say, words)

    def clear(self) -> None:
        """Take away what was said."""
        if self._seconds:
            self._say("")
