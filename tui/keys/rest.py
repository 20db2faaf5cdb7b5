"""What waits until the keys rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

REST_SECONDS = 0.15
"""Seconds from one look at whether the keys rest to the next; chosen by hand."""


def seconds_to_look() -> float:
    """Seconds until the next look, which is the same moment for all that waits.

    The keys that come meanwhile pay each time that the program wakes up for one.
    """
    return REST_SECONDS - monotonic() % REST_SECONDS


def call_at_rest(
    callback: Callable[[], object], *, is_quiet: Callable[[], bool], after: float = REST_SECONDS
) -> None:
    """Call back after some seconds, as soon as the keys rest.

    A timer of Textual's would cost more, as it is a task of its own.
    """

    def look() -> None:
        if is_quiet():
            callback()
        else:
            loop.call_later(seconds_to_look(), look)

    loop = asyncio.get_running_loop()
    loop.call_later(after, look)
