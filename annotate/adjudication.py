"""Adjudication: the annotations of two people side by side, so that a third one can choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleRecord
from annotate.attributes import joint
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands.records import twin_of
from annotate.entity import Entity
from annotate.evaluation.coding import Coding, Pair
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.suggestion import Body, suggestion_id


@dataclass(frozen=True, slots=True)
class Readings:
    """The annotations of an article that two annotators accepted."""

    article_id: str
    """The article's id, which the ids of the joint records are made from."""
    text: str
    """The text that the code-point offsets of both refer to."""
    names: tuple[str, str]
    """The names of the two annotators."""
    first: tuple[Annotation, ...]
    """The accepted annotations of one of them."""
    second: tuple[Annotation, ...]
    """Those of the other."""
    articles: tuple[ArticleRecord | None, ArticleRecord | None] = (None, None)
    """What each of them said of the article as a whole."""

    def disagreements(self) -> list[Disagreement]:
        """Every place where they differ, in text order."""
        return disagreements(Pair(self.text, _coding(self.first), _coding(self.second)))

    def joint_records(self, author: Author) -> list[Annotation]:
        """Records of all that either has: what both have is accepted, the rest is pending.

        A claim links to its speaker under the joint id; notes are kept. Attributes on which they
        differ are named in the note.
        """
        first, second = _by_key(self.first), _by_key(self.second)
        return [
            self._record(author, [side[key] for side in (first, second) if key in side])
            for key in dict.fromkeys((*first, *second))
        ]

    def joint_id(self, body: Body) -> str:
        """The id of the joint record of a body."""
        return _id(self.article_id, body)

    def item(self, annotations: AnnotationSet, body: Body | None) -> Item | None:
        """The joint item of a body, else its equal."""
        if body is None:
            return None
        return annotations.get(self.joint_id(body)) or twin_of(annotations, body)

    def items(self, annotations: AnnotationSet, disagreement: Disagreement) -> tuple[Item, ...]:
        """The items of a disagreement, that of the first annotator first."""
        both = (self.item(annotations, body) for body in (disagreement.first, disagreement.second))
        return tuple(item for item in both if item is not None)

    def open_in(self, annotations: AnnotationSet) -> list[Disagreement]:
        """The disagreements without a choice: they have no item, or a pending one."""
        return [
            disagreement
            for disagreement in self.disagreements()
            if self.is_open(annotations, disagreement)
        ]

    def is_open(self, annotations: AnnotationSet, disagreement: Disagreement) -> bool:
        """Return whether a disagreement is still without a choice."""
        items = self.items(annotations, disagreement)
        return not items or any(status_of(item) is Status.SUGGESTED for item in items)

    def _record(self, author: Author, originals: list[Annotation]) -> Annotation:
        is_agreed = len(originals) > 1
        original = originals[0]
        side = self.first if original in self.first else self.second
        now = author.now()
        attributes, difference = joint(original.attributes, originals[-1].attributes, self.names)
        notes = (*(each.note for each in originals), difference)
        return Annotation(
            id=self.joint_id(original.body),
            body=self._with_joint_speaker(
                original.body, {record.id: record.body for record in side}
            ),
            status=Status.ACCEPTED if is_agreed else Status.SUGGESTED,
            origin=Origin.IMPORT,
            decided=Decided.BULK if is_agreed else None,
            annotator=author.name if is_agreed else original.annotator,
            created=now,
            updated=now,
            note="\n".join(dict.fromkeys(filter(None, notes))),
            attributes=attributes,
        )

    def joint_article(self, author: Author) -> ArticleRecord | None:
        """The record of the article from those of both; differences are named in its note."""
        records = [record for record in self.articles if record is not None]
        if not records:
            return None
        first, last = records[0], records[-1]
        attributes, difference = joint(first.attributes, last.attributes, self.names)
        notes = dict.fromkeys(filter(None, (first.note, last.note, difference)))
        now = author.now()
        return ArticleRecord(
            attributes,
            Status.ACCEPTED,
            Origin.IMPORT,
            Decided.BULK,
            author.name,
            now,
            now,
            "\n".join(notes),
        )

    def _with_joint_speaker(self, body: Body, bodies: Mapping[str, Body]) -> Body:
        if not isinstance(body, Claim) or body.speaker is None:
            return body
        speaker = bodies.get(body.speaker)
        return replace(body, speaker=self.joint_id(speaker) if speaker is not None else None)


# Called at every key, for every disagreement.
_id = lru_cache(maxsize=100_000)(suggestion_id)


def _by_key(records: Iterable[Annotation]) -> dict[object, Annotation]:
    return {record.body.key: record for record in records}


def _coding(records: Iterable[Annotation]) -> Coding:
    bodies = [record.body for record in records]
    return Coding(
        entities=tuple(body for body in bodies if isinstance(body, Entity)),
        claims=tuple(body for body in bodies if isinstance(body, Claim)),
    )
