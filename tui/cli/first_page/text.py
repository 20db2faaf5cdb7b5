"""The text of a file that is one, or that was made of it before; the loaders have all others."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from store.library.made_texts import ENDINGS, made_text
from store.library.reading_position import START, ReadingPosition, last_position_path, read_position
from tui.cli.first_page.settings import PageSettings

_PLAIN = (".txt", ".text")
"""Endings of files that are texts themselves."""
_LARGEST = 50_000_000
"""Bytes; larger files are refused by the loaders."""
_OTHER_FORMATS = (b"%PDF-", b"PK\x03\x04")
"""Signatures that make something else of a file, whatever its ending."""
_SIGNATURE_WITHIN = 1024
"""Bytes from the start that are searched for them."""
_BEGINNING = 300_000
"""Bytes that hold a page, whatever they are; chosen by hand."""


def text_bytes(name: str, library: Path) -> bytes | None:
    """The bytes of the text of a file, without a byte-order mark; None where it is not at hand.

    It is the file itself, or what was made of it when it was open before.

    Args:
        name: The file.
        library: The folder of the library.

    Raises:
        OSError: It cannot be read.
    """
    path = Path(name)
    if "://" in name or not path.is_file():
        return None
    ending = path.suffix.lower()
    text_path = made_text(library, path) if ending in ENDINGS else None
    if text_path is None and ending not in _PLAIN:
        return None
    path = text_path or path
    data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    is_other = text_path is None and any(
        signature in data[:_SIGNATURE_WITHIN] for signature in _OTHER_FORMATS
    )
    return None if is_other else data.removeprefix(codecs.BOM_UTF8)


def text_with_place(data: bytes, settings: PageSettings) -> tuple[str, ReadingPosition]:
    """The text, or enough of it, and the point where its reader stopped, or its start.

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
            return text, position
    beginning = codecs.utf_8_decode(data[:_BEGINNING], "strict", len(data) <= _BEGINNING)[0]
    return beginning, START
