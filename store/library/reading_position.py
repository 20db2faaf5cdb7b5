"""Reading positions: each in a small file of its own, with the words that stand around it.

The words lead to the position in a text that was edited meanwhile. Offsets are in code points.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from annotate.anchoring.nearest import nearest
from annotate.text.digest import article_id
from store.files.json_files import read_optional, to_json
from store.files.safe_names import file_name, folder_name
from store.library.digest_index import DigestIndex

_CONTEXT = 80
"""Characters that are kept from each side of the cursor; chosen by hand."""


class ReadingPosition(NamedTuple):
    """The point where a reader stopped."""

    cursor: int
    """Offset of the token under the cursor."""
    top: int
    """Offset of the first character on screen."""


START = ReadingPosition(0, 0)
"""The point where one begins to read."""


def position_path(folder: Path, annotator: str) -> Path:
    """The file in an article's folder that holds an annotator's position."""
    return folder / "places" / f"{file_name(annotator)}.json"


def read_position(path: Path, text: str) -> ReadingPosition | None:
    """The position that a file holds, in a text; None where there is none."""
    stored = read_optional(path)
    try:
        cursor, top = int(stored["cursor"]), int(stored["top"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    before, after = str(stored.get("before", "")), str(stored.get("after", ""))
    shift = _anchored(text, cursor, before, after) - cursor
    return ReadingPosition(cursor + shift, max(0, top + shift))


def last_position_path(root: Path, digest: str, annotator: str) -> Path:
    """The file with an annotator's position in a text, which need not exist; reads a small file.

    Args:
        root: The folder of the library.
        digest: The digest of the text.
        annotator: Who read it.
    """
    indexed = DigestIndex(root / "index" / "texts").folder_name(digest)
    folder = root / "articles" / (indexed or folder_name(article_id(digest)))
    return position_path(folder, annotator)


def position_to_bytes(position: ReadingPosition, text: str) -> bytes:
    """The content of a position's file."""
    cursor = position.cursor
    return to_json(
        {
            "cursor": cursor,
            "top": position.top,
            "before": text[max(0, cursor - _CONTEXT) : cursor],
            "after": text[cursor : cursor + _CONTEXT],
        }
    )


def _anchored(text: str, cursor: int, before: str, after: str) -> int:
    """The offset between the words around a cursor; the cursor itself where they are gone."""
    for prefix, suffix in ((before, after), ("", after), (before, "")):
        words = prefix + suffix
        start = nearest(text, words, cursor - len(prefix)) if words.strip() else None
        if start is not None:
            return start + len(prefix)
    return cursor
