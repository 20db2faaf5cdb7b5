"""Waiting for an article that takes long to read: how long so far, and Esc to end it."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from annotate.loaders.bounded import ReadingEnded, while_waiting
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
    with _Keys() as keys, while_waiting(_step(name, keys)):
        try:
            yield
        finally:
            if keys.is_open:
                _write("\r\x1b[K")


def _step(name: str, keys: _Keys) -> Callable[[float], None]:
    shown_name = visible(os.path.basename(name) or name)  # noqa: PTH119 - it may be an address

    def step(seconds: float) -> None:
        if seconds < _PATIENCE:
            return
        if keys.has_escape():
            raise ReadingEnded(name)
        _write(f"\rreading {shown_name} … {int(seconds)} s   Esc ends it\x1b[K")

    return step


class _Keys:
    """The keys of the terminal, taken one by one from the first look at them on."""

    def __init__(self) -> None:
        self.is_open = False
        """True if keys have been looked at."""
        self._settings: list[object] | None = None

    def __enter__(self) -> _Keys:
        return self

    def __exit__(self, *_: object) -> None:
        if self._settings is not None:
            import termios

            termios.tcsetattr(0, termios.TCSANOW, self._settings)

    def has_escape(self) -> bool:
        """Tell whether Esc was pressed since the last look; other keys are dropped."""
        if not self.is_open:
            self.is_open = True
            self._settings = _keys_one_by_one()
        if self._settings is None or not select.select([0], [], [], 0)[0]:
            return False
        # An arrow begins with an escape as well.
        return os.read(0, _MOST_KEYS).endswith(_ESCAPE)


def _keys_one_by_one() -> list[object] | None:
    """Have keys delivered at once and not shown; returns the settings of before.

    Ctrl-C still interrupts. None where keys do not come from a terminal, or not for this process.
    """
    if not os.isatty(0) or os.tcgetpgrp(0) != os.getpgrp():
        return None
    import termios
    import tty

    settings: list[object] = termios.tcgetattr(0)
    tty.setcbreak(0, termios.TCSANOW)
    return settings


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
