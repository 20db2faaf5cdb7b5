"""A program on a pseudo-terminal: its screen, its answers, and their costs."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyte
from ptyprocess import PtyProcess

ROWS, COLUMNS = 40, 120
_SETTLED = 0.06
"""Seconds without output after which a key counts as answered."""
_NO_ANSWER = 1.0
"""Seconds after which a key counts as one that changes nothing."""
_SHORTLY = 0.3
"""Seconds to wait for the first output after keys that are not measured."""

_HARD = 0.3
"""Share of a core: more than arriving suggestions take."""
_PATIENCE = 60.0
"""Seconds after which a program that shows nothing is given up."""

_KEYS = {"pagedown": "\x1b[6~", "pageup": "\x1b[5~", "enter": "\r"}
_CONTROL = re.compile(rb"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|.)")


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a start or a key."""

    answered: float
    """Milliseconds until the first byte that followed was read."""
    elapsed: float
    """Milliseconds until the last byte of it was read."""
    cpu: float
    """Milliseconds of processor time of the program's own process, all threads."""


class _Screen(pyte.Screen):
    """Accepts sequences of `vim` that pyte does not know."""

    def select_graphic_rendition(self, *attributes: int, private: bool = False) -> None:
        if not private:
            super().select_graphic_rendition(*attributes)


class Terminal:
    """Runs a program until it is left; bytes are stamped when they are read."""

    def __init__(self, argv: Sequence[str], *, environment: Mapping[str, str]) -> None:
        self._began = time.perf_counter()
        self._process = PtyProcess.spawn(
            list(argv),
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            dimensions=(ROWS, COLUMNS),
        )
        self._output = b""
        self._screen = _Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        self._latest = self._began

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # The helper process of the reader is in the same group.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.close(force=True)

    def start(self, word: str, *, after: str = "") -> Cost:
        """Return the cost from the start until a word reached the terminal.

        Args:
            word: The word.
            after: What is sent ahead of it; a word that came before that does not count.
        """
        word_bytes = word.encode()
        while word_bytes not in _CONTROL.sub(b"", self._sent_after(after.encode())):
            self._read(_PATIENCE)
        elapsed = (self._latest - self._began) * 1000
        return Cost(elapsed, elapsed, self._cpu())

    def press(self, key: str) -> Cost:
        """Press a key; returns its cost until nothing more is drawn."""
        while self._read(0.0):
            pass
        cpu, pressed = self._cpu(), time.perf_counter()
        self._latest = pressed
        self._process.write(_KEYS.get(key, key).encode())
        self._read(_NO_ANSWER)
        answered = self._latest
        self.settle()
        spent = self._cpu() - cpu
        return Cost((answered - pressed) * 1000, (self._latest - pressed) * 1000, spent)

    def type(self, *keys: str) -> None:
        """Press keys without measuring, and wait until nothing more is drawn or computed."""
        self._process.write("".join(_KEYS.get(key, key) for key in keys).encode())
        self._read(_SHORTLY)
        self.settle()
        while self._works_hard():
            pass

    def _works_hard(self) -> bool:
        """Return whether the program needs a good part of a core while it draws nothing."""
        began, before = time.perf_counter(), self._cpu()
        self.settle()
        share = (self._cpu() - before) / 1000 / (time.perf_counter() - began)
        return share > _HARD

    def wait_for(self, pattern: str) -> None:
        """Read until a pattern stands on the screen."""
        deadline = time.monotonic() + _PATIENCE
        while not self.shows(pattern):
            if time.monotonic() > deadline:
                raise TimeoutError(f"no “{pattern}” on the screen:\n{self.text}")
            self._read(0.2)

    def shows(self, pattern: str) -> bool:
        """Return whether a pattern stands on the screen."""
        return re.search(pattern, self.text) is not None

    def settle(self) -> None:
        """Read until nothing came for some time, and the program does not want the processor.

        On a busy machine, a program that draws nothing may only be waiting for its turn.
        """
        while self._read(_SETTLED) or self._is_at_work():
            pass

    @property
    def text(self) -> str:
        """The text on the screen."""
        self._stream.feed(self._output[self._fed :])
        self._fed = len(self._output)
        return "\n".join(self._screen.display)

    @property
    def memory(self) -> int:
        """Bytes of memory that the process holds at this moment."""
        rollup = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text()
        match = re.search(r"^Rss:\s+(\d+) kB", rollup, re.MULTILINE)
        return int(match[1]) * 1024 if match else 0

    def runs(self, module: str) -> bool:
        """Return whether a child of the process runs a Python module."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
                is_child = parent == str(self._process.pid)
                if is_child and module in (process / "cmdline").read_text().split("\0"):
                    return True
        return False

    def _sent_after(self, first: bytes) -> bytes:
        """What was sent behind some bytes; all of it where there are none to wait for."""
        return self._output.partition(first)[2] if first else self._output

    def _is_at_work(self) -> bool:
        """Return whether a thread runs, or waits for a processor or the disk."""
        return any(stat.rpartition(")")[2].split()[0] in "RD" for stat in self._of_threads("stat"))

    def _cpu(self) -> float:
        """Milliseconds of processor time so far, of all threads that are alive."""
        return sum(int(stat.split()[0]) for stat in self._of_threads("schedstat")) / 1e6

    def _of_threads(self, name: str) -> Iterator[str]:
        """What the system says about each thread that is alive."""
        for task in Path(f"/proc/{self._process.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                yield (task / name).read_text()

    def _read(self, seconds: float) -> bool:
        """Take what the program writes; False when nothing came for some time."""
        ready, _, _ = select.select([self._process.fd], [], [], seconds)
        if not ready:
            return False
        self._output += os.read(self._process.fd, 1 << 20)
        self._latest = time.perf_counter()
        return True
