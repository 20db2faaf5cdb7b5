"""Processes that asyncio has started: how much of an answer is read, and their end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal

LONGEST_ANSWER = 64 * 1024 * 1024
"""Largest answer of a process of ours that is read, in bytes; chosen by hand."""


def kill(process: asyncio.subprocess.Process) -> None:
    """Kill a process, if it has not ended, without waiting for its end."""
    if process.returncode is None:
        # Its own `kill` would reap a process that is dead, and asyncio would complain of that.
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


async def end(process: asyncio.subprocess.Process) -> None:
    """Kill a process, and wait until it is gone, even if that is cancelled."""
    kill(process)
    cancelled: asyncio.CancelledError | None = None
    # Its pipes must not outlive the loop, which is closed next where the program ends.
    while process.returncode is None:
        try:
            await process.wait()
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
