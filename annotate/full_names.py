"""Full names of the people in an article, and whom a surname alone stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from sys import intern


class FullNames:
    """Knows the names of people by the words at their ends, kept up to date in place."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        """The names of people by the ids of their entities."""
        self._counts: Counter[str] = Counter()
        """How many entities have a name."""
        self._by_ending: defaultdict[str, set[str]] = defaultdict(set)
        """The names that anybody has, by each of their endings."""

    def put(self, entity_id: str, name: str) -> frozenset[str]:
        """Let an entity have this name, or none where it is empty.

        Returns:
            The shorter names that may stand for somebody else now.
        """
        before = self._names.pop(entity_id, "")
        if " " not in name:
            # Nothing shorter can stand for a single word.
            name = ""
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
        was_there = self._counts[name] > 0
        self._counts[name] += step
        if was_there is (self._counts[name] > 0):
            return frozenset()
        shorter_names = frozenset(endings(name))
        for shorter_name in shorter_names:
            self._by_ending[shorter_name] ^= {name}
        return shorter_names


def endings(name: str) -> Iterator[str]:
    """What is left of a name without its first words."""
    words = name.split()
    return (" ".join(words[first:]) for first in range(1, len(words)))


def _is_ending(name: str, longer: str) -> bool:
    return longer.endswith(f" {name}")
