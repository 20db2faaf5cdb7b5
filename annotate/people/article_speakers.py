"""Who speaks in an article: its sources resolved, and kept so while its annotations change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.entity import PEOPLE
from annotate.people.names import one_line, person_name
from annotate.people.resolving import ArticlePeople, NamesElsewhere, Speaker
from annotate.people.rules import RuleBook
from annotate.people.sources import Naming, words_of
from annotate.span import join_fragments
from annotate.speakers import can_speak


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """What is known about people besides the annotations of an article."""

    labels: frozenset[str] = PEOPLE
    """The labels of persons."""
    rules: RuleBook = field(default_factory=RuleBook)
    """What readers have said about people."""
    elsewhere: NamesElsewhere = field(default_factory=NamesElsewhere)
    """The names in the articles of the library."""


class ArticleSpeakers:
    """Resolves the sources of one article by the names that are marked in it.

    Args:
        annotations: Those of the article.
        article: Its id.
        known: What is known besides.
    """

    def __init__(
        self, annotations: AnnotationSet, article: str, known: KnownPeople | None = None
    ) -> None:
        self._annotations = annotations
        self._article = article
        self._known = known or KnownPeople()
        self._naming = Naming()
        self._people = self._no_people()

    def know(self, known: KnownPeople) -> None:
        """Resolve by other knowledge from now on; the same names count as labels are the same."""
        self._known = known
        names = self._naming.people
        self._people = self._no_people()
        for name in names:
            self._people.add(name)

    def take(self, items: Iterable[Item]) -> None:
        """Take in the names of annotations that are there."""
        for item in items:
            self._count(item, 1)

    def change(self, before: Item | None, after: Item | None) -> frozenset[str]:
        """Follow a change of an annotation.

        Returns:
            The words, in small letters, of which a source has one that may be somebody else now.
        """
        # What is only decided otherwise is one name all the time.
        added = self._count(after, 1) if after is not None else ""
        dropped = self._count(before, -1) if before is not None else ""
        return self._words(dropped) | self._words(added)

    def speaker(self, claim: Claim) -> Speaker:
        """Who speaks in a claim."""
        text = self._annotations.document.text
        linked = self._annotations.get(claim.speaker) if claim.speaker is not None else None
        name = join_fragments(text, (linked.body.extent,)) if linked is not None else ""
        source = self._naming.source(join_fragments(text, claim.source), name)
        return self._people.speaker(source)

    def _no_people(self) -> ArticlePeople:
        date = self._annotations.document.facts.get("date", "")
        return ArticlePeople(self._article, date, self._known.rules, self._known.elsewhere)

    def _count(self, item: Item, step: int) -> str:
        """Count a mark of a name; returns the name if there is one more or one less now."""
        if not can_speak(item):
            return ""
        is_person = item.body.label in self._known.labels
        quote = self._annotations.quote(item.body.extent)
        name = self._naming.count(quote, step, is_person=is_person)
        if name and is_person and step > 0:
            self._people.add(name)
        elif name and is_person:
            self._people.remove(name)
        return name

    def _words(self, name: str) -> frozenset[str]:
        """The words of a name and of what a rule makes of it."""
        full = self._known.rules.renamed(person_name(name).name, self._article)
        return words_of(name) | words_of(one_line(full))


def speakers_in(
    annotations: AnnotationSet, article: str, known: KnownPeople | None = None
) -> ArticleSpeakers:
    """Who speaks in an article that does not change."""
    speakers = ArticleSpeakers(annotations, article, known)
    speakers.take(annotations.items)
    return speakers
