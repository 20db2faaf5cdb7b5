"""Sources: the bytes of a file, a stream or a page, with their origin and type."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotate.errors import UnreadableArticle

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)

LARGEST = 50_000_000
"""Most bytes of a file; a larger one is refused. Chosen by hand."""

_TITLE_LENGTH = 60
"""Longest title, in characters, that is made from a name or a line; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that a loader makes a document of."""

    data: bytes
    """All bytes."""
    name: str
    """Its name in messages: a path, an address, `standard input`."""
    uri: str
    """Its origin: an absolute path, an address, or `-`."""
    title: str = ""
    """A title for documents that have none of their own."""
    encoding: str | None = None
    """The encoding that a person named, which wins over all others."""
    charset: str = ""
    """The encoding that a server named."""
    media_type: str = ""
    """The media type that a server named, such as `text/html`."""


def file_source(path: Path, *, encoding: str | None = None) -> Source:
    """The content of a regular file of a reasonable size.

    Raises:
        UnreadableArticle: It is missing, no regular file, or too large.
    """
    return Source(
        read_file(path),
        name=str(path),
        uri=portable(path.resolve()),
        title=short_title(portable(path.name)),
        encoding=encoding,
    )


def stream_source(data: bytes, *, encoding: str | None = None) -> Source:
    """The content of standard input."""
    return Source(data, name="standard input", uri="-", encoding=encoding)


def read_file(path: Path) -> bytes:
    """All bytes of a regular file of a reasonable size.

    Raises:
        UnreadableArticle: It is missing, no regular file, or too large.
    """
    _check_regular(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableArticle(
                f"{path} has {size:,} bytes; {LARGEST:,} is the most that can be opened"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error


def open_file(path: Path) -> BinaryIO:
    """A regular file of any size, to be read bit by bit.

    Raises:
        UnreadableArticle: It is missing, or no regular file.
    """
    _check_regular(path)
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error


def _check_regular(path: Path) -> None:
    """Refuse folders, and pipes and devices, which could block for ever when they are opened."""
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{path} is a folder")
        if path.exists() and not path.is_file():
            raise UnreadableArticle(f"{path} is not a regular file")
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error


def read_stream(stream: BinaryIO) -> bytes:
    """All bytes of standard input, up to a reasonable size.

    Raises:
        UnreadableArticle: There are too many, or they cannot be read.
    """
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableArticle(f"standard input: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise UnreadableArticle(
            f"standard input has more than {LARGEST:,} bytes, the most that can be opened"
        )
    return data


def is_address(name: str) -> bool:
    """Return whether a name is an address and not a path, whatever its scheme."""
    return _ADDRESS.match(name) is not None


def portable(path: Path | str) -> str:
    """A path as text that is the same in every locale; bytes beyond UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def short_title(name: str) -> str:
    """A name that is not too long for a title."""
    return name if len(name) <= _TITLE_LENGTH else name[: _TITLE_LENGTH - 1] + "…"
