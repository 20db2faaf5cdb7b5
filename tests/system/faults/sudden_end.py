"""`kill -9` at a random moment of a process that stores one thing after the other."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from typing import NoReturn

Store = Callable[[int], None]
"""Stores the first thing for 1, then the second; when it returns, that is called stored."""


def stored_before_kill(store: Store, seed: int, *, waits: bool = True) -> int:
    """Kill a process at work; returns the number of things that it had called stored.

    Args:
        store: What the process calls again and again.
        seed: Decides on the moment.
        waits: False to kill perhaps before anything is stored.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(store, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        first = acknowledgements.readline() if waits else b""
        time.sleep(random.Random(seed).uniform(0, 0.03))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return (first + acknowledgements.read()).count(b"\n")


def stored_before_call(store: Store, call: int) -> int:
    """Let a process kill itself; returns the number of things that it had called stored.

    However slow the machine is, the moment is the same one of the work, but for its threads.

    Args:
        store: What the process calls again and again.
        call: The number, from 1, of the call to the disk, such as the opening or moving of a file,
            ahead of which it is killed.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _die_ahead_of(call)
        _work(store, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        count = acknowledgements.read().count(b"\n")
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, "the work was over before"
    return count


def _die_ahead_of(call: int) -> None:
    remaining = call

    def look(name: str, _arguments: tuple[object, ...]) -> None:
        nonlocal remaining
        remaining -= name == "open" or name.startswith("os.")
        if not remaining:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def _work(store: Store, acknowledgements: int) -> NoReturn:
    number = 0
    try:
        while True:
            number += 1
            store(number)
            os.write(acknowledgements, b"\n")
    finally:
        os._exit(1)
