"""Ctrl-C as a request: the first one ends the work at a good moment, a second one at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tui.cli.messages import tell


@contextmanager
def deferred_interrupt(words: str) -> Iterator[Callable[[], bool]]:
    """Take the first Ctrl-C as a request to stop, until the block ends.

    Args:
        words: Said when the request comes.

    Yields:
        A function that tells whether it has come.
    """
    requests: list[int] = []

    def take(number: int, frame: FrameType | None) -> None:
        requests.append(number)
        signal.signal(signal.SIGINT, before)
        tell(words)

    before = signal.signal(signal.SIGINT, take)
    try:
        yield lambda: bool(requests)
    finally:
        signal.signal(signal.SIGINT, before)
