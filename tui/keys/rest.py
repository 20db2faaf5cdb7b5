"""What waits until the keys rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

REST_SECONDS = 0.15
"""Seconds until the next look at whether the keys rest; chosen by hand."""


def call_at_rest(
    callback: Callable[[], object], *, is_quiet: Callable[[], bool], after: float = REST_SECONDS
) -> None:
    """Call back after some seconds, as soon as the keys rest.

    The keys that come meanwhile pay for each look at whether they do; it costs next to nothing,
    unlike a timer of Textual's, which is a task of its own.
    """

    def look() -> None:
        if is_quiet():
            callback()
        else:
            loop.call_later(REST_SECONDS, look)

    loop = asyncio.get_running_loop()
    loop.call_later(after, look)
