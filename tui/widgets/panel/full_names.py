"""Full names of the people in an article, and whom a surname alone stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from sys import intern


_GAP = " "


class FullNames:
    """Knows the names of people by the words at their ends, kept up to date in place."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        """The names of people by the ids of their entities."""
        self._by_ending: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """How many entities have a name, by each of its endings."""

    def put(self, entity_id: str, name: str) -> frozenset[str]:
        """Let an entity have this name, or none where it is empty.

        Returns:
            The shorter names that may stand for somebody else now.
        """
        before = self._names.pop(entity_id, "")
        if _GAP not in name:
            name = ""  # nothing shorter stands for a single word
        if name:
            # A long article has few names, each of them thousands of times.
            self._names[entity_id] = intern(name)
        if name == before:
            return frozenset()
        return self._count(before, -1) | self._count(name, 1)

    def full(self, name: str) -> str:
        """The only full name that ends in this one; this one itself where there is none, or two."""
        longer = self._by_ending.get(name, ())
        longest = [other for other in longer if not any(_is_ending(other, name) for name in longer)]
        return longest[0] if len(longest) == 1 else name

    def _count(self, name: str, step: int) -> frozenset[str]:
        changed = set()
        for ending in _endings(name):
            names = self._by_ending[ending]
            was_there = name in names
            names[name] += step
            if not names[name]:
                del names[name]
            if was_there is not (name in names):
                changed.add(ending)
        return frozenset(changed)


def _endings(name: str) -> Iterator[str]:
    """What is left of a name without its first words."""
    words = name.split()
    return (" ".join(words[first:]) for first in range(1, len(words)))


def _is_ending(name: str, longer: str) -> bool:
    return longer.endswith(f" {name}")
