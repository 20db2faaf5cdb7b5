"""Standard output, which may be closed, full or a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from store.errors import WriteFailed
from store.files.disk_errors import reason


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a standard stream is open and a terminal."""
    return stream is not None and stream.isatty()


def write_output(data: bytes) -> None:
    """Write data to standard output, now.

    Raises:
        BrokenPipeError: The reader has gone.
        WriteFailed: It is closed, or the disk behind it is full.
    """
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise WriteFailed("standard output is closed; -o OUT writes a file")
    try:
        stream.buffer.write(data)
        stream.buffer.flush()
    except OSError as error:
        # Python would try once more when it flushes at exit, and complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise WriteFailed(f"standard output: {reason(error)}") from error


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output at once; lone surrogates become question marks.

    Raises:
        BrokenPipeError: The reader has gone.
        WriteFailed: Standard output is closed, or the disk behind it is full.
    """
    write_output("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
