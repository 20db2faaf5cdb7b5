"""Pauses in long work on a thread, in which the interface draws and takes keys."""

from __future__ import annotations

import time

_WORK_SECONDS = 0.004
"""Seconds of work between pauses: a quarter of what a key may take."""
_PAUSE_SECONDS = 0.001
"""Seconds of a pause: long enough for Python to hand over to another thread; chosen by hand."""


class Pauses:
    """Takes a pause now and then."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def take(self) -> None:
        """Pause, if the work has gone on for a while."""
        if time.monotonic() - self._since > _WORK_SECONDS:
            time.sleep(_PAUSE_SECONDS)
            self._since = time.monotonic()
