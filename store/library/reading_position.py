"""Places: where readers stopped, each in a small file of its own, with the words that stand there.

The words lead to the place in a text that was edited meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from annotate.anchoring.nearest import nearest
from store.files.safe_names import file_name

_WORDS = 80
"""Characters that are kept from before and from behind the cursor."""


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where a reader stopped, in code points."""

    cursor: int
    """Offset of the token under the cursor."""
    top: int
    """Offset of the first character on screen."""


def place_path(folder: Path, annotator: str) -> Path:
    """The file in an article's folder that holds an annotator's place."""
    return folder / "places" / f"{file_name(annotator)}.json"


def stored_place(path: Path, text: str) -> ReadingPosition | None:
    """The place of a file in a text; None when it is not known."""
    try:
        facts = json.loads(path.read_bytes())
        cursor, top = int(facts["cursor"]), int(facts["top"])
        before, after = str(facts.get("before", "")), str(facts.get("after", ""))
    except (OSError, KeyError, TypeError, ValueError, OverflowError, RecursionError):
        return None
    shift = _found(text, cursor, before, after) - cursor
    return ReadingPosition(cursor + shift, max(0, top + shift))


def place_bytes(place: ReadingPosition, text: str) -> bytes:
    """What the file of a place in a text holds."""
    cursor = place.cursor
    before, after = text[max(0, cursor - _WORDS) : cursor], text[cursor : cursor + _WORDS]
    facts = {"cursor": cursor, "top": place.top, "before": before, "after": after}
    return json.dumps(facts).encode("ascii")


def _found(text: str, cursor: int, before: str, after: str) -> int:
    """Where the words around a cursor stand now; the cursor itself where they are gone."""
    for ahead, behind in ((before, after), ("", after), (before, "")):
        words = ahead + behind
        start = nearest(text, words, cursor - len(ahead)) if words.strip() else None
        if start is not None:
            return start + len(ahead)
    return cursor
