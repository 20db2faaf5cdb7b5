"""Repeats: a name of the article is marked everywhere, and with one label."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMELIKE, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.words import Words

Name = tuple[str, ...]
"""The words of a name as they are written."""

_TIMES_OTHERS = 2
"""Least ratio of a majority's mentions to all others; chosen by hand."""


class Repeats:
    """The labels of an article's names, as counted and as known for certain."""

    def __init__(self) -> None:
        self._votes: defaultdict[Name, Counter[str]] = defaultdict(Counter)
        self._fixed: dict[Name, str] = {}
        self._sizes: defaultdict[str, set[int]] = defaultdict(set)

    def fix_label(self, names: Iterable[Name], label: str) -> None:
        """Fix the label of names, which the text itself has shown."""
        for name in names:
            self._fixed.setdefault(name, label)
            self._sizes[name[0]].add(len(name))

    def learn(self, draft: Draft) -> None:
        """Count the names of a chunk."""
        words = draft.words
        for mention in draft.mentions:
            if mention.label in NAMES:
                name = tuple(words.texts[mention.start : mention.end])
                self._votes[name][mention.label] += 1
                self._sizes[name[0]].add(len(name))

    def link(self, draft: Draft) -> None:
        """Mark known names where nothing is marked, the longest first, and correct odd labels."""
        texts = draft.words.texts
        for index in draft.words.capitals:
            for size in sorted(self._sizes.get(texts[index], ()), reverse=True):
                name = tuple(texts[index : index + size])
                if self._mark(draft, index, name) or self._relabel(draft, index, name):
                    break

    def _majority(self, name: Name) -> str | None:
        """The label of the large majority of a name's mentions, if there is one."""
        votes = self._votes.get(name)
        if votes is None:
            return None
        label, count = votes.most_common(1)[0]
        others = votes.total() - count
        return label if count >= _TIMES_OTHERS * others else None

    def _mark(self, draft: Draft, start: int, name: Name) -> bool:
        words, end = draft.words, start + len(name)
        if not draft.is_free(start, end) or (name not in self._votes and name not in self._fixed):
            return False
        if len(name) == 1 and not _stands_alone(words, start):
            return False
        label = self._fixed.get(name) or self._votes[name].most_common(1)[0][0]
        return draft.put(start, end, label)

    def _relabel(self, draft: Draft, start: int, name: Name) -> bool:
        mention, label = draft.at(start), self._fixed.get(name) or self._majority(name)
        if label is None or mention is None or mention.label not in NAMELIKE:
            return False
        if (mention.start, mention.end) != (start, start + len(name)) or mention.label == label:
            return False
        return draft.put(mention.start, mention.end, label)


def _stands_alone(words: Words, index: int) -> bool:
    """Return whether a word is not a part of a longer name."""
    return not (words.is_proper(index - 1) or words.is_proper(index + 1) or words.is_joined(index))
