"""The columns of those who speak: name and title, counts, articles and dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotate.text.one_line import one_line
from annotate.text.quotation import Quotation
from store.index.counting import VoiceCounts
from tui.display.glyphs import visible
from tui.display.people_words import NO_SOURCE, described
from tui.library.people.row_pieces import Paint
from tui.widgets.fitting import Piece, shortened, text_cells
from tui.widgets.lines import Part

_MARK_CELLS = 3
"""Cells of the mark in front of a name."""
_NAME_CELLS = 32
"""Cells of a name where the title has a column; chosen by hand."""
_TITLE_FROM = 52
"""Cells from which on name and title stand beside each other; chosen by hand."""
_LEAST_TITLE = 8
"""Cells of a title without which it says nothing; chosen by hand."""
_MOST_LEFT = 100
"""Cells of name and title at most, so that the numbers stay beside them; chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column at the right."""

    name: str
    """Its name, which an order may have too."""
    width: int
    """Its cells, a gap in front included."""
    cell: Callable[[VoiceCounts], str]
    """What stands in it."""
    least: int = 0
    """Cells of a row from which on it is there."""


_COLUMNS = (
    _Column("claims", 8, lambda voice: str(voice.claims)),
    _Column("direct", 7, lambda voice: str(voice.manners[Quotation.DIRECT]), 72),
    _Column("mixed", 7, lambda voice: str(voice.manners[Quotation.MIXED]), 96),
    _Column("indirect", 9, lambda voice: str(voice.manners[Quotation.INDIRECT]), 72),
    _Column("articles", 9, lambda voice: str(voice.articles)),
    _Column("first", 12, lambda voice: voice.dates[0][:10], 100),
    _Column("last", 12, lambda voice: voice.dates[1][:10]),
)


def column_heads(width: int, order: str) -> list[Part]:
    """The names of the columns in a line with an edge; the one that orders the list is marked."""
    room = width - _MARK_CELLS
    left = _left(room) + _MARK_CELLS - 1
    mark = " ↓" if order == "name" else ""
    parts = [Part("  "), Part(f"name{mark}", _look("name", order))]
    parts.append(Part(" " * max(0, left - 2 - len(f"name{mark}"))))
    for column in _shown(room):
        mark = "↓" if order == column.name else ""
        parts.append(Part(f"{mark}{column.name}".rjust(column.width), _look(column.name, order)))
    return parts


def voice_pieces(voice: VoiceCounts, room: int, paint: Paint) -> list[Piece]:
    """A row: the name, what is known besides, and the columns."""
    columns = _shown(room)
    pieces = _names(voice, _left(room), paint)
    for column in columns:
        look = "strong" if column.name == "claims" else "quiet"
        pieces.append((column.cell(voice).rjust(column.width), paint(look)))
    return pieces


def _names(voice: VoiceCounts, room: int, paint: Paint) -> list[Piece]:
    """Name and title in some cells; the title alone is left out where there is little room."""
    name = visible(one_line(voice.speaker.name)) or NO_SOURCE
    about = visible(one_line(described(voice)))
    widest = _NAME_CELLS if room >= _TITLE_FROM and about else room
    name = shortened(name, widest)
    gap = max(2, widest - text_cells(name) + 2) if widest < room else 2
    beside = room - text_cells(name) - gap
    about = shortened(about, beside) if beside >= min(_LEAST_TITLE, text_cells(about)) else ""
    rest = max(0, room - text_cells(name) - gap - text_cells(about))
    look = "strong" if voice.speaker.known_name else "plain"
    pieces = [(name, paint(look)), (" " * gap, paint()), (about, paint("quiet"))]
    if text_cells(name) + gap > room:
        return [(name, paint(look)), (" " * (room - text_cells(name)), paint())]
    return [*pieces, (" " * rest, paint())]


def _left(room: int) -> int:
    """Cells of name and title in a row."""
    return max(0, min(room - sum(column.width for column in _shown(room)) - 1, _MOST_LEFT))


def _shown(room: int) -> list[_Column]:
    return [column for column in _COLUMNS if room + _MARK_CELLS >= column.least]


def _look(name: str, order: str) -> str:
    return "strong" if name == order else "quiet"
