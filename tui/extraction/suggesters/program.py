"""A suggester that is a program: requests on its standard input, answers on its standard output."""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import time
from collections.abc import Iterator, Sequence
from typing import IO

from annotate.suggesters.answer import one_line
from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.request import Request
from tui.extraction.suggesters.source import LONGEST_REASON, LineSplitter

_CHUNK = 65_536
"""Bytes that are read or written at once; what a pipe of Linux holds."""
_LAST_WORDS = 2_000
"""Bytes of standard error that are remembered, the latest; chosen by hand."""
_ENDING = 1.0
"""Seconds that a program has to end after it has closed its output; chosen by hand."""


class Program:
    """Runs a program, which answers one request after the other; started when it is needed.

    Args:
        command: The program and its arguments; no shell reads them.
        folder: The folder that it runs in.
    """

    def __init__(self, command: Sequence[str], folder: str) -> None:
        self._command = command
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._last_words = b""

    def answers(self, request: Request, *, seconds: float) -> Iterator[list[bytes]]:
        """Yield the lines that answer a request, as many at a time as have come.

        Raises:
            SuggesterFailed: The program is not there, takes too long, writes too much or ends.
        """
        process, lines = self._running(), LineSplitter()
        deadline = time.monotonic() + seconds
        for chunk in self._exchange(process, request.to_line(), deadline, seconds):
            yield lines.add(chunk)
        raise SuggesterFailed(self._ending_words(process))

    def kill(self) -> None:
        """Kill the program, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout, process.stderr):
                with contextlib.suppress(OSError):
                    _connected(pipe).close()

    def _running(self) -> subprocess.Popen[bytes]:
        """The program, started where it does not run."""
        if self._process is not None and self._process.poll() is not None:
            self.kill()
        if self._process is None:
            self._process = self._start()
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        self._last_words = b""
        try:
            process = subprocess.Popen(  # noqa: S603 - the user's own configuration names it
                self._command,
                cwd=self._folder or None,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SuggesterFailed(f"cannot be started: {self._command[0]}: {reason}") from error
        for pipe in (process.stdin, process.stdout, process.stderr):
            os.set_blocking(_connected(pipe).fileno(), False)
        return process

    def _exchange(
        self, process: subprocess.Popen[bytes], request: bytes, deadline: float, seconds: float
    ) -> Iterator[bytes]:
        """Send a request and yield what comes meanwhile and then, until the output is closed."""
        unsent = memoryview(request)
        stdin, stdout, stderr = map(_connected, (process.stdin, process.stdout, process.stderr))
        with selectors.DefaultSelector() as selector:
            selector.register(stdin, selectors.EVENT_WRITE)
            selector.register(stdout, selectors.EVENT_READ)
            selector.register(stderr, selectors.EVENT_READ)
            while True:
                remaining = deadline - time.monotonic()
                ready = selector.select(remaining) if remaining > 0 else []
                if not ready:
                    raise SuggesterFailed(f"took longer than {seconds:g} s")
                for key, _ in ready:
                    if key.fileobj is stdin:
                        unsent = _sent(stdin, unsent)
                        if not unsent:
                            selector.unregister(stdin)
                        continue
                    data = os.read(key.fd, _CHUNK)
                    if key.fileobj is stderr:
                        self._last_words = (self._last_words + data)[-_LAST_WORDS:]
                        if not data:
                            selector.unregister(stderr)
                    elif data:
                        yield data
                    else:
                        return

    def _ending_words(self, process: subprocess.Popen[bytes]) -> str:
        """The words for how the program ended too early, with its last ones on standard error."""
        try:
            code = process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            return "closed its output in the middle"
        with contextlib.suppress(OSError):
            self._last_words += os.read(_connected(process.stderr).fileno(), _CHUNK)
        last_line = (self._last_words.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
        words = one_line(last_line, LONGEST_REASON)
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"ended in the middle, {how}" + (f": {words}" if words else "")


def _sent(pipe: IO[bytes], unsent: memoryview) -> memoryview:
    """What is left of a request after a write; nothing where nobody reads it any more."""
    try:
        return unsent[os.write(pipe.fileno(), unsent[:_CHUNK]) :]
    except BlockingIOError:
        return unsent
    except BrokenPipeError:
        return unsent[:0]


def _connected(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - asked for when the program is started
    return pipe
