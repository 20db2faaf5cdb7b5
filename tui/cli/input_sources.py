"""Sources that an argument names: a path, an address, or `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, TextIO

from annotate.errors import UnreadableArticle
from annotate.loaders.source import Source, file_source, is_address, read_stream, stream_source


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
