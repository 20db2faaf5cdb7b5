"""Intervals between the messages of long work: what comes meanwhile is shown at once."""

from __future__ import annotations

import time

COLLECTING_SECONDS = 0.1
"""Seconds for which results are collected before they are shown together; chosen by hand."""


class Interval:
    """Tells when some seconds have passed.

    Args:
        seconds: The length.
        is_first_due: Whether the first one is over at once.
    """

    def __init__(self, seconds: float = COLLECTING_SECONDS, *, is_first_due: bool = False) -> None:
        self._seconds = seconds
        self._since = 0.0 if is_first_due else time.monotonic()

    def is_over(self) -> bool:
        """Tell whether the seconds have passed; if so, the next interval begins."""
        now = time.monotonic()
        if now - self._since <= self._seconds:
            return False
        self._since = now
        return True
