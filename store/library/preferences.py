"""What an annotator prefers in a library: a small file of their own, never needed for reading."""

from __future__ import annotations

import contextlib
import json

from store.files.durable import make_folder, write_durably
from store.files.safe_names import file_name
from store.library.library import Library


class Preferences:
    """Names with values, in `<library>/preferences/<annotator>.json`."""

    def __init__(self, library: Library, annotator: str) -> None:
        self._path = library.root / "preferences" / f"{file_name(annotator)}.json"

    def get(self, name: str) -> str | None:
        """A value; None where it was never set or the file cannot be read."""
        value = self._all().get(name)
        return value if isinstance(value, str) else None

    def set(self, name: str, value: str) -> None:
        """Remember a value; a library that cannot be written forgets it."""
        known = self._all()
        if known.get(name) == value:
            return
        with contextlib.suppress(OSError):
            make_folder(self._path.parent)
            write_durably(self._path, json.dumps({**known, name: value}).encode("ascii"))

    def _all(self) -> dict[str, object]:
        try:
            known = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return known if isinstance(known, dict) else {}
