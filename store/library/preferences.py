"""Preferences in a library, an annotator's or everybody's: small files that nothing depends on."""

from __future__ import annotations

from store.files.json_files import read_optional, to_json, write_optional
from store.files.safe_names import file_name
from store.library.library import Library


class Preferences:
    """Names with values, in `<library>/preferences/<annotator>.json`.

    Args:
        library: The library.
        annotator: Whose they are; None for those of everybody, in `<library>/preferences.json`.
    """

    def __init__(self, library: Library, annotator: str | None) -> None:
        folder = library.root / "preferences"
        self._path = (
            folder.with_suffix(".json")
            if annotator is None
            else folder / f"{file_name(annotator)}.json"
        )

    def get(self, name: str) -> str | None:
        """A value; None where it was never set or the file cannot be read."""
        value = read_optional(self._path).get(name)
        return value if isinstance(value, str) else None

    def set(self, name: str, value: str) -> bool:
        """Remember a value, unless the library cannot be written; returns whether it is there."""
        preferences = read_optional(self._path)
        if preferences.get(name) != value:
            write_optional(self._path, to_json({**preferences, name: value}))
        return self.get(name) == value

    def forget(self, name: str) -> None:
        """Remember a value no longer, unless the library cannot be written."""
        preferences = read_optional(self._path)
        if preferences.pop(name, None) is not None:
            write_optional(self._path, to_json(preferences))
