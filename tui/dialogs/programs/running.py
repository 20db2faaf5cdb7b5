"""Running a program of the user's within limits, and handing on what it says as it comes."""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process, SubprocessStreamProtocol
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from tui.dialogs.programs.call import Call

MOST_CHARACTERS = 100_000
"""Characters that are taken from a program; a long entry of a dictionary has a fifth of that."""
_BYTES_AT_ONCE = 16_384
"""Bytes that are read at once; chosen by hand."""
_END_SECONDS = 1.0
"""Seconds to wait for the end of what was killed; chosen by hand."""
_PLAIN_OUTPUT = {"TERM": "dumb", "NO_COLOR": "1", "PAGER": "cat"}
"""What asks a program for words without colours and without a pager."""


async def run(call: Call, take: Callable[[str], None], *, seconds: float) -> str:
    """Run a program to its end, which also comes when this is cancelled.

    Args:
        call: The program, and what it is given.
        take: Gets what it says, in pieces.
        seconds: The time that it has.

    Returns:
        What was wrong with the end, in words; empty where nothing was.

    Raises:
        OSError: It cannot be started.
    """
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_exec(
        partial(SubprocessStreamProtocol, limit=_BYTES_AT_ONCE, loop=loop),
        *call.arguments,
        stdin=PIPE if call.read else DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
        env={**os.environ, **_PLAIN_OUTPUT},
        # A session of its own cannot write over the screen, and ends as a whole.
        start_new_session=True,
    )
    process = Process(transport, protocol, loop)
    feeding = asyncio.create_task(_feed(process, call.read))
    has_ended = False
    try:
        async with asyncio.timeout(seconds):
            if not await _read(process, take):
                return f"stopped after {MOST_CHARACTERS:,} characters"
            code = await process.wait()
            has_ended = True
            return f"ended with code {code}" if code else ""
    except TimeoutError:
        return f"stopped after {seconds:.0f} seconds"
    finally:
        feeding.cancel()
        if not has_ended:
            # Until here something of it holds the pipe, so that its number is not anybody else's.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            await asyncio.wait([asyncio.create_task(process.wait())], timeout=_END_SECONDS)
        # What it left in a session of its own may hold the pipe for ever.
        transport.close()
        await asyncio.sleep(0)


async def _feed(process: Process, text: bytes) -> None:
    if process.stdin is None:
        return
    # A program need not read what it is given.
    with suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(text)
        await process.stdin.drain()
    process.stdin.close()


async def _read(process: Process, take: Callable[[str], None]) -> bool:
    """Hand on what a program says; returns whether that is all of it."""
    stream, room = process.stdout, MOST_CHARACTERS
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while stream is not None:
        data = await stream.read(_BYTES_AT_ONCE)
        words = decoder.decode(data, final=not data)
        take(words[:room])
        room -= len(words)
        if room < 0:
            return False
        if not data:
            break
    return True
