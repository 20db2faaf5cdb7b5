"""Questions that one key answers, with the places that they are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotate.span import Span


@dataclass(frozen=True, slots=True)
class Question:
    """What happens on yes, and what is highlighted until then; anything else means no."""

    yes: Callable[[], None]
    keys: frozenset[str] = frozenset()
    """Keys that say yes beside enter and `y`: those that asked."""
    places: tuple[Span, ...] = ()

    def is_yes(self, key: str, character: str | None) -> bool:
        """Whether a key says yes."""
        return key == "enter" or character == "y" or not self.keys.isdisjoint((key, character))
