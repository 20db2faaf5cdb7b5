"""A helper process of the interface that is forked from one that has imported what it needs."""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio import StreamReader, StreamReaderProtocol, StreamWriter
from pathlib import Path
from typing import Any

from tests.tui.cli.forking import Run, shared_forks

_PAUSE = 0.005
"""Seconds between two looks whether a process has ended; chosen by hand."""


class ForkedProcess:
    """What the program uses of an `asyncio.subprocess.Process`."""

    def __init__(self, pid: int, stdin: StreamWriter, stdout: StreamReader) -> None:
        self.pid = pid
        self.stdin = stdin
        self.stdout = stdout
        self._status = -1

    @property
    def returncode(self) -> int | None:
        """The exit code, once the process has ended."""
        if self._status == -1:
            self._status = shared_forks().wait(self.pid, os.WNOHANG)
        return None if self._status == -1 else os.waitstatus_to_exitcode(self._status)

    def kill(self) -> None:
        """End the process at once."""
        if self.returncode is not None:
            raise ProcessLookupError
        os.kill(self.pid, signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until the process has ended."""
        while (code := self.returncode) is None:
            await asyncio.sleep(_PAUSE)
        self.stdin.close()
        return code

    async def communicate(self, data: bytes) -> tuple[bytes, None]:
        """Write all that the process is to read; return all that it writes."""
        self.stdin.write(data)
        self.stdin.close()
        output = await self.stdout.read()
        await self.wait()
        return output, None


async def fork_process(*command: str, limit: int = 2**16, **_: Any) -> ForkedProcess:
    """Do as `asyncio.create_subprocess_exec` with pipes for input and output, and no errors."""
    (source, stdin), (stdout, target) = os.pipe(), os.pipe()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    run = Run(command, str(Path.cwd()), dict(os.environ))
    pid = shared_forks().start(run, [source, target, nowhere])
    for file in (source, target, nowhere):
        os.close(file)
    loop, reader = asyncio.get_running_loop(), StreamReader(limit)
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), os.fdopen(stdout, "rb"))
    transport, protocol = await loop.connect_write_pipe(
        lambda: StreamReaderProtocol(StreamReader()), os.fdopen(stdin, "wb")
    )
    return ForkedProcess(pid, StreamWriter(transport, protocol, None, loop), reader)
