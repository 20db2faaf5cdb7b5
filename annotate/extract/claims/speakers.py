"""Speakers: the named person that a source stands for, where the text leaves no doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges
from annotate.span import Span

_PERSON = frozenset(("PERSON", "PER"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph begins and the one before it."""

    start: int
    before: int


class Speakers:
    """Resolves the sources of one doc, in text order.

    A source that holds one person's name is that person. A singular pronoun of the lexicon is the
    person of the claim before it in the same paragraph, if that claim's sentence names no other;
    else the only person named so far in its paragraph, or where there is none, the only one of the
    paragraph before. Anything else stays open: gender is never guessed.
    """

    def __init__(self, doc: Doc, tree: Syntax, pronouns: frozenset[str]) -> None:
        self._tree = tree
        self._pronouns = pronouns
        self._people = [ent for ent in doc.ents if ent.label_ in _PERSON]
        self._starts = [ent.start for ent in self._people]
        self._places = _paragraphs(tree)
        self._last: tuple[int, SpacySpan] | None = None

    def speaker(self, source: Ranges) -> Span | None:
        """The person that a source stands for, in characters of the doc."""
        if not source:
            return None
        person = self._named(source) or self._of_pronoun(source)
        self._last = (source[0][0], person) if person is not None else None
        return _place(person)

    def named(self, source: Ranges) -> Span | None:
        """The person whose name heads a source, in characters of the doc."""
        return _place(self._named(source)) if source else None

    def _named(self, source: Ranges) -> SpacySpan | None:
        """The one person whose name heads a source."""
        start, end = source[0]
        inside = self._between(start, end)
        heads = [ent for ent in inside if not start <= self._tree.head[ent.root.i] < end]
        apposed = [ent for ent in inside if self._tree.dep[ent.root.i] == "appos"]
        found = heads or (apposed if len(_distinct(apposed)) == 1 else [])
        return found[0] if len(_distinct(found)) == 1 else None

    def _of_pronoun(self, source: Ranges) -> SpacySpan | None:
        start, end = source[0]
        if len(source) > 1 or end - start > 1 or self._tree.lower[start] not in self._pronouns:
            return None
        place = self._places[start]
        if self._last is not None and self._last[0] >= place.start:
            first = self._tree.sentence[self._last[0]]
            others = self._between(first, start)
            if _distinct([*others, self._last[1]]) == _distinct([self._last[1]]):
                return self._last[1]
        people = self._between(place.start, start) or self._between(place.before, place.start)
        return people[-1] if len(_distinct(people)) == 1 else None

    def _between(self, start: int, end: int) -> list[SpacySpan]:
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _place(person: SpacySpan | None) -> Span | None:
    return Span(person.start_char, person.end_char) if person is not None else None


def _distinct(people: Sequence[SpacySpan]) -> set[str]:
    """Different people, told apart by the last word of their names."""
    return {_surname(person) for person in people}


def _surname(person: SpacySpan) -> str:
    words = [token.lower_ for token in person if token.is_alpha or "-" in token.text]
    return words[-1] if words else person.text


def _paragraphs(tree: Syntax) -> list[_Place]:
    """The paragraph of each word."""
    places: list[_Place] = []
    place = _Place(0, 0)
    broken = False
    for index, text in enumerate(tree.text):
        if broken and tree.pos[index] != "SPACE":
            place, broken = _Place(index, place.start), False
        places.append(place)
        broken = broken or "\n" in text
    return places
