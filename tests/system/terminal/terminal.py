"""A pseudo-terminal that runs the real program and shows what a person would see."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.patience import PATIENCE
from tests.system.terminal.quick_screen import QuickScreen, QuickStream
from tests.tui.cli.forking import Run, shared_forks

ROOT = Path(__file__).parents[3]
_AT_ONCE = 0.05
"""Seconds that one look at the terminal takes; a machine that sleeps longer counts no more."""

_KEYS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "down": "\x1b[B", "up": "\x1b[A"}


class Terminal:
    """A program on a terminal of its own; close it in the end.

    It is forked from a process that has imported it, unless the command is to be started as a
    person starts it.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        rows: int = 24,
        columns: int = 80,
        is_started: bool = False,
    ) -> None:
        own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.output = bytearray()
        """Every byte that reached the terminal."""
        self._screen = QuickScreen(columns, rows)
        self._stream = QuickStream(self._screen)
        environment = {**_inherited(), **own, **(environment or {})}
        self._file, terminal = os.openpty()
        try:
            termios.tcsetwinsize(terminal, (rows, columns))
            self._modes = termios.tcgetattr(terminal)[:4]
            run = Run(list(argv), str(ROOT), environment, is_started)
            self._process = shared_forks().start(run, [terminal])
        finally:
            os.close(terminal)
        self._status: int | None = None
        """As `os.waitpid` gives it, once the program has ended."""
        self._at_end = False
        self._text: str | None = None

    @property
    def text(self) -> str:
        """What stands on the screen."""
        if self._text is None:
            self._text = "\n".join(map(str.rstrip, self._screen.rows))
        return self._text

    @property
    def shows_cursor(self) -> bool:
        """True if the terminal's own cursor is to be seen."""
        return not self._screen.cursor.hidden

    @property
    def row_from_cursor(self) -> str:
        """What stands from the terminal's own cursor to the end of its row."""
        return self._cells(self._screen.cursor.x, self._screen.columns)

    @property
    def row_to_cursor(self) -> str:
        """What stands in the row of the terminal's own cursor ahead of it."""
        return self._cells(0, self._screen.cursor.x)

    def _cells(self, start: int, end: int) -> str:
        return self._screen.cells(self._screen.cursor.y, start, end)

    @property
    def sent(self) -> str:
        """All characters that have come so far; of the last one, perhaps not all bytes have."""
        return codecs.getincrementaldecoder("utf-8")().decode(bytes(self.output))

    def press(self, *keys: str) -> None:
        """Type characters, or keys by name."""
        os.write(self._file, "".join(_KEYS.get(key, key) for key in keys).encode())

    def resize(self, rows: int, columns: int) -> None:
        """Give the window another size."""
        self._text = None
        self._screen.resize(rows, columns)
        termios.tcsetwinsize(self._file, (rows, columns))

    def wait_for(self, pattern: str) -> str:
        """Read until a pattern stands on the screen; returns what matched."""
        self.wait_until(lambda: re.search(pattern, self.text) is not None, f"“{pattern}”")
        found = re.search(pattern, self.text)
        assert found is not None
        return found[0]

    def wait_until(self, condition: Callable[[], bool], name: str = "the condition") -> None:
        """Read until a condition holds; fails with the screen when it never does."""
        patience = PATIENCE
        while not condition():
            if self._at_end:
                raise AssertionError(f"the program ended before {name}:\n{self.text}")
            if patience < 0:
                raise AssertionError(f"no {name} on the screen:\n{self.text}")
            began = time.monotonic()
            self._read()
            patience -= min(_AT_ONCE, time.monotonic() - began)

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        if not self._has_ended():
            os.kill(self._process, number)

    def wait_for_exit(self) -> int:
        """Read to the end; returns the exit code, negative for the signal that ended it."""
        self.wait_until(lambda: self._at_end, "end")
        return self._wait()

    def wait_for_stop(self) -> None:
        """Read until the program has stopped, as on Ctrl-Z."""
        options = os.WUNTRACED | os.WNOHANG
        self.wait_until(lambda: shared_forks().wait(self._process, options) != -1, "stop")

    def kill(self) -> int:
        """End the program at once, as `kill -9` does."""
        self.send(signal.SIGKILL)
        return self.wait_for_exit()

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as the program found it: modes, cursor, screen and mouse."""
        last = {name: self._last_mode(name) for name in (b"1049", b"25", b"1003", b"2004")}
        as_found = {b"1049": b"l", b"25": b"h", b"1003": b"l", b"2004": b"l"}
        is_as_found = all(last[name] in (None, mode) for name, mode in as_found.items())
        return termios.tcgetattr(self._file)[:4] == self._modes and is_as_found

    def close(self) -> None:
        """End the program if it still runs, and let go of the terminal."""
        # To ask it first would take its time, and more than `close` has on a busy machine.
        self.send(signal.SIGKILL)
        self._wait()
        os.close(self._file)

    def _has_ended(self) -> bool:
        if self._status is None:
            status = shared_forks().wait(self._process, os.WNOHANG)
            self._status = None if status == -1 else status
        return self._status is not None

    def _wait(self) -> int:
        """Wait for the end; returns the exit code."""
        if self._status is None:
            self._status = shared_forks().wait(self._process)
        return os.waitstatus_to_exitcode(self._status)

    def _last_mode(self, name: bytes) -> bytes | None:
        """Whether a mode of the terminal was set (`h`) or reset (`l`) last."""
        changes = re.findall(rb"\x1b\[\?" + name + rb"([hl])", self.output)
        return changes[-1] if changes else None

    def _read(self) -> None:
        ready, _, _ = select.select([self._file], [], [], _AT_ONCE)
        if not ready:
            return
        try:
            data = os.read(self._file, 65536)
        except OSError:
            # No process has the terminal any more.
            self._at_end = True
            return
        self.output += data
        self._text = None
        self._stream.feed(data)


def _inherited() -> dict[str, str]:
    """The environment without the size of another terminal, which parallel tests leave there."""
    return {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
