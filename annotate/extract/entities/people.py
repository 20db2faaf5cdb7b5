"""People: the persons of an article, and the surnames that stand for them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, LOC, NAMELIKE, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon

_SHORTEST_NAME, _LONGEST_NAME = 2, 4
_SHORTEST_GIVEN_LAST = 4
_PLACE_WORDS = frozenset({"in", "at", "near", "from", "to", "of"})


class People:
    """The surnames that an article has introduced with a full name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._surnames: set[str] = set()

    def learn(self, draft: Draft) -> None:
        """Remember the surname of every person with a name of two to four words."""
        words = draft.words
        for mention in draft.mentions:
            names = words.texts[mention.start : mention.end]
            if mention.label == PERSON and _SHORTEST_NAME <= len(names) <= _LONGEST_NAME:
                self._surnames.update(self._of(names))

    def link(self, draft: Draft) -> None:
        """Mark every lone surname as the person."""
        words = draft.words
        for index, text in enumerate(words.texts):
            if text in self._surnames and self._stands_alone(draft, index):
                draft.put(index, index + 1, PERSON)

    def _of(self, names: list[str]) -> set[str]:
        """The words of a full name that can stand for it."""
        if names[-1].lower() in self._lexicon.suffixes:
            names = names[:-1]
        surnames = {names[-1]} if len(names) > 1 else set()
        if names[0].lower() in self._lexicon.first_surnames:
            if len(names[-1]) < _SHORTEST_GIVEN_LAST:
                surnames.clear()
            surnames.add(names[0])
        return {name for name in surnames if name[:1].isupper() and len(name) > 1}

    def _stands_alone(self, draft: Draft, index: int) -> bool:
        words, held = draft.words, draft.at(index)
        if held is not None:
            return len(held) == 1 and held.label in NAMELIKE and self._may_be_person(draft, held)
        left = draft.at(index - 1)
        return (
            words.capital[index]
            and not words.is_proper(index + 1)
            and (
                not words.is_proper(index - 1)
                or left is not None
                or self._is_title(words.lowers[index - 1])
            )
        )

    def _may_be_person(self, draft: Draft, held: Mention) -> bool:
        """Whether a word that the pipeline took for a place can be a surname here."""
        lowers = draft.words.lowers
        if held.label not in {GPE, LOC}:
            return lowers[held.start] not in self._lexicon.nationalities
        before = lowers[held.start - 1] if held.start else ""
        return before not in _PLACE_WORDS and lowers[held.start] not in self._lexicon.countries

    def _is_title(self, lower: str) -> bool:
        return lower in self._lexicon.before_names
