"""Plain text files and standard input."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import BinaryIO

from annotate.document import Document
from annotate.errors import UnreadableArticle

LARGEST = 50_000_000
"""Bytes; a larger file is refused."""

_TITLE_LENGTH = 60
_SIGNATURES = (
    (b"\x1f\x8b", "it is compressed by gzip; unpack it first"),
    (b"PK\x03\x04", "it is a zip archive or an office document; save it as plain text first"),
    (b"%PDF", "it is a PDF; save it as plain text first"),
    (b"\xff\xfe", "it looks like UTF-16; try --encoding utf-16"),
    (b"\xfe\xff", "it looks like UTF-16; try --encoding utf-16"),
)
"""How files that are no plain UTF-8 often begin, and what to do about them."""


def load_file(path: Path, *, encoding: str = "utf-8") -> Document:
    """Read a text file exactly as it is, newlines included; a byte-order mark is left out.

    Raises:
        UnreadableArticle: It is missing, no regular file, too large, or not in this encoding.
    """
    text = decode(read_file(path), encoding=encoding, name=str(path))
    return Document(text, title=_title(portable(path.name)), uri=portable(path.resolve()))


def load_bytes(data: bytes, *, encoding: str = "utf-8") -> Document:
    """Take what came on standard input for an article.

    Raises:
        UnreadableArticle: It is not in this encoding.
    """
    text = decode(data, encoding=encoding, name="standard input")
    first_line = text.strip().partition("\n")[0].strip()
    return Document(text, title=_title(first_line or "standard input"), uri="-")


def read_file(path: Path) -> bytes:
    """All bytes of a regular file of a reasonable size.

    Raises:
        UnreadableArticle: It is missing, no regular file, or too large.
    """
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{path} is a folder")
        # Opening a pipe or a device could wait for ever.
        if path.exists() and not path.is_file():
            raise UnreadableArticle(f"{path} is not a regular file")
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableArticle(
                f"{path} has {size:,} bytes; {LARGEST:,} is the most that can be opened"
            )
        return path.read_bytes()
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


def decode(data: bytes, *, encoding: str, name: str) -> str:
    """Decode bytes strictly.

    Raises:
        UnreadableArticle: They are not in this encoding; the message has the first bad byte.
    """
    try:
        codec = codecs.lookup(encoding).name
        return data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except LookupError as error:
        raise UnreadableArticle(f"there is no text encoding called {encoding}") from error
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark.
        skipped = len(data) - len(error.object)
        raise UnreadableArticle(
            f"{name} is not {encoding} text: byte 0x{error.object[error.start]:02x} at offset "
            f"{error.start + skipped}; {_advice(data)}"
        ) from error
    except ValueError as error:
        raise UnreadableArticle(f"{name} is not {encoding} text: {error}") from error


def portable(path: Path | str) -> str:
    """A path as text that is the same in every locale; bytes beyond UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def _advice(data: bytes) -> str:
    known = (advice for signature, advice in _SIGNATURES if data.startswith(signature))
    return next(known, "--encoding NAME reads other encodings")


def _title(name: str) -> str:
    return name if len(name) <= _TITLE_LENGTH else name[: _TITLE_LENGTH - 1] + "…"
