"""Small JSON files with an object in each."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from store.errors import StoreDamaged, StoreError
from store.files.disk_errors import reason


def to_json(value: dict[str, Any]) -> bytes:
    """An object as JSON; escapes keep lone surrogates, which UTF-8 cannot hold."""
    return json.dumps(value).encode("ascii")


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file.

    Raises:
        StoreDamaged: There is none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreDamaged(f"{path} cannot be read: {reason(error)}") from error
    return parse_json(data, str(path))


def parse_json(data: bytes, name: str) -> dict[str, Any]:
    """The object in the content of a file.

    Raises:
        StoreDamaged: There is none; the message has the name.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StoreDamaged(f"{name} cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise StoreDamaged(f"{name} is damaged: it does not hold an object")
    return value


def read_optional(path: Path) -> dict[str, Any]:
    """The object in a file that the library can do without; empty where there is none."""
    try:
        return read_json(path)
    except StoreDamaged:
        return {}


def write_with_folder(path: Path, data: bytes) -> None:
    """Write a file durably, and make its folder where that is missing.

    Raises:
        WriteFailed: The disk refused; the file is as it was.
    """
    # Reading is on the way to the first page, and does not need what these import.
    from store.files.disk_errors import disk_errors
    from store.files.durable import make_folder, write_durably

    with disk_errors(path):
        make_folder(path.parent)
        write_durably(path, data)


def write_optional(path: Path, data: bytes) -> None:
    """Write a file that the library can do without; a refusal of the disk has no consequence."""
    with contextlib.suppress(StoreError):
        write_with_folder(path, data)
