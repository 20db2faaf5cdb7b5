"""Adjudication: what two people read in one text, set out so that a third can choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands.records import twin_of
from annotate.entity import Entity
from annotate.evaluation.coding import Coding, Pair
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.suggestion import Body, suggestion_id


@dataclass(frozen=True, slots=True)
class Readings:
    """What two annotators accepted in an article."""

    article_id: str
    """The article's id, which the ids of what is set out are made from."""
    text: str
    """The text that both count their offsets in."""
    names: tuple[str, str]
    """Whose readings they are."""
    first: tuple[Annotation, ...]
    """The accepted annotations of one of them."""
    second: tuple[Annotation, ...]
    """Those of the other."""

    def disagreements(self) -> list[Disagreement]:
        """Every place where they differ, in text order."""
        return disagreements(Pair(self.text, _coding(self.first), _coding(self.second)))

    def set_out(self, author: Author) -> list[Annotation]:
        """Records of all that either has: what both have is accepted, the rest is pending.

        A claim's speaker is pointed to under the id that it has here; notes are kept.
        """
        first, second = _by_key(self.first), _by_key(self.second)
        return [
            self._record(author, [side[key] for side in (first, second) if key in side])
            for key in dict.fromkeys((*first, *second))
        ]

    def id_of(self, body: Body) -> str:
        """The id under which a body is set out."""
        return _id(self.article_id, body)

    def item(self, annotations: AnnotationSet, body: Body | None) -> Item | None:
        """What became of a body: the item that was set out for it, else its equal."""
        if body is None:
            return None
        return annotations.get(self.id_of(body)) or twin_of(annotations, body)

    def items(self, annotations: AnnotationSet, found: Disagreement) -> tuple[Item, ...]:
        """What is there of a disagreement, that of the first one first."""
        both = (self.item(annotations, body) for body in (found.first, found.second))
        return tuple(item for item in both if item is not None)

    def open_in(self, annotations: AnnotationSet) -> list[Disagreement]:
        """Where nobody has chosen yet: nothing is set out, or something of it is pending."""
        return [found for found in self.disagreements() if self.is_open(annotations, found)]

    def is_open(self, annotations: AnnotationSet, found: Disagreement) -> bool:
        """Whether somebody has to choose here still."""
        items = self.items(annotations, found)
        return not items or any(status_of(item) is Status.SUGGESTED for item in items)

    def _record(self, author: Author, originals: list[Annotation]) -> Annotation:
        is_agreed = len(originals) > 1
        own = originals[0]
        side = self.first if own in self.first else self.second
        now = author.now()
        return Annotation(
            id=self.id_of(own.body),
            body=self._with_own_speaker(own.body, {record.id: record.body for record in side}),
            status=Status.ACCEPTED if is_agreed else Status.SUGGESTED,
            origin=Origin.IMPORT,
            decided=Decided.BULK if is_agreed else None,
            annotator=author.name if is_agreed else own.annotator,
            created=now,
            updated=now,
            note="\n".join(dict.fromkeys(one.note for one in originals if one.note)),
        )

    def _with_own_speaker(self, body: Body, bodies: Mapping[str, Body]) -> Body:
        if not isinstance(body, Claim) or body.speaker is None:
            return body
        speaker = bodies.get(body.speaker)
        return replace(body, speaker=self.id_of(speaker) if speaker is not None else None)


# Asked for at every key, for every disagreement.
_id = lru_cache(maxsize=100_000)(suggestion_id)


def _by_key(records: Iterable[Annotation]) -> dict[object, Annotation]:
    return {record.body.key: record for record in records}


def _coding(records: Iterable[Annotation]) -> Coding:
    bodies = [record.body for record in records]
    return Coding(
        entities=tuple(body for body in bodies if isinstance(body, Entity)),
        claims=tuple(body for body in bodies if isinstance(body, Claim)),
    )
