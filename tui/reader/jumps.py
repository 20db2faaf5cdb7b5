"""Places to come back to: the jump history and marks, as offsets."""

from __future__ import annotations


class Jumps:
    """Places that one jumped from, like the jump list of an editor."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._index = 0
        self._marks: dict[str, int] = {}

    def leave(self, offset: int) -> None:
        """Remember a place before jumping away from it."""
        del self._places[self._index :]
        if not self._places or self._places[-1] != offset:
            self._places.append(offset)
        self._index = len(self._places)

    def back(self, offset: int) -> int | None:
        """The place before; the present one is remembered for the way forward."""
        if self._index == len(self._places):
            self._places.append(offset)
        if not self._index:
            return None
        self._index -= 1
        return self._places[self._index]

    def forward(self) -> int | None:
        """The place that one came back from."""
        if self._index + 1 >= len(self._places):
            return None
        self._index += 1
        return self._places[self._index]

    def start_over(self) -> None:
        """Forget the places; marks stay."""
        self._places.clear()
        self._index = 0

    def set_mark(self, letter: str, offset: int) -> None:
        """Give a place a letter."""
        self._marks[letter] = offset

    def mark(self, letter: str) -> int | None:
        """The place with a letter."""
        return self._marks.get(letter)
