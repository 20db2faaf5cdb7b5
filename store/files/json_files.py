"""Small JSON files with an object in each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from store.errors import StoreDamaged
from store.files.disk_errors import disk_errors
from store.files.durable import make_folder, write_durably


def to_json(facts: dict[str, Any]) -> bytes:
    """An object as JSON; escapes keep lone surrogates, which UTF-8 cannot hold."""
    return json.dumps(facts).encode("ascii")


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file.

    Raises:
        StoreDamaged: There is none.
    """
    try:
        facts = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise StoreDamaged(f"{path} cannot be read: {error}") from error
    if not isinstance(facts, dict):
        raise StoreDamaged(f"{path} is damaged: it does not hold an object")
    return facts


def write_beside(path: Path, data: bytes) -> None:
    """Write a file durably, and make its folder where that is missing.

    Raises:
        WriteFailed: The disk refused; the file is as it was.
    """
    with disk_errors(path):
        make_folder(path.parent)
        write_durably(path, data)
