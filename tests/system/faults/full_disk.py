"""A disk that is full at some moment: a limit on the size of files stands in for it."""

from __future__ import annotations

import os
import random
import resource
import signal
from pathlib import Path

from store.library.library import Library
from tests.system.faults.killing import LENGTH, open_for_work, verdict
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.work import steps


def trial(library: Library, seed: int) -> Outcomes:
    """Work in a process whose files may not grow beyond a random size; look at what is left."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(library, seed, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        acknowledged = int([b"0", *acknowledgements.readlines()][-1])
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "the disk was never full"
    return verdict(library, seed, acknowledged)


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials, each in a library of its own."""
    return sum((trial(Library(folder / str(seed)), seed) for seed in range(count)), Outcomes())


def _work(library: Library, seed: int, acknowledgements: int) -> None:
    """Go on until a write is refused; ends with 0 when one was."""
    code = 1
    try:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = random.Random(seed).randint(20_000, 120_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        article = open_for_work(
            library, lambda step: os.write(acknowledgements, f"{step}\n".encode())
        )
        for number in steps(article.session, seed):
            if article.flush() is not None:
                code = 0
                break
            if number == LENGTH:
                break
    finally:
        os._exit(code)
