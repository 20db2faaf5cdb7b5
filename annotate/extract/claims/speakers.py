"""Speakers: the named person that a source stands for, where the text leaves no doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from annotate.entity import PEOPLE
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges
from annotate.span import Span


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph, by indices of words."""

    start: int
    """Its first word."""
    previous_start: int
    """The first word of the paragraph before; its own if it is the first."""


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
        self._people = [ent for ent in doc.ents if ent.label_ in PEOPLE]
        self._starts = [ent.start for ent in self._people]
        self._paragraphs = _paragraphs(tree)
        self._last_resolved: tuple[int, SpacySpan] | None = None
        """The first word of the last source that was resolved, and its person."""

    def resolve(self, source: Ranges) -> Span | None:
        """The person that a source stands for, in characters of the doc."""
        if not source:
            return None
        person = self._person_named(source) or self._person_meant(source)
        self._last_resolved = (source[0][0], person) if person is not None else None
        return _span(person)

    def named_person(self, source: Ranges) -> Span | None:
        """The person whose name heads a source, in characters of the doc."""
        return _span(self._person_named(source)) if source else None

    def _person_named(self, source: Ranges) -> SpacySpan | None:
        """The one person whose name heads a source."""
        start, end = source[0]
        named_inside = self._people_between(start, end)
        heading = [ent for ent in named_inside if not start <= self._tree.head[ent.root.i] < end]
        in_apposition = [ent for ent in named_inside if self._tree.dep[ent.root.i] == "appos"]
        people = heading or (in_apposition if len(_surnames(in_apposition)) == 1 else [])
        return people[0] if len(_surnames(people)) == 1 else None

    def _person_meant(self, source: Ranges) -> SpacySpan | None:
        """The person that a pronoun stands for."""
        start, end = source[0]
        if len(source) > 1 or end - start > 1 or self._tree.lower[start] not in self._pronouns:
            return None
        paragraph = self._paragraphs[start]
        if self._last_resolved is not None and self._last_resolved[0] >= paragraph.start:
            last_source, person = self._last_resolved
            named_since = self._people_between(self._tree.sentence[last_source], start)
            if _surnames([*named_since, person]) == {_surname(person)}:
                return person
        candidates = self._people_between(paragraph.start, start)
        candidates = candidates or self._people_between(paragraph.previous_start, paragraph.start)
        return candidates[-1] if len(_surnames(candidates)) == 1 else None

    def _people_between(self, start: int, end: int) -> list[SpacySpan]:
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _span(person: SpacySpan | None) -> Span | None:
    return Span(person.start_char, person.end_char) if person is not None else None


def _surnames(people: Sequence[SpacySpan]) -> set[str]:
    """The surnames of some people, by which they are distinguished."""
    return {_surname(person) for person in people}


def _surname(person: SpacySpan) -> str:
    words = [token.lower_ for token in person if token.is_alpha or "-" in token.text]
    return words[-1] if words else person.text


def _paragraphs(tree: Syntax) -> list[_Paragraph]:
    """The paragraph of each word."""
    paragraphs: list[_Paragraph] = []
    paragraph = _Paragraph(0, 0)
    is_over = False
    for index, text in enumerate(tree.text):
        if is_over and tree.pos[index] != "SPACE":
            paragraph, is_over = _Paragraph(index, paragraph.start), False
        paragraphs.append(paragraph)
        is_over = is_over or "\n" in text
    return paragraphs
