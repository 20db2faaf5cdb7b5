"""Questions that one key answers, with the places that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotate.span import Span


@dataclass(frozen=True, slots=True)
class Question:
    """A command that waits for a yes; any other key means no."""

    yes: Callable[[], object]
    """Carries the command out."""
    keys: frozenset[str] = frozenset()
    """Keys that say yes beside enter and `y`: those that asked."""
    places: tuple[Span, ...] = ()
    """Spans that are highlighted until it is answered."""
    elsewhere: Callable[[], object] | None = None
    """Looks for the same in the whole library; None where that is not offered."""
    elsewhere_keys: frozenset[str] = frozenset()
    """Keys that ask for that."""
    is_settled: bool = False
    """True if nothing is asked any more, but a yes may come: it does nothing, other keys act."""

    def is_yes(self, key: str, character: str | None) -> bool:
        """Tell whether a key says yes."""
        return key == "enter" or character == "y" or not self.keys.isdisjoint((key, character))

    def is_elsewhere(self, key: str) -> bool:
        """Tell whether a key asks for the whole library."""
        return self.elsewhere is not None and key in self.elsewhere_keys


def settled(keys: Iterable[str]) -> Question:
    """What stands for a question that these keys seemed to ask, to take the answer."""
    return Question(lambda: None, frozenset(keys), is_settled=True)
