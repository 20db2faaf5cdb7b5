"""Actions of the group “Adjudicate”: the choice between two readings of a place."""

from __future__ import annotations

from typing import Protocol


class Choices(Protocol):
    """What can be chosen from at a place."""

    def choose(self, *, first: bool, second: bool) -> None:
        """Take the first reading, the second one, both or neither, and go on."""

    def focus_other(self) -> None:
        """Focus the other reading of the place."""


class AdjudicationActions:
    """Choosing between what two annotators have."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def action_take_first(self) -> None:
        """Take what the first one has."""
        self._choices.choose(first=True, second=False)

    def action_take_second(self) -> None:
        """Take what the second one has."""
        self._choices.choose(first=False, second=True)

    def action_take_both(self) -> None:
        """Take both readings."""
        self._choices.choose(first=True, second=True)

    def action_take_neither(self) -> None:
        """Reject both readings."""
        self._choices.choose(first=False, second=False)

    def action_other_reading(self) -> None:
        """Focus the other reading of the place."""
        self._choices.focus_other()
