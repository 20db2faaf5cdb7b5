"""Repeats: a name that the article has introduced is marked again where the pipeline missed it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMES

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft


class Repeats:
    """How often an article's names carried which label."""

    def __init__(self) -> None:
        self._votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._sizes: defaultdict[str, set[int]] = defaultdict(set)

    def learn(self, draft: Draft) -> None:
        """Count the names of a chunk."""
        for mention in draft.mentions:
            if mention.label in NAMES:
                name = tuple(draft.words.texts[mention.start : mention.end])
                self._votes[name][mention.label] += 1
                self._sizes[name[0]].add(len(name))

    def link(self, draft: Draft) -> None:
        """Mark every unmarked occurrence of a known name, the longest first."""
        words = draft.words
        for index, text in enumerate(words.texts):
            if not words.capital[index] or draft.at(index) is not None:
                continue
            for size in sorted(self._sizes.get(text, ()), reverse=True):
                if self._mark(draft, index, index + size):
                    break

    def _mark(self, draft: Draft, start: int, end: int) -> bool:
        words = draft.words
        votes = self._votes.get(tuple(words.texts[start:end]))
        if votes is None or any(draft.at(index) is not None for index in range(start, end)):
            return False
        if end - start == 1 and (words.is_proper(start - 1) or words.is_proper(end)):
            return False
        return draft.put(start, end, votes.most_common(1)[0][0])
