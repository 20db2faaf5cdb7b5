"""Waiting for an article that takes long to read: how long so far, and Esc to end it."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import PurePosixPath

from annotate.errors import ReadingEnded
from annotate.loaders.bounded import while_waiting
from tui.cli.first_page.terminal import is_taken
from tui.cli.streams import is_terminal
from tui.display.glyphs import visible

_PATIENCE = 1.0
"""Seconds until something is said; chosen by hand."""
_ESCAPE = b"\x1b"
_MOST_KEYS = 1024
"""Bytes of keys that are taken at once; chosen by hand."""


@contextmanager
def shown_waiting(name: str) -> Iterator[None]:
    """Say on a terminal how long an article is being read inside of the block, and heed Esc.

    Raises:
        ReadingEnded: Somebody pressed Esc.
    """
    if not is_terminal(sys.stderr):
        yield
        return
    with ExitStack() as at_end, while_waiting(_Waiting(name, at_end)):
        yield


class _Waiting:
    """Takes part in the waiting from the first second on."""

    def __init__(self, name: str, at_end: ExitStack) -> None:
        self._name = name
        self._shown_name = visible(PurePosixPath(name).name or name)
        self._at_end = at_end
        self._has_begun = False
        self._has_keys = False

    def __call__(self, seconds: float) -> None:
        if seconds < _PATIENCE:
            return
        if not self._has_begun:
            self._begin()
        if self._has_keys and _has_escape():
            raise ReadingEnded(self._name)
        key = "Esc" if self._has_keys else "Ctrl-C"
        _write(f"\rreading {self._shown_name} … {int(seconds)} s   {key} ends it\x1b[K")

    def _begin(self) -> None:
        """Have keys delivered at once and not shown until the end; Ctrl-C still interrupts."""
        import termios
        import tty

        self._has_begun = True
        self._at_end.callback(_write, "\r\x1b[K")
        # Keys come from elsewhere, or go to another program, or are kept for the app.
        if is_taken() or not os.isatty(0) or os.tcgetpgrp(0) != os.getpgrp():
            return
        self._has_keys = True
        self._at_end.callback(termios.tcsetattr, 0, termios.TCSANOW, termios.tcgetattr(0))
        tty.setcbreak(0, termios.TCSANOW)


def _has_escape() -> bool:
    """Tell whether Esc was pressed; other keys are dropped."""
    has_keys = bool(select.select([0], [], [], 0)[0])
    # An arrow begins with an escape as well.
    return has_keys and os.read(0, _MOST_KEYS).endswith(_ESCAPE)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
