"""The text of a file that is plainly a text; anything else is left to the loaders."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from store.library.reading_position import last_position_path, read_position
from tui.cli.first_page.settings import PageSettings

_ENDINGS = (".txt", ".text")
_LARGEST = 50_000_000
"""Bytes; larger files are refused by the loaders."""
_OTHER_FORMATS = (b"%PDF-", b"PK\x03\x04")
"""Signatures that make something else of a file, whatever its ending."""
_SIGNED = 1024
"""Bytes from the start that are searched for them."""
_BEGINNING = 300_000
"""Bytes that hold a page, whatever they are; chosen by hand."""


def plain_bytes(name: str) -> bytes | None:
    """The bytes of a file without a byte-order mark; None where it may not be plain text.

    Raises:
        OSError: It cannot be read.
    """
    path = Path(name)
    if "://" in name or path.suffix.lower() not in _ENDINGS or not path.is_file():
        return None
    if path.stat().st_size > _LARGEST:
        return None
    data = path.read_bytes()
    is_other = any(signature in data[:_SIGNED] for signature in _OTHER_FORMATS)
    return None if is_other else data.removeprefix(codecs.BOM_UTF8)


def text_with_place(data: bytes, settings: PageSettings) -> tuple[str, int, int]:
    """The text, or enough of it, and the offsets of the cursor and of the top of the screen.

    Raises:
        UnicodeDecodeError: It is not UTF-8.
    """
    # What is decoded strictly has this digest.
    digest = hashlib.sha256(data).hexdigest()
    path = last_position_path(settings.library, digest, settings.annotator)
    if path.exists():
        text = data.decode()
        position = read_position(path, text)
        if position is not None:
            return text, position.cursor, position.top
    return codecs.utf_8_decode(data[:_BEGINNING], "strict", len(data) <= _BEGINNING)[0], 0, 0
