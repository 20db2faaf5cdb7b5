"""The author of a change: a name, a clock and a source of ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

ADJUDICATED = "adjudicated"
"""The annotator whose layer holds an adjudication, unless another one is named."""


def utc_now() -> str:
    """The time now: UTC, ISO 8601 with microseconds, ending in `Z`."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse_time(text: str) -> datetime:
    """The time in a record: ISO 8601, in UTC where it names no zone.

    Raises:
        ValueError: The text is no such time.
    """
    from datetime import UTC, datetime

    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def random_id() -> str:
    """A random id (UUID version 4), unique even when the clock jumps back."""
    import uuid

    return str(uuid.uuid4())


class Author(NamedTuple):
    """The person who makes changes, and the sources of their times and ids."""

    name: str
    """The annotator's name."""
    now: Callable[[], str] = utc_now
    """Gives the time in UTC, ISO 8601, ending in `Z`."""
    new_id: Callable[[], str] = random_id
    """Gives an id that was never given before."""
