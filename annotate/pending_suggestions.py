"""The suggestions of a document, of which those that nobody has decided are shown."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from annotate.annotation import Item
from annotate.identity import key_of_body
from annotate.record_index import RecordIndex, speaker_id
from annotate.shown_items import ShownItems
from annotate.suggestion import Body, Suggestion
from annotate.suggestion_index import SuggestionIndex


class PendingSuggestions:
    """Keeps what is shown in step with suggestions that come and go, and with decisions on them.

    What each method returns was shown or hidden by it, and has to be drawn anew.

    Args:
        records: The records of the document, which decide.
        shown: What is shown of it.
    """

    def __init__(self, records: RecordIndex, shown: ShownItems) -> None:
        self._records = records
        self._shown = shown
        self._index = SuggestionIndex()

    def get(self, suggestion_id: str) -> Suggestion | None:
        """The suggestion with an id, decided or not."""
        return self._index.get(suggestion_id)

    def like(self, body: Body) -> Sequence[Suggestion]:
        """The suggestions with an equal body, decided or not, in the order in which they came."""
        return tuple(self._index.sharing(key_of_body(body)))

    def add(self, suggestions: Iterable[Suggestion]) -> list[Item]:
        """Add suggestions; those that are here already stay as they are."""
        added = self._index.add(suggestions)
        return self._shown.extend(item for item in added if self._is_due(item))

    def replace(
        self, outdated: Iterable[str], current: Sequence[Suggestion], keep: Collection[str]
    ) -> list[Item]:
        """Replace earlier suggestions by current ones, as `AnnotationSet.replace_suggestions`."""
        unchanged = {item.id for item in current if self.get(item.id) == item}
        kept_items = (self._records.by_id.get(item_id) or self.get(item_id) for item_id in keep)
        speakers = {speaker_id(item) for item in kept_items if item is not None}
        removable = set(outdated).difference(self._records.by_id, keep, unchanged, speakers)
        removed = [
            item
            for suggestion_id in removable
            if not self._records.has_speaker(suggestion_id)
            for item in self._remove(suggestion_id)
        ]
        return [*removed, *self.add(current)]

    def update(self, changed_keys: Iterable[Hashable]) -> list[Item]:
        """Show what is undecided now, and hide what is decided, under some identity keys."""
        sharing = (item for key in changed_keys for item in self._index.sharing(key))
        return [item for suggestion in sharing for item in self._show_if_due(suggestion)]

    def _remove(self, suggestion_id: str) -> Iterator[Item]:
        suggestion = self.get(suggestion_id)
        if suggestion is None:
            return
        self._index.drop(suggestion)
        if self._shown.get(suggestion_id) is suggestion:
            yield from self._shown.replace(suggestion, None)
            # An equal one may have waited behind it.
            yield from self.update((key_of_body(suggestion.body),))

    def _show_if_due(self, suggestion: Suggestion) -> list[Item]:
        present = self._shown.get(suggestion.id)
        is_due = self._is_due(suggestion)
        if not is_due and present is suggestion:
            return self._shown.replace(suggestion, None)
        if is_due and present is None:
            return self._shown.replace(None, suggestion)
        return []

    def _is_due(self, suggestion: Suggestion) -> bool:
        """Tell whether nobody has decided on a suggestion, and no equal one stands for it."""
        is_first = self._index.is_first_of_equals(suggestion)
        return is_first and not self._records.decides(suggestion)
