"""Actions of the group “Adjudicate”: the choice between the readings of a place."""

from __future__ import annotations

from typing import Protocol


class Choices(Protocol):
    """What can be chosen from at a place."""

    def take(self, number: int) -> None:
        """Take one reading, counted from 0, reject the others, and go on."""

    def take_all(self) -> None:
        """Take every reading and go on."""

    def take_none(self) -> None:
        """Reject every reading and go on."""

    def take_majority(self) -> None:
        """Take what more than half of the annotators have, and go on."""

    def focus_other(self) -> None:
        """Focus the next reading of the place."""


class AdjudicationActions:
    """Choosing between what annotators have."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def action_take_first(self) -> None:
        """Take the first reading."""
        self._choices.take(0)

    def action_take_second(self) -> None:
        """Take the second reading."""
        self._choices.take(1)

    def action_take_both(self) -> None:
        """Take every reading."""
        self._choices.take_all()

    def action_take_neither(self) -> None:
        """Reject every reading."""
        self._choices.take_none()

    def action_take_majority(self) -> None:
        """Take what most have."""
        self._choices.take_majority()

    def action_other_reading(self) -> None:
        """Focus the next reading of the place."""
        self._choices.focus_other()
