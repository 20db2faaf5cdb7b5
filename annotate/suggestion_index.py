"""The suggestions of a document, by their ids and by what makes two of them the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from annotate.identity import identity_keys, key_of_body
from annotate.suggestion import Suggestion


class SuggestionIndex:
    """Every suggestion once, decided or not."""

    def __init__(self) -> None:
        self._by_id: dict[str, Suggestion] = {}
        self._by_key: dict[Hashable, list[Suggestion]] = {}

    def get(self, suggestion_id: str) -> Suggestion | None:
        """The suggestion with an id, if it is here."""
        return self._by_id.get(suggestion_id)

    def add(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """Add those whose ids are not here yet; returns them."""
        added: list[Suggestion] = []
        for suggestion in suggestions:
            if suggestion.id in self._by_id:
                continue
            self._by_id[suggestion.id] = suggestion
            added.append(suggestion)
            for key in identity_keys(suggestion):
                self._by_key.setdefault(key, []).append(suggestion)
        return added

    def drop(self, suggestion: Suggestion) -> None:
        """Drop one that is here."""
        del self._by_id[suggestion.id]
        for key in identity_keys(suggestion):
            self._by_key[key].remove(suggestion)

    def sharing(self, key: Hashable) -> Sequence[Suggestion]:
        """The suggestions that have an identity key, in the order in which they came."""
        return self._by_key.get(key, ())

    def is_first_of_equals(self, suggestion: Suggestion) -> bool:
        """Tell whether no other came before it with an equal body.

        Several labels of a pipeline may stand for one of the scheme.
        """
        return self._by_key[key_of_body(suggestion.body)][0] is suggestion
