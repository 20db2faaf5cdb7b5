"""Ctrl-C as a wish: the first one ends the work at the next good moment, a second one at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tui.cli.messages import tell


@contextmanager
def wish_to_stop(words: str) -> Iterator[Callable[[], bool]]:
    """Take the first Ctrl-C as a wish until the block ends.

    Args:
        words: Said when the wish comes.

    Yields:
        A function that tells whether it has come.
    """
    wishes: list[int] = []

    def take(number: int, frame: FrameType | None) -> None:
        wishes.append(number)
        signal.signal(signal.SIGINT, before)
        tell(words)

    before = signal.signal(signal.SIGINT, take)
    try:
        yield lambda: bool(wishes)
    finally:
        signal.signal(signal.SIGINT, before)
