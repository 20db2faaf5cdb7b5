"""A state in which a key must change what stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass

ENDS = "the program ends"
"""What to expect of a key that leaves the program."""
STOPS = "the program stops"
"""What to expect of a key that leads to the shell."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Tried from the start of the article or of the library, where nothing is decided."""

    command: str
    """Name of the command."""
    after: str
    """Matches the screen after the key, not before."""
    start: str = ""
    """Keys that lead to where the key is tried, with spaces between them."""
    before: str = ""
    """Matches the screen as soon as those keys have worked."""
    look: str = ""
    """Keys, before and after, that make visible what the command changes."""
    show: str = ""
    """Keys that do so after it only."""
    leave: str = ""
    """Keys that lead back where `escape` and undo do not."""
    left: str = ""
    """Matches the screen when they have."""
    back: str = ""
    """Keys that take back what is seen then."""
    changes: bool = False
    """Whether annotations differ afterwards, until that is undone."""
