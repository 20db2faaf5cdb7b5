"""An annotator's preferences in a library: a small file that nothing depends on."""

from __future__ import annotations

from store.files.json_files import read_optional, to_json, write_optional
from store.files.safe_names import file_name
from store.library.library import Library


class Preferences:
    """Names with values, in `<library>/preferences/<annotator>.json`."""

    def __init__(self, library: Library, annotator: str) -> None:
        self._path = library.root / "preferences" / f"{file_name(annotator)}.json"

    def get(self, name: str) -> str | None:
        """A value; None where it was never set or the file cannot be read."""
        value = read_optional(self._path).get(name)
        return value if isinstance(value, str) else None

    def set(self, name: str, value: str) -> None:
        """Remember a value, unless the library cannot be written."""
        preferences = read_optional(self._path)
        if preferences.get(name) != value:
            write_optional(self._path, to_json({**preferences, name: value}))
