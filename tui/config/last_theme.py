"""The theme that a person chose last, in a small file of the platform's state folder."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from store.files.json_files import read_optional, to_json, write_optional

_NAME = "theme"


def last_theme(path: Path, names: Collection[str]) -> str | None:
    """The theme that was chosen last; None where none was, or none of that name is known."""
    name = read_optional(path).get(_NAME)
    return name if isinstance(name, str) and name in names else None


def keep_theme(path: Path, name: str) -> None:
    """Keep a theme for the next time, unless the file cannot be written."""
    write_optional(path, to_json({**read_optional(path), _NAME: name}))
