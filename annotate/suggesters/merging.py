"""Merging: of equal suggestions one is shown, which says who else proposes it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import replace

from annotate.annotation_set import AnnotationSet
from annotate.identity import key_of_body
from annotate.reasons import is_of_suggester
from annotate.suggestion import Body, Suggestion


class MergedSuggestions:
    """What suggesters propose for one document, under its labels, merged where it is equal.

    That of a pipeline comes first, where it has an equal one; then those of suggesters.

    Args:
        titles: The titles of suggesters, in their order.
    """

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self._ranks = {title: rank for rank, title in enumerate(titles)}
        self._by_key: dict[Hashable, dict[str, Suggestion]] = {}

    def __iter__(self) -> Iterator[Suggestion]:
        return map(self._first, self._by_key)

    def add(self, suggestions: Iterable[Suggestion]) -> None:
        """Add suggestions of suggesters."""
        for suggestion in suggestions:
            self._by_key.setdefault(key_of_body(suggestion.body), {})[suggestion.pipeline] = (
                suggestion
            )

    def drop(self, title: str) -> list[Suggestion]:
        """Drop what one suggester proposes; returns it."""
        dropped = [proposed.pop(title) for proposed in self._by_key.values() if title in proposed]
        self._by_key = {key: proposed for key, proposed in self._by_key.items() if proposed}
        return dropped

    def merged(self, suggestion: Suggestion) -> Suggestion:
        """A suggestion of a pipeline, with the suggesters that propose the same."""
        agreeing = tuple(self._titles(key_of_body(suggestion.body)))
        return (
            suggestion
            if agreeing == suggestion.agreeing
            else replace(suggestion, agreeing=agreeing)
        )

    def beside(self, suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
        """Yield the suggestions of a pipeline, merged, then what suggesters alone propose."""
        keys = set()
        for suggestion in suggestions:
            keys.add(key_of_body(suggestion.body))
            yield self.merged(suggestion)
        yield from (self._first(key) for key in self._by_key if key not in keys)

    def without_pipeline(self, body: Body) -> Suggestion | None:
        """What suggesters alone propose; None where none does."""
        key = key_of_body(body)
        return self._first(key) if key in self._by_key else None

    def show(
        self, annotations: AnnotationSet, bodies: Iterable[Body], *, keep: Collection[str] = ()
    ) -> None:
        """Show some bodies as they are proposed by now, or no longer.

        Args:
            annotations: Where they are shown.
            bodies: The bodies that suggesters have just proposed, or propose no longer.
            keep: Ids of those that are being worked on, which stay as they are.
        """
        outdated: set[str] = set()
        current: list[Suggestion] = []
        for body in bodies:
            present = annotations.suggestions_like(body)
            of_pipeline = next((s for s in present if not is_of_suggester(s.reason)), None)
            wanted = (
                self.merged(of_pipeline) if of_pipeline is not None else self.without_pipeline(body)
            )
            outdated |= {suggestion.id for suggestion in present if suggestion != wanted}
            current += [wanted] if wanted is not None else []
        annotations.replace_suggestions(outdated, current, keep=keep)

    def _first(self, key: Hashable) -> Suggestion:
        first, *others = self._titles(key)
        return replace(self._by_key[key][first], agreeing=tuple(others))

    def _titles(self, key: Hashable) -> list[str]:
        """The titles of those who propose a body, in their order."""
        proposed = self._by_key.get(key, ())
        return sorted(proposed, key=lambda title: self._ranks.get(title, len(self._ranks)))
