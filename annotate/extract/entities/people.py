"""People: the persons of an article, and the shorter names that stand for them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, LOC, NAMELIKE, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon

_SHORTEST_NAME, _LONGEST_NAME = 2, 4
"""Words of a full name; chosen by hand."""

_PAIR, _HYPHENED = 2, 3
"""Tokens at the end of a long name that stand for it, without and with a hyphen."""

_SHORTEST_GIVEN_LAST = 4
"""Characters below which the last word of an East Asian name is no surname; chosen by hand."""

_PLACE_WORDS = frozenset({"in", "at", "near", "from", "to", "of"})


class People:
    """The surnames that an article has introduced with a full name or a title."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._surnames: set[str] = set()
        self._name_ends: set[tuple[str, ...]] = set()

    @property
    def surnames(self) -> frozenset[str]:
        """All surnames of the article so far."""
        return frozenset(self._surnames)

    def knows(self, text: str) -> bool:
        """Return whether a word is the surname of a person in the article."""
        return text in self._surnames

    def learn(self, draft: Draft) -> None:
        """Remember the surname of every person with a name of two to four words or a title."""
        words = draft.words
        for mention in draft.mentions:
            if mention.label != PERSON:
                continue
            names = words.texts[mention.start : mention.end]
            if _SHORTEST_NAME <= len(names) <= _LONGEST_NAME:
                self._surnames.update(self._short_names(names))
            elif len(names) == 1 and words.lower(mention.start - 1) in self._lexicon.people_titles:
                self._surnames.add(names[0])
            if len(names) == _LONGEST_NAME:
                size = _HYPHENED if names[-2] == "-" else _PAIR
                self._name_ends.add(tuple(names[-size:]))

    def link(self, draft: Draft) -> None:
        """Mark every lone surname as the person."""
        texts = draft.words.texts
        for index in draft.words.capitals:
            if texts[index] in self._surnames and self._stands_alone(draft, index):
                draft.put(index, index + 1, PERSON)
            for size in (_PAIR, _HYPHENED):
                if tuple(texts[index : index + size]) in self._name_ends:
                    self._link_name_end(draft, index, index + size)

    def _link_name_end(self, draft: Draft, start: int, end: int) -> None:
        """Mark the last words of a name: “Suu Kyi” of “Aung San Suu Kyi”, “Sol-Ruiz” of “Eva …”."""
        mention = draft.at(start)
        if mention is None or (mention.start == start and mention.end <= end):
            draft.put(start, end, PERSON)

    def _short_names(self, names: list[str]) -> set[str]:
        """The words of a full name that can stand for it."""
        if names[-1].lower() in self._lexicon.suffixes:
            names = names[:-1]
        surnames = {names[-1]} if len(names) > 1 else set()
        if names[0].lower() in self._lexicon.first_surnames:
            if len(names[-1]) < _SHORTEST_GIVEN_LAST:
                surnames.clear()
            surnames.add(names[0])
        return {name for name in surnames if name[:1].isupper() and not name.isupper()}

    def _stands_alone(self, draft: Draft, index: int) -> bool:
        words, mention = draft.words, draft.at(index)
        if mention is not None:
            return (
                len(mention) == 1
                and mention.label in NAMELIKE
                and self._may_be_person(draft, mention)
            )
        before = words.lower(index - 1)
        if words.is_proper(index + 1) or before in self._lexicon.particles:
            return False
        return (
            not words.is_proper(index - 1)
            or draft.at(index - 1) is not None
            or before in self._lexicon.before_names
        )

    def _may_be_person(self, draft: Draft, mention: Mention) -> bool:
        """Return whether a word that the pipeline labelled as a place can be a surname here."""
        lower = draft.words.lowers[mention.start]
        if mention.label not in {GPE, LOC}:
            return lower not in self._lexicon.nationalities
        before = draft.words.lower(mention.start - 1)
        return before not in _PLACE_WORDS and lower not in self._lexicon.countries
