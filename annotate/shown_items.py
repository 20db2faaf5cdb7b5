"""What is shown of an article: records and suggestions, and the suggestions that are kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from annotate.annotation import Item, needs_a_look
from annotate.position_index import PositionIndex
from annotate.suggestion import Body, Suggestion


class ShownItems:
    """Items by position, with those that need a look, and those of foreign labels apart.

    Args:
        is_foreign: Whether the label scheme has no label for a body. Suggestions of such labels
            are not shown unless they are asked for; records always are.
    """

    def __init__(self, is_foreign: Callable[[Body], bool]) -> None:
        self.items = PositionIndex()
        """Everything that is shown."""
        self.pending = PositionIndex()
        """Those of them that need a look."""
        self.foreign = PositionIndex()
        """The suggestions of foreign labels, shown or not."""
        self.shows_foreign = False
        """True while these are shown, and pending, like any other."""
        self._is_foreign = is_foreign

    def get(self, item_id: str) -> Item | None:
        """What is here under an id, shown or kept apart."""
        return self.items.get(item_id) or self.foreign.get(item_id)

    def extend(self, items: Iterable[Item]) -> list[Item]:
        """Add many at once; returns those that are shown."""
        added = list(items)
        self.foreign.extend(filter(self._is_foreign_suggestion, added))
        shown = list(filter(self._is_visible, added))
        self.items.extend(shown)
        self.pending.extend(filter(needs_a_look, shown))
        return shown

    def replace(self, before: Item | None, after: Item | None) -> list[Item]:
        """Put an item in the place of another one; either may be none. Returns those shown."""
        is_foreign = self._is_foreign_suggestion
        self.foreign.replace(_if(is_foreign, before), _if(is_foreign, after))
        before, after = _if(self._is_visible, before), _if(self._is_visible, after)
        self.items.replace(before, after)
        self.pending.replace(_if(needs_a_look, before), _if(needs_a_look, after))
        return [item for item in (before, after) if item is not None]

    def show_foreign(self, *, is_shown: bool) -> list[Item]:
        """Show the suggestions of foreign labels, or hide them again; returns what changed."""
        if is_shown is self.shows_foreign:
            return []
        self.shows_foreign = is_shown
        changed = list(self.foreign)
        for index in (self.items, self.pending):
            if is_shown:
                index.extend(changed)
            else:
                index.remove_all({item.id for item in changed})
        return changed

    def _is_foreign_suggestion(self, item: Item) -> bool:
        return isinstance(item, Suggestion) and self._is_foreign(item.body)

    def _is_visible(self, item: Item) -> bool:
        return self.shows_foreign or not self._is_foreign_suggestion(item)


def _if(condition: Callable[[Item], bool], item: Item | None) -> Item | None:
    return item if item is not None and condition(item) else None
