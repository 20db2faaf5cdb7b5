"""Rows of the people view in pieces: headings, claims and rules."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style

from annotate.people.rules import Rule
from annotate.people.tones import tone_of
from annotate.text.one_line import before_colon, one_line
from tui.display.glyphs import visible
from tui.display.marks import STATUS_SIGNS
from tui.display.people_words import rule_words
from tui.library.answer_rows import MOST_HEADING
from tui.library.people.page import Heading, Quoted
from tui.widgets.fitting import Piece, cells, shortened, shortened_pieces, text_cells

_TONE_CELLS = 14
"""Cells of the tone of a cue and a gap behind it: of the longest one, “confirmation”."""
_CUE_CELLS = 20
"""Cells of a cue at most; chosen by hand."""
_WIDE = 72
"""Cells from which on tones stand in a column of their own; chosen by hand."""
_EMPTY = "—"

Paint = Callable[..., Style]
"""Gives the style of looks on the row."""


def heading_pieces(heading: Heading, room: int, paint: Paint) -> list[Piece]:
    """Words on the left, date and number on the right."""
    room = min(room, MOST_HEADING)
    count = str(heading.count) if heading.count > 1 else ""
    right: list[Piece] = [(f"{visible(heading.date)}  ", paint("quiet"))] if heading.date else []
    right += [(count.rjust(4), paint("quiet")), (" ", paint())]
    left = shortened(visible(one_line(heading.words)), max(0, room - cells(right) - 1))
    gap = max(0, room - text_cells(left) - cells(right))
    return [(left, paint("title")), (" " * gap, paint()), *right]


def claim_pieces(item: Quoted, room: int, paint: Paint) -> list[Piece]:
    """Status, tone and cue, then what is claimed with the words behind it."""
    claim = item.spoken.claim
    tone = tone_of(claim.cue)
    cue = shortened(visible(before_colon(claim.cue)), _CUE_CELLS) or _EMPTY
    head: list[Piece] = [(f"{STATUS_SIGNS[claim.status]} ", paint("quiet"))]
    if room >= _WIDE:
        head += [(f"{tone or _EMPTY:{_TONE_CELLS}}", paint("quiet")), (f"{cue}: ", paint("strong"))]
    else:
        bracket = f" [{tone}]" if tone not in ("", "neutral") else ""
        head += [(cue, paint("strong")), (f"{bracket}: ", paint("quiet"))]
    content = visible(one_line(claim.content)) or _EMPTY
    rest = max(0, room - cells(head) - 1)
    after = visible(one_line(item.after))
    return [*head, *shortened_pieces([(content, paint("said")), (after, paint("quiet"))], rest)]


def rule_pieces(rule: Rule, room: int, paint: Paint) -> list[Piece]:
    """What it says, by whom and since when."""
    right = f"{visible(rule.by)}, {rule.at[:10]} "
    left = shortened(visible(one_line(rule_words(rule))), max(0, room - text_cells(right) - 2))
    gap = max(1, room - text_cells(left) - text_cells(right))
    return [(left, paint("plain")), (" " * gap, paint()), (right, paint("quiet"))]
