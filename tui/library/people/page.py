"""Pages of the people view: rows with a cursor that stays on its row when the rows change."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from annotate.people.rules import Rule
from store.index.counting import VoiceCounts
from store.index.speaking import Spoken


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that stands over others; the cursor passes over it."""

    words: str
    """Its words."""
    date: str = ""
    """A date; empty for none."""
    count: int = 0
    """Number of the rows under it; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim with the words behind it in its article."""

    spoken: Spoken
    """The claim."""
    after: str = ""
    """The words behind it."""


Entry = VoiceCounts | Quoted | Rule
"""What a row can be chosen for."""
PageRow = Heading | Entry


def key_of(row: PageRow | None) -> Hashable:
    """What tells a row from others, also when all are read again; None for a heading."""
    match row:
        case VoiceCounts():
            return row.speaker.key
        case Quoted(spoken):
            return spoken.speech.article, spoken.claim.layer, spoken.claim.id
        case Rule():
            return row.at, row.kind, row.name
    return None


class Page:
    """Rows, and the cursor on one of them."""

    def __init__(self) -> None:
        self.rows: Sequence[PageRow] = ()
        """The rows."""
        self.cursor = 0
        """Number of the row under the cursor; 0 where there is none."""

    @property
    def current(self) -> Entry | None:
        """What is under the cursor; None where there is nothing."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return None if isinstance(row, Heading) else row

    def put(self, rows: Sequence[PageRow]) -> None:
        """List other rows; the cursor stays on its row, else at its place."""
        current_key, place = key_of(self.current), self.cursor
        self.rows = rows
        same = (
            number for number, row in enumerate(rows) if current_key and key_of(row) == current_key
        )
        self.go(next(same, place))

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on the row of a key, if it is listed."""
        same = (number for number, row in enumerate(self.rows) if key_of(row) == key)
        self.go(next(same, self.cursor))

    def go(self, number: int) -> None:
        """Put the cursor on a row, or on the nearest one that is no heading."""
        number = max(0, min(number, len(self.rows) - 1))
        nearest = [*range(number, len(self.rows)), *range(number - 1, -1, -1)]
        entries = (at for at in nearest if not isinstance(self.rows[at], Heading))
        self.cursor = next(entries, 0)

    def step(self, answers: int) -> None:
        """Go so many rows on, or back, over headings too."""
        self.move_rows(answers)

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first row, or to the last one."""
        self.go(len(self.rows) - 1 if last else 0)

    def move_rows(self, rows: int) -> None:
        """Move the cursor by some rows, over headings too."""
        step = 1 if rows > 0 else -1
        number = max(0, min(self.cursor + rows, len(self.rows) - 1))
        while 0 <= number < len(self.rows) and isinstance(self.rows[number], Heading):
            number += step
        if 0 <= number < len(self.rows):
            self.cursor = number

    def step_group(self, direction: int) -> None:
        """Put the cursor on the first row of the next group, or of the one before.

        Rows ahead of the first heading are a group too; in the first group, back is its first row.
        """
        firsts = [n for n in range(len(self.rows)) if self._is_first_of_group(n)]
        own = max((n for n in firsts if n <= self.cursor), default=0)
        following = next((n for n in firsts if n > self.cursor), self.cursor)
        self.go(following if direction > 0 else max((n for n in firsts if n < own), default=own))

    def _is_first_of_group(self, number: int) -> bool:
        is_behind_heading = number == 0 or isinstance(self.rows[number - 1], Heading)
        return is_behind_heading and not isinstance(self.rows[number], Heading)
