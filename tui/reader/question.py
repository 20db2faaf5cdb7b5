"""Questions that one key answers, with the places that they are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotate.span import Span


@dataclass(frozen=True, slots=True)
class Question:
    """A command that waits for a yes; any other key means no."""

    yes: Callable[[], None]
    """Carries the command out."""
    keys: frozenset[str] = frozenset()
    """Keys that say yes beside enter and `y`: those that asked."""
    places: tuple[Span, ...] = ()
    """Spans that are highlighted until it is answered."""

    def is_yes(self, key: str, character: str | None) -> bool:
        """Tell whether a key says yes."""
        return key == "enter" or character == "y" or not self.keys.isdisjoint((key, character))
