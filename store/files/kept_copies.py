"""Copies of files that are replaced, kept beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from store.files.durable import write_durably


def path_aside(path: Path) -> Path:
    """A new path beside a file, for a copy of its present content."""
    return path.with_name(f"{path.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z")


def keep_copy(path: Path) -> Path | None:
    """Copy a file aside, durably.

    Returns:
        The copy; None when there is no such file.

    Raises:
        OSError: It could not be copied.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    copy = path_aside(path)
    write_durably(copy, content)
    return copy
