"""Standard input and standard output, which may be closed, full or a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, TextIO

from annotate.errors import UnreadableArticle
from annotate.loaders.source import Source, file_source, is_address, read_stream, stream_source
from store.errors import WriteFailed
from store.files.disk_errors import reason


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a standard stream is open and a terminal."""
    return stream is not None and stream.isatty()


def input_stream() -> BinaryIO:
    """Return standard input, as bytes that are still to be read.

    Raises:
        UnreadableArticle: It is a terminal, or closed.
    """
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise UnreadableArticle("standard input is closed; give a file, or pipe a text in")
    if stream.isatty():
        raise UnreadableArticle("standard input is a terminal; give a file, or pipe a text in")
    return stream.buffer


def input_bytes() -> bytes:
    """Read everything from standard input.

    Raises:
        UnreadableArticle: It is a terminal, closed, or too long.
    """
    return read_stream(input_stream())


def is_stream_or_address(name: str) -> bool:
    """Tell whether an argument is an address or `-`, standard input, rather than a path."""
    return name == "-" or is_address(name)


def named_source(name: str, encoding: str | None) -> Source:
    """Read a path, an address or `-`, standard input.

    Raises:
        UnreadableArticle: It cannot be read.
        UnusableAddress: It is an address with another scheme than http and https.
    """
    if name == "-":
        return stream_source(input_bytes(), encoding=encoding)
    if is_address(name):
        # The libraries that fetch it are optional, and slow to import.
        from annotate.loaders.address import fetch

        return fetch(name, encoding=encoding)
    return file_source(Path(name), encoding=encoding)


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
