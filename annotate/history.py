"""The history of edits: undo and redo without limit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.change import Edit


class History:
    """Edits in order, and the number of them that are in force."""

    def __init__(self, edits: Iterable[Edit] = (), position: int | None = None) -> None:
        self._edits = list(edits)
        self._position = len(self._edits) if position is None else position
        if not 0 <= self._position <= len(self._edits):
            raise ValueError(f"history position {position} of {len(self._edits)} edits")

    def __len__(self) -> int:
        return len(self._edits)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits, those that were undone included."""
        return tuple(self._edits)

    @property
    def position(self) -> int:
        """The number of edits in force; the ones behind it were undone."""
        return self._position

    def next_undo(self) -> Edit | None:
        """The edit that undo would reverse."""
        return self._edits[self._position - 1] if self._position else None

    def next_redo(self) -> Edit | None:
        """The edit that redo would carry out again."""
        return self._edits[self._position] if self._position < len(self._edits) else None

    def record(self, edit: Edit) -> None:
        """Add an edit that was made; those that had been undone are dropped."""
        del self._edits[self._position :]
        self._edits.append(edit)
        self._position += 1

    def step_back(self) -> None:
        """Move back over the last edit, which was undone."""
        self._position -= 1

    def step_forward(self) -> None:
        """Move forward over the next edit, which was redone."""
        self._position += 1
