"""Who speaks in an article: its sources resolved, and kept so while its annotations change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from annotate.annotation import Item
from annotate.annotation_set import AnnotationSet
from annotate.claim_piece import ClaimLike
from annotate.entity import PEOPLE
from annotate.people.names import person_name
from annotate.people.resolving import ArticlePeople, NamesElsewhere, Speaker
from annotate.people.rules import RuleBook
from annotate.people.sources import Naming, words_of
from annotate.span import join_fragments
from annotate.speakers import can_speak

_TITLES_BEHIND = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """What is known about people besides the annotations of an article."""

    labels: frozenset[str] = PEOPLE
    """The labels of persons."""
    rules: RuleBook = field(default_factory=RuleBook)
    """What readers have said about people."""
    elsewhere: NamesElsewhere = field(default_factory=NamesElsewhere)
    """The names in the articles of the library."""


WordsListener = Callable[[frozenset[str]], object]
"""Gets words, in small letters: a source that has one of them may be somebody else now."""


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
        self.listeners: list[WordsListener] = []
        """Called when sources may be somebody else."""
        self.known = known or KnownPeople()
        """What is known besides the annotations."""
        self._annotations = annotations
        self._article = article
        self._naming = Naming()
        self._people = self._no_people()
        self._resolved: dict[tuple[str, str], Speaker] = {}
        """Speakers by the words of a source and those that it is linked to, until names change.

        Rows and lists ask for the same few again and again.
        """
        # A long article has few names, each of them thousands of times.
        for (quote, is_person), number in self._marks().items():
            self._count(quote, number, is_person=is_person)

    def follow(self) -> None:
        """Follow the changes of the annotations from now on."""
        self._annotations.items.watchers.append(self._note)

    def know(self, known: KnownPeople) -> None:
        """Resolve by other knowledge from now on; what labels mean is as before."""
        names, before = self._naming.people, self._people
        rules = {*self.known.rules.rules} ^ {*known.rules.rules}
        self.known = known
        self._people = self._no_people()
        self._resolved.clear()
        for name in names:
            self._people.add(name)
        changed = [name for name in names if before.person(name) != self._people.person(name)]
        self._tell(*changed, *(rule.name for rule in rules))

    def speaker(self, claim: ClaimLike) -> Speaker:
        """The speaker of a claim."""
        words = self._source(claim), self._linked(claim)
        speaker = self._resolved.get(words)
        if speaker is None:
            speaker = self._resolved[words] = self._people.speaker(self._naming.source(*words))
        return speaker

    def words(self, claim: ClaimLike) -> frozenset[str]:
        """The words, in small letters, by which it is decided who speaks in a claim."""
        return words_of(f"{self._source(claim)} {self._linked(claim)}")

    def short_name(self, claim: ClaimLike) -> str:
        """The name of who speaks where the source does not say it: a person's last name."""
        speaker, source = self.speaker(claim), self._source(claim).split()
        name = speaker.known_name.split()
        words = [word for word in name if word.rstrip(".").lower() not in _TITLES_BEHIND]
        if not source or not words or name == source:
            return ""
        short = words[-1].rstrip(",") if speaker.is_person else " ".join(name)
        return "" if short in source or short in " ".join(source) else short

    def _source(self, claim: ClaimLike) -> str:
        return join_fragments(self._annotations.document.text, claim.source)

    def _linked(self, claim: ClaimLike) -> str:
        linked = self._annotations.get(claim.speaker) if claim.speaker is not None else None
        return self._annotations.quote(linked.body.extent) if linked is not None else ""

    def _no_people(self) -> ArticlePeople:
        date = self._annotations.document.facts.get("date", "")
        return ArticlePeople(self._article, date, self.known.rules, self.known.elsewhere)

    def _marks(self) -> Counter[tuple[str, bool]]:
        """How often each name is marked, as it is written, and whether it is a person's."""
        return Counter(map(self._mark, filter(can_speak, self._annotations.items)))

    def _mark(self, item: Item) -> tuple[str, bool]:
        return self._annotations.quote(item.body.extent), item.body.label in self.known.labels

    def _note(self, before: Item | None, after: Item | None) -> None:
        """Follow a change of an annotation."""
        # The new item first, so that a name that both have does not go in between.
        changes = [
            self._count(quote, step, is_person=is_person)
            for item, step in ((after, 1), (before, -1))
            if item is not None and can_speak(item)
            for quote, is_person in [self._mark(item)]
        ]
        self._tell(*filter(None, changes))

    def _count(self, quote: str, step: int, *, is_person: bool) -> str:
        """Count marks of a name; returns the name if it has come or gone."""
        name = self._naming.count(quote, step, is_person=is_person)
        if name:
            self._resolved.clear()
        if name and is_person and step > 0:
            self._people.add(name)
        elif name and is_person:
            self._people.remove(name)
        return name

    def _tell(self, *names: str) -> None:
        """Tell who listens that what these names stand for has changed."""
        new_names = [
            self.known.rules.renamed(person_name(name).name, self._article) for name in names
        ]
        words = frozenset[str]().union(*map(words_of, (*names, *new_names)))
        for listener in self.listeners if words else ():
            listener(words)
