"""Headlines in capitals: names are recognised by their spelling in the text below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from annotate.extract.entities.labels import GPE, NAMES, NORP, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.people import People

_LONGEST_NAME = 4
"""Most words of a name in a headline; chosen by hand."""

_SHORTEST_WORD = 3
"""Fewest characters of a name that is looked for in headlines; chosen by hand."""


class Headlines:
    """The names of an article, for reading the lines that it writes in capitals."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._labels: dict[str, str] = dict.fromkeys(lexicon.countries, GPE)
        self._labels |= dict.fromkeys(lexicon.nationalities, NORP)

    def link(self, draft: Draft, people: People) -> None:
        """Learn the names of a chunk and mark them in its lines of capitals."""
        self._labels |= {
            surname.lower(): PERSON
            for surname in people.surnames
            if surname.lower() not in STOP_WORDS and surname.lower() not in self._labels
        }
        words = draft.words
        in_capitals = words.in_capitals()
        self._learn(draft, frozenset(in_capitals))
        for index in in_capitals:
            for size in range(_LONGEST_NAME, 0, -1):
                if self._mark(draft, index, index + size):
                    break

    def _learn(self, draft: Draft, in_capitals: frozenset[int]) -> None:
        words = draft.words
        for mention in draft.mentions:
            if mention.label in NAMES and mention.start not in in_capitals:
                name = words.phrase(mention.start, mention.end)
                if len(name) >= _SHORTEST_WORD:
                    self._labels.setdefault(name, mention.label)

    def _mark(self, draft: Draft, start: int, end: int) -> bool:
        label = self._labels.get(draft.words.phrase(start, end))
        mention = draft.at(start)
        if label is None or (mention is not None and mention.start < start):
            return False
        return draft.put(start, end, label)
