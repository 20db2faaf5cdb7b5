"""Refusals of the disk as errors of this project: the file, the reason and the outcome in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotate.errors import PostilError
from store.errors import WriteFailed


@contextmanager
def disk_errors(
    path: Path | str | None, outcome: str = "", *, raised: type[PostilError] = WriteFailed
) -> Iterator[None]:
    """Turn an `OSError` inside the block into `PATH: REASON; OUTCOME`.

    Args:
        path: The file or folder that the block reads or writes; None where the outcome names it,
            so that the reason comes first and is seen where there is little room.
        outcome: The state of things after a failure; empty where the path says enough.
        raised: The kind of error that is raised in place of the `OSError`.

    Raises:
        PostilError: One of the kind `raised`, whose cause is the `OSError`.
    """
    try:
        yield
    except OSError as error:
        words = reason(error) if path is None else f"{path}: {reason(error)}"
        raise raised(f"{words}; {outcome}" if outcome else words) from error


def reason(error: OSError) -> str:
    """The words of the system for an error, without its number and path."""
    return error.strerror or str(error)
