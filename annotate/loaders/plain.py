"""Plain text files and standard input."""

from __future__ import annotations

import codecs
from pathlib import Path

from annotate.document import Document
from annotate.errors import UnreadableArticle

LARGEST = 50_000_000
"""Bytes; a larger file is refused."""

_TITLE_LENGTH = 60


def load_file(path: Path, *, encoding: str = "utf-8") -> Document:
    """Read a text file exactly as it is, newlines included; a byte-order mark is left out.

    Raises:
        UnreadableArticle: It is missing, no regular file, too large, or not in this encoding.
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
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error
    text = decode(data, encoding=encoding, name=str(path))
    return Document(text, title=_title(path.name), uri=str(path.absolute()))


def load_bytes(data: bytes, *, encoding: str = "utf-8") -> Document:
    """Take what came on standard input for an article.

    Raises:
        UnreadableArticle: It is not in this encoding.
    """
    text = decode(data, encoding=encoding, name="standard input")
    first_line = text.strip().partition("\n")[0].strip()
    return Document(text, title=_title(first_line or "standard input"), uri="-")


def decode(data: bytes, *, encoding: str, name: str) -> str:
    """Decode bytes strictly.

    Raises:
        UnreadableArticle: They are not in this encoding; the message has the first bad byte.
    """
    try:
        codec = codecs.lookup(encoding).name
    except LookupError as error:
        raise UnreadableArticle(f"there is no encoding called {encoding}") from error
    try:
        return data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            f"{name} is not {encoding} text: byte 0x{data[error.start]:02x} at offset "
            f"{error.start}; --encoding NAME reads other encodings"
        ) from error


def _title(name: str) -> str:
    return name if len(name) <= _TITLE_LENGTH else name[: _TITLE_LENGTH - 1] + "…"
