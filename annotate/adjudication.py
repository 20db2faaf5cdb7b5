"""Adjudication: the annotations of several people side by side, so that one can choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleRecord
from annotate.attributes import joint, unordered
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands.records import twin_of
from annotate.entity import Entity
from annotate.evaluation.coding import Coding
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.suggestion import Body, suggestion_id


@dataclass(frozen=True, slots=True)
class Readings:
    """The annotations of an article that two or more annotators accepted."""

    article_id: str
    """The article's id, which the ids of the joint records are made from."""
    text: str
    """The text that the code-point offsets of all refer to."""
    names: tuple[str, ...]
    """The names of the annotators."""
    records: tuple[tuple[Annotation, ...], ...]
    """The accepted annotations of each, in the order of the names."""
    articles: tuple[ArticleRecord | None, ...] = ()
    """What each of them said of the article as a whole, in the same order."""

    def disagreements(self) -> list[Disagreement]:
        """Every place where they differ, in text order."""
        return disagreements(self.text, list(map(_coding, self.records)))

    def joint_records(self, author: Author) -> list[Annotation]:
        """Records of all that any of them has: what all have is accepted, the rest is pending.

        So is what all have with other attributes; it gets those on which they agree. A claim links
        to its speaker under the joint id; notes are kept.
        """
        sides = list(map(_by_key, self.records))
        keys = dict.fromkeys(key for side in sides for key in side)
        return [
            self._record(author, {n: side[key] for n, side in enumerate(sides) if key in side})
            for key in keys
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
        """The items of a disagreement, each once, in the order of the annotators."""
        items = (self.item(annotations, body) for body in disagreement.bodies)
        return tuple({item.id: item for item in items if item is not None}.values())

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

    def _record(self, author: Author, originals: Mapping[int, Annotation]) -> Annotation:
        chosen = {unordered(original.attributes) for original in originals.values()}
        is_agreed = len(originals) == len(self.names) and len(chosen) == 1
        side, original = next(iter(originals.items()))
        now = author.now()
        sides = {self.names[number]: original.attributes for number, original in originals.items()}
        attributes, _ = joint(sides)
        notes = (original.note for original in originals.values())
        return Annotation(
            id=self.joint_id(original.body),
            body=self._with_joint_speaker(
                original.body, {record.id: record.body for record in self.records[side]}
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
        """The record of the article from those of all; differences are named in its note."""
        sides = zip(self.names, self.articles, strict=False)
        records = {name: record for name, record in sides if record is not None}
        if not records:
            return None
        attributes, difference = joint({name: r.attributes for name, r in records.items()})
        notes = dict.fromkeys(filter(None, (*(r.note for r in records.values()), difference)))
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


def _coding(records: Sequence[Annotation]) -> Coding:
    bodies = [record.body for record in records]
    return Coding(
        entities=tuple(body for body in bodies if isinstance(body, Entity)),
        claims=tuple(body for body in bodies if isinstance(body, Claim)),
        choices={record.body.key: record.attributes for record in records},
    )
