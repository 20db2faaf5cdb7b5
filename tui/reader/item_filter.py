"""Filtering what is highlighted: by label, by kind, by status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.annotation import Item, Status, status_of

_STATUSES = {"pending": Status.SUGGESTED, "accepted": Status.ACCEPTED, "rejected": Status.REJECTED}
_KINDS = {"claims": "claim", "entities": "span"}


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What to show; an empty set leaves everything of its sort."""

    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()

    def shows(self, item: Item) -> bool:
        """Whether an item passes."""
        return (
            (not self.statuses or status_of(item) in self.statuses)
            and (not self.kinds or item.body.kind in self.kinds)
            and (not self.labels or item.body.label in self.labels)
        )


def parse_filter(words: str, known_labels: Iterable[str]) -> ItemFilter:
    """The filter that words describe: labels or their beginnings, kinds, statuses.

    Raises:
        ValueError: A word is none of these; the message names it.
    """
    labels = {label.casefold(): label for label in known_labels}
    statuses, kinds, chosen = set(), set(), set()
    for word in words.casefold().replace(",", " ").split():
        matching = {name for small, name in labels.items() if small.startswith(word)}
        if word in _STATUSES:
            statuses.add(_STATUSES[word])
        elif word in _KINDS:
            kinds.add(_KINDS[word])
        elif matching:
            chosen |= matching
        else:
            raise ValueError(f"“{word}” is no label, no status, and neither claims nor entities")
    return ItemFilter(frozenset(statuses), frozenset(kinds), frozenset(chosen))
