"""The columns of a list of articles, and which of them fit."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store.library.overview import Overview, State
from tui.widgets.lines import Part

COLUMN_GAP = 2
"""Cells between columns."""
_LEAST_TITLE = 26
"""Cells that titles need before columns of numbers are shown as well; chosen by hand."""
_MOST_TITLE = 96
"""Cells of titles at most, so that the numbers stay beside them; chosen by hand."""
_LEAST_CONTEXT = 16
"""Cells for words of a text around a hit, without which they say nothing; chosen by hand."""
_LEAST_PLACE = 6
"""Cells of the heading over the sources."""
_WIDE_BAR, _NARROW_BAR = 10, 5
"""Cells of a bar of progress: a tenth or a fifth each."""
_FULL, _EMPTY = "━", "─"
_SIGNS = {State.DONE: "✓", State.ASIDE: "–", State.NEW: " ", State.STARTED: " "}
_THOUSANDS = 10_000
"""From here on numbers are given in thousands, so that two of them fit in a column."""


@dataclass(frozen=True, slots=True)
class TextHit:
    """The places in a text that contain what was looked for."""

    count: int
    """Number of places."""
    offset: int
    """Offset of the first one, in code points."""
    before: str
    """Words before the first one."""
    match: str
    """The first one."""
    after: str
    """Words behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: an article, or a folder that can be opened."""

    key: str
    """Its identity: the key of its entry in the queue."""
    title: str
    """A name for people."""
    source: str
    """Its source: a path or an address."""
    overview: Overview | None = None
    """Its numbers; None while they are not known."""
    place: str = ""
    """Its folder or site, where that is not the same for all."""
    hit: TextHit | None = None
    """What was looked for in its text; None where that is not in it."""
    is_last: bool = False
    """True if this article was open last."""
    about: str = ""
    """Words about a folder; empty for an article."""
    opened: float = 0.0
    """Time at which a folder was opened last, in seconds since 1970."""
    is_gone: bool = False
    """True if the folder is not there any more."""

    @property
    def is_folder(self) -> bool:
        """True if this is a folder."""
        return bool(self.about)


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """Its heading."""
    width: int
    """Cells; those of title, source and words depend on the width of the window."""
    parts_of: Callable[[Row], Sequence[Part]]
    """What its cell says about an article; looks are component classes of the list."""
    align_right: bool = True
    """True for numbers."""
    keeps_end: bool = False
    """True if the end of a long text says more than its beginning."""


def columns_for(width: int, *, place_width: int = 0, is_search: bool = False) -> list[Column]:
    """The columns that leave room for the titles, in order, in `width` cells at most.

    Where there is little room the source goes first, then half of the bar, age, claims, entities,
    and the bar; the sign of the state and the title stay.

    Args:
        width: Cells of the list.
        place_width: Cells of the longest folder or site; 0 where all articles come from the same.
        is_search: Whether the words around hits in the texts take the place of numbers.
    """
    if is_search:
        return _search_columns(width)
    numbers = next(
        (choice for choice in _CHOICES if width - _width([_SIGN, *choice]) >= _LEAST_TITLE), ()
    )
    room = max(1, width - _width([_SIGN, *numbers]))
    if not place_width or room < 2 * _LEAST_TITLE:
        return [_SIGN, _title(min(room, _MOST_TITLE)), *numbers]
    place_width = max(_LEAST_PLACE, min(place_width, (room - COLUMN_GAP) * 2 // 5))
    place = Column("source", place_width, _place, align_right=False, keeps_end=True)
    title_width = min(room - COLUMN_GAP - place_width, _MOST_TITLE)
    return [_SIGN, _title(title_width), place, *numbers]


def ago(moment: float, now: float | None = None) -> str:
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


def progress_bar(overview: Overview, width: int) -> tuple[str, str]:
    """The full and the empty part of a bar.

    The first decision shows, and the bar is not full before the last one.
    """
    full = round(overview.progress * width)
    if overview.decided < overview.total:
        full = max(min(full, width - 1), 1 if overview.decided else 0)
    return _FULL * full, _EMPTY * (width - full)


def _search_columns(width: int) -> list[Column]:
    hits = Column("hits", 4, _hits)
    room = width - _width([_SIGN, hits]) - COLUMN_GAP
    context = room - max(_LEAST_TITLE, room * 2 // 5)
    if context < _LEAST_CONTEXT:
        return [_SIGN, _title(max(1, width - _width([_SIGN, hits]))), hits]
    words = Column("in the text", context, _context(context), align_right=False)
    return [_SIGN, _title(room - context), hits, words]


def _title(width: int) -> Column:
    return Column("", width, _title_parts, align_right=False)


def _title_parts(row: Row) -> Sequence[Part]:
    if not row.is_folder:
        return [Part(row.title)]
    look = "trouble" if row.is_gone else "quiet"
    return [Part(row.title, "folder"), Part(f"  {row.about}", look)]


def _sign(row: Row) -> Sequence[Part]:
    overview = row.overview
    if row.is_folder:
        return [Part("/", "quiet")]
    if overview is not None and overview.trouble:
        return [Part("!", "trouble")]
    sign = _SIGNS[overview.state] if overview is not None else " "
    return [Part("▸" if row.is_last and sign == " " else sign, "sign")]


def _bar(width: int) -> Callable[[Row], Sequence[Part]]:
    def parts(row: Row) -> Sequence[Part]:
        overview = row.overview
        if row.is_folder:
            return []
        if overview is not None and overview.trouble:
            return [Part("trouble" if width >= len("trouble") else "fault", "trouble")]
        if overview is None or not overview.is_counted:
            return [Part(_EMPTY * width, "track")]
        full, empty = progress_bar(overview, width)
        return [Part(full, "bar"), Part(empty, "track")]

    return parts


def _entities(row: Row) -> Sequence[Part]:
    overview = row.overview
    if overview is None or not overview.is_counted or overview.trouble:
        return []
    return _decided(overview.decided_entities, overview.total_entities)


def _claims(row: Row) -> Sequence[Part]:
    overview = row.overview
    if overview is None or not overview.is_counted or overview.trouble:
        return []
    return _decided(overview.decided_claims, overview.total_claims)


def _decided(decided: int, total: int) -> Sequence[Part]:
    """Decided of all; one number where all are decided, none where there is nothing."""
    if not total:
        return [Part("–", "quiet")]
    if decided == total:
        return [Part(_short(total))]
    return [Part(f"{_short(decided)}/{_short(total)}")]


def _short(number: int) -> str:
    return str(number) if number < _THOUSANDS else f"{number // 1000}k"


def _age(row: Row) -> Sequence[Part]:
    if row.is_folder:
        return [Part(ago(row.opened), "quiet")]
    if row.overview is None or not row.overview.last_work:
        return [Part("new", "quiet")]
    return [Part(ago(row.overview.last_work))]


def _place(row: Row) -> Sequence[Part]:
    return [Part(row.place, "quiet")]


def _hits(row: Row) -> Sequence[Part]:
    return [Part(f"{_short(row.hit.count)}×")] if row.hit is not None else []


def _context(width: int) -> Callable[[Row], Sequence[Part]]:
    before_cells = width // 3

    def parts(row: Row) -> Sequence[Part]:
        if row.hit is None:
            return []
        before = row.hit.before
        if len(before) > before_cells:
            before = f"…{before[1 - before_cells :]}"
        match, after = Part(row.hit.match, "hit"), Part(row.hit.after, "quiet")
        return [Part(before, "quiet"), match, after]

    return parts


_SIGN = Column(" ", 1, _sign, align_right=False)
_WIDE = Column("progress", _WIDE_BAR, _bar(_WIDE_BAR), align_right=False)
_NARROW = Column("", _NARROW_BAR, _bar(_NARROW_BAR), align_right=False)
_ENTITIES = Column("entities", 9, _entities)
_CLAIMS = Column("claims", 7, _claims)
_AGE = Column("age", 6, _age)
_CHOICES: tuple[tuple[Column, ...], ...] = (
    (_WIDE, _ENTITIES, _CLAIMS, _AGE),
    (_NARROW, _ENTITIES, _CLAIMS, _AGE),
    (_NARROW, _ENTITIES, _CLAIMS),
    (_NARROW, _ENTITIES),
    (_NARROW,),
)
"""Columns of numbers, the widest choice first."""


def _width(columns: Sequence[Column]) -> int:
    """Cells of columns with a gap behind each."""
    return sum(column.width + COLUMN_GAP for column in columns)
