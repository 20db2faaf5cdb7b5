"""The columns of a list of articles, and which of them fit."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from store.library.overview import Overview, State

COLUMN_GAP = 2
"""Cells between columns."""
_LEAST_TITLE = 26
"""Cells that titles need before columns of numbers are shown as well; chosen by hand."""
_STATE_WORDS = {State.DONE: "✓ done", State.ASIDE: "– aside", State.NEW: "  new", State.STARTED: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the list."""

    key: str
    """Its identity: the key of its entry in the queue."""
    title: str
    """A name for people."""
    source: str
    """Its source: a path or an address."""
    overview: Overview | None
    """Its numbers; None while they are not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """Its heading."""
    width: int
    """Cells; those of title and source depend on the width of the window."""
    text_of: Callable[[Row], str]
    """The text of its cell for an article."""
    align_right: bool = True
    """True for numbers."""


def columns_for(width: int) -> list[Column]:
    """The columns that leave room for the titles, in order, in `width` cells at most.

    Where there is little room the source goes first, then the words of the state, then numbers;
    the sign of the state and the progress stay.
    """
    fixed_columns = list(_FIXED)
    for name in ("state", "claims", "accepted", "changed", "pending"):
        if width - _width(fixed_columns) >= _LEAST_TITLE:
            break
        fixed_columns = [
            _sign_only(column) if name == "state" else column for column in fixed_columns
        ]
        fixed_columns = [
            column for column in fixed_columns if column.name != name or column.width == 1
        ]
    width_left = max(1, width - _width(fixed_columns))
    flexible = [Column("title", width_left, lambda row: row.title, align_right=False)]
    if width_left >= 2 * _LEAST_TITLE:
        source_width = (width_left - COLUMN_GAP) * 2 // 5
        flexible = [
            Column(
                "title",
                width_left - COLUMN_GAP - source_width,
                lambda row: row.title,
                align_right=False,
            ),
            Column("source", source_width, lambda row: short_source(row.source), align_right=False),
        ]
    return [*fixed_columns[:1], *flexible, *fixed_columns[1:]]


def short_source(uri: str) -> str:
    """The site of an address, the folder of a file."""
    parts = urlsplit(uri) if "://" in uri else None
    if parts is not None and parts.netloc:
        return parts.netloc
    parent = PurePosixPath(uri).parent
    return str(parent) if "/" in uri else uri


def ago(moment: int, now: float | None = None) -> str:
    """The time since a moment, in one unit; moments are seconds since 1970."""
    seconds = max(0.0, (time.time() if now is None else now) - moment)
    for length, name in _UNITS:
        if seconds >= length:
            return f"{int(seconds // length)} {name}"
    return "now"


_UNITS = (
    (365 * 86400, "y"),
    (7 * 86400, "wk"),
    (86400, "d"),
    (3600, "h"),
    (60, "min"),
)


def _count(name: str) -> Callable[[Row], str]:
    def text(row: Row) -> str:
        overview = row.overview
        if overview is None or not overview.is_counted:
            return ""
        return str(getattr(overview, name))

    return text


def _state(row: Row) -> str:
    overview = row.overview
    if overview is None:
        return _STATE_WORDS[State.NEW]
    if overview.trouble:
        return "! trouble"
    return _STATE_WORDS[overview.state] if overview.is_counted or overview.answer else ""


def _progress(row: Row) -> str:
    overview = row.overview
    if overview is None or not overview.is_counted or overview.trouble:
        return ""
    return f"{overview.decided}/{overview.total}" if overview.total else "–"


def _changed(row: Row) -> str:
    return ago(row.overview.changed) if row.overview and row.overview.changed else ""


_FIXED = (
    Column("state", 9, _state, align_right=False),
    Column("progress", 9, _progress),
    Column("pending", 7, _count("pending")),
    Column("accepted", 8, _count("accepted")),
    Column("claims", 6, _count("claims")),
    Column("changed", 7, _changed),
)


def _sign_only(column: Column) -> Column:
    """The state as its sign alone."""
    if column.name != "state":
        return column
    return Column(" ", 1, column.text_of, align_right=False)


def _width(columns: list[Column]) -> int:
    return sum(column.width + COLUMN_GAP for column in columns)
