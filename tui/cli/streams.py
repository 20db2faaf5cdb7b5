"""Standard input and standard output, which may be closed, full or a terminal."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.plain import load_bytes, read_stream
from store.errors import WriteFailed


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is open and a terminal."""
    return stream is not None and stream.isatty()


def input_bytes() -> bytes:
    """Everything that comes on standard input.

    Raises:
        UnreadableArticle: It is a terminal, closed, or too much.
    """
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise UnreadableArticle("standard input is closed; give a file, or pipe a text in")
    if stream.isatty():
        raise UnreadableArticle("standard input is a terminal; give a file, or pipe a text in")
    return read_stream(stream.buffer)


def input_document(encoding: str) -> Document:
    """The article that comes on standard input.

    Raises:
        UnreadableArticle: There is none, or it is not in this encoding.
    """
    return load_bytes(input_bytes(), encoding=encoding)


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
        # Python would try, and complain, once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise WriteFailed(f"standard output: {error.strerror or error}") from error
