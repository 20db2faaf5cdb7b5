"""Texts that were made of files: a small file for each, which leads to the stored text.

Making a text of a page, a book or a paper takes a while; until it is made again, the stored one can
be shown. Nothing depends on these files.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from store.files.json_files import read_optional, to_json, write_optional

ENDINGS = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".epub", ".pdf"})
"""Endings of files whose text has to be made, in lower case; each of them is one article."""


def made_text(root: Path, path: Path) -> Path | None:
    """The stored text that was made of a file; None where the file has changed since.

    Args:
        root: The folder of the library.
        path: The file.

    Raises:
        OSError: It cannot be read.
    """
    path = path.resolve()
    note = read_optional(_note_path(root, path))
    text = note.get("text")
    is_as_noted = note == _note(path, str(text))
    return root / "articles" / str(text) if is_as_noted else None


def note_made_text(root: Path, uri: str, text: Path) -> None:
    """Remember the text that was made of a file, if it is one; else do nothing.

    Args:
        root: The folder of the library.
        uri: The origin of the text.
        text: The stored text.
    """
    path = Path(uri)
    if path.suffix.lower() not in ENDINGS or not path.is_absolute():
        return
    try:
        note = _note(path, str(text.relative_to(root / "articles")))
    except (OSError, ValueError):
        return
    note_path = _note_path(root, path)
    if note != read_optional(note_path):
        write_optional(note_path, to_json(note))


def _note(path: Path, text: str) -> dict[str, object]:
    """What is kept: the text, below the articles, and the state of the file of which it is."""
    state = path.stat()
    return {"text": text, "size": state.st_size, "changed": state.st_mtime_ns}


def _note_path(root: Path, path: Path) -> Path:
    digest = sha256(os.fsencode(path)).hexdigest()
    return root / "index" / "files" / f"{digest}.json"
