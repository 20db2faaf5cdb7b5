"""Runs of the program in forks of a process that has imported it, `fork_server.py`.

Starting Python, importing spaCy and loading the pipeline take most of the time of a run. A fork has
its own arguments, folder, environment and streams, and runs `main`. All workers of a run of the
tests share that process: the first that needs it starts it, and each has a fork of it to ask.
"""

from __future__ import annotations

import fcntl
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.patience import PATIENCE

_ROOT = Path(__file__).parents[3]
POSTIL = str(Path(sys.executable).with_name("postil"))
_SERVER = "tests.tui.cli.fork_server"


@dataclass(frozen=True)
class Run:
    """The settings of a run; the words of the command are decoded as by `os.fsdecode`."""

    command: Sequence[str]
    """`POSTIL` or Python with `-P -m`, and arguments; what is started may be anything."""
    folder: str
    environment: Mapping[str, str]
    is_started: bool = False
    """Whether the command is executed, as by a shell, and not run by what is imported."""


class Forks:
    """Runs programs in forks, and waits for them."""

    def __init__(self) -> None:
        self._channel = _connect()
        self._channel.settimeout(PATIENCE)
        self._server = int(self._channel.makefile("rb").readline())
        """The number of the process that forks for this one, and of its group."""

    def start(self, run: Run, files: Sequence[int]) -> int:
        """Start a run; returns the number of its process.

        Args:
            run: Its settings.
            files: Three open files as standard streams, or a terminal, which then is also the one
                that controls a session of its own.
        """
        return int(self._ask(vars(run), files))

    def wait(self, process: int, options: int = 0) -> int:
        """Do as `os.waitpid` and return the status; with `WNOHANG`, -1 for none yet.

        Raises:
            TimeoutError: The program hangs; it was killed, and this runs nothing any more.
        """
        return int(self._ask({"process": process, "options": options}))

    def _ask(self, request: Mapping[str, object], files: Sequence[int] = ()) -> bytes:
        first, *rest = json.dumps(request).encode("ascii") + b"\n"
        try:
            socket.send_fds(self._channel, [bytes([first])], list(files))
            self._channel.sendall(bytes(rest))
            return self._channel.makefile("rb").readline()
        except TimeoutError:
            os.killpg(self._server, signal.SIGKILL)
            shared_forks.cache_clear()
            raise


def _connect() -> socket.socket:
    """Connect to the server of this run of the tests; the first worker that asks starts it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir(), f"postil-forks-{run}")
    folder.mkdir(exist_ok=True)
    address = folder / "forks"
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not address.exists():
            _start_server(str(address))
    finally:
        os.close(lock)
    channel = socket.socket(socket.AF_UNIX)
    channel.connect(str(address))
    return channel


def _start_server(address: str) -> None:
    """Start a server that hears at this address from now on, though it answers when it is ready."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        subprocess.Popen(
            [sys.executable, "-m", _SERVER, str(listener.fileno())],
            cwd=_ROOT,
            # As the program itself sets it before it imports spaCy.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            pass_fds=[listener.fileno()],
            start_new_session=True,
        )


@functools.cache
def shared_forks() -> Forks:
    """The one for all tests of this process, made when a test needs it."""
    return Forks()
