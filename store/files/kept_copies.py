"""Taking a file out of the way without losing it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from store.files.durable import write_durably


def aside(path: Path) -> Path:
    """A name beside a file under which its present content can be kept."""
    return path.with_name(f"{path.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z")


def keep_copy(path: Path) -> Path | None:
    """Copy a file aside, durably; returns the copy, None when there is no such file.

    Raises:
        OSError: It could not be copied.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    copy = aside(path)
    write_durably(copy, content)
    return copy
