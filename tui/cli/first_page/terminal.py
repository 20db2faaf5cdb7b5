"""The terminal while the first page stands on it, until the app or a message takes its place."""

from __future__ import annotations

import os
import signal
import sys
import termios
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.library.reading_position import ReadingPosition

_INPUT, _OUTPUT = 0, 2
"""Numbers of the files that keys come from and that is drawn on, as Textual has them."""
_INPUT_FLAGS, _LOCAL_FLAGS, _CHARACTERS = 0, 3, 6
"""Places in the modes of a terminal, as `termios.tcgetattr` gives them."""
_UNSET = b"\x00"
"""Stands for a control character that does nothing."""
_OTHER_WAYS = ("COLUMNS", "LINES", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER", "TEXTUAL_FILTERS")
"""Variables by which Textual draws in another size, in other colours or elsewhere."""
_ENTER = "\x1b[?2026h\x1b[?1049h\x1b[?25l\x1b[?7l"
"""Show all at once what follows, on the other screen, without the cursor and without wrapping."""
_DRAWN = "\x1b[?2026l"
_LEAVE = "\x1b[?7h\x1b[?1049l\x1b[?25h"


class TakenTerminal:
    """A terminal that keeps the keys for the app and shows none of them, perhaps with a page on it.

    Ctrl-C still ends the program: nothing that it would act on is there yet.
    """

    def __init__(self) -> None:
        self._initial_modes = termios.tcgetattr(_INPUT)
        self.place: ReadingPosition | None = None
        """The place in the text of the page that is on it; None without a page."""
        modes = termios.tcgetattr(_INPUT)
        modes[_LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        modes[_INPUT_FLAGS] &= ~(
            termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
        )
        modes[_CHARACTERS][termios.VMIN] = 1
        for key in (termios.VSUSP, termios.VQUIT):
            modes[_CHARACTERS][key] = _UNSET
        self._heed_signals()
        # What was typed so far stays in the queue.
        termios.tcsetattr(_INPUT, termios.TCSANOW, modes)

    def draw(self, page: str, place: ReadingPosition) -> None:
        """Draw a page that fills the window, from a place in the text."""
        self.place = place
        _write(f"{_ENTER}{page}{_DRAWN}")

    def hand_over(self) -> list[Any]:
        """Leave the terminal as it is to the app; returns the modes to set in the end."""
        _taken.set(None)
        return self._initial_modes

    def release(self) -> None:
        """Take the page away and set the modes as they were found."""
        _taken.set(None)
        # The terminal may have gone.
        with suppress(OSError, termios.error):
            termios.tcsetattr(_INPUT, termios.TCSANOW, self._initial_modes)
            if self.place is not None:
                _write(_LEAVE)

    def _heed_signals(self) -> None:
        """Leave the terminal in good order where a signal ends the program, as the app does."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)


_taken: ContextVar[TakenTerminal | None] = ContextVar("taken_terminal", default=None)


def take_terminal() -> TakenTerminal:
    """Have keys kept for the app from now on."""
    terminal = TakenTerminal()
    _taken.set(terminal)
    return terminal


def is_taken() -> bool:
    """Tell whether the first page is on the terminal."""
    return _taken.get() is not None


def shown_place() -> ReadingPosition | None:
    """The place in the text of the first page; None where it is not on the terminal."""
    terminal = _taken.get()
    return terminal.place if terminal is not None else None


def hand_over_terminal() -> list[Any] | None:
    """Leave the terminal to the app; returns the modes to set in the end, if it was taken."""
    terminal = _taken.get()
    return terminal.hand_over() if terminal is not None else None


def release_terminal() -> None:
    """Give the terminal back as it was found, if it is taken."""
    terminal = _taken.get()
    if terminal is not None:
        terminal.release()


def is_usual() -> bool:
    """Tell whether there is a terminal that Textual would draw on as on any other."""
    environment = os.environ
    is_known = environment.get("TERM", "").strip().lower() not in ("", "dumb", "unknown")
    return (
        is_known
        and environment.keys().isdisjoint(_OTHER_WAYS)
        and all(map(os.isatty, (0, 1, 2)))
        and getattr(sys.__stderr__, "encoding", None) == "utf-8"
        and os.tcgetpgrp(_INPUT) == os.getpgrp()
    )


def _write(characters: str) -> None:
    data = characters.encode("utf-8", "replace")
    while data:
        data = data[os.write(_OUTPUT, data) :]


def _end(number: int, _: object) -> None:
    release_terminal()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
