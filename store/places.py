"""Places: where readers stopped, each in a small file of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from store.file_names import file_name


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader stopped, in code points."""

    cursor: int
    """Offset of the token under the cursor."""
    top: int
    """Offset of the first character on screen."""


def place_path(folder: Path, annotator: str) -> Path:
    """The file in an article's folder that holds an annotator's place."""
    return folder / "places" / f"{file_name(annotator)}.json"


def stored_place(path: Path) -> Place | None:
    """The place in a file; None when it is not known."""
    try:
        facts = json.loads(path.read_bytes())
        return Place(int(facts["cursor"]), int(facts["top"]))
    except (OSError, KeyError, TypeError, ValueError, OverflowError, RecursionError):
        return None


def place_bytes(place: Place) -> bytes:
    """What the file of a place holds."""
    return json.dumps({"cursor": place.cursor, "top": place.top}).encode("ascii")
