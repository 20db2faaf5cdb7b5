"""Adoption of other programs' records, which have no ids, annotators and times of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotate.annotation import Annotation, Status
from annotate.article_record import ArticleRecord
from annotate.attributes import attributes_of
from annotate.author import Author
from annotate.claim import Claim
from annotate.suggestion import Body


def adopt(
    incoming: Iterable[Annotation], present: Iterable[Annotation], author: Author
) -> tuple[Annotation, ...]:
    """Return the incoming records in the form in which they are stored.

    A record of another program, which has no times, replaces the present one with the same kind,
    label and fragments, its twin; where it says nothing new, the twin stays as it is.

    Args:
        incoming: Records as an importer returns them.
        present: The records of the layer.
        author: The annotator and the time of adopted records.
    """
    twins: dict[object, Annotation] = {record.body.key: record for record in present}
    records = tuple(incoming)
    foreign = [record for record in records if _is_foreign(record)]
    twin_ids = {r.id: twins[r.body.key].id for r in foreign if r.body.key in twins}
    return tuple(
        _adopt_record(record, twins.get(record.body.key), twin_ids, author)
        if _is_foreign(record)
        else record
        for record in records
    )


def adopt_article(article: ArticleRecord | None, author: Author) -> ArticleRecord | None:
    """Return the record of an article in the form in which it is stored: with a name and a time."""
    if article is None or article.status is Status.SUGGESTED or article.created:
        return article
    now = author.now()
    name = article.annotator or author.name
    return replace(article, annotator=name, created=now, updated=article.updated or now)


def _is_foreign(record: Annotation) -> bool:
    return record.status is not Status.SUGGESTED and not record.created


def _adopt_record(
    record: Annotation, twin: Annotation | None, twin_ids: dict[str, str], author: Author
) -> Annotation:
    body = _with_stored_speaker(record.body, twin_ids, twin)
    if twin is None:
        created = record.updated or author.now()
        return replace(
            record,
            body=body,
            annotator=record.annotator or author.name,
            created=created,
            updated=created,
        )
    note = record.note or twin.note
    attributes = attributes_of({**dict(twin.attributes), **dict(record.attributes)})
    adopted = (body, record.status, note, attributes)
    if (twin.body, twin.status, twin.note, twin.attributes) == adopted:
        return twin
    return replace(
        twin,
        body=body,
        status=record.status,
        decided=record.decided,
        note=note,
        attributes=attributes,
        annotator=author.name,
        updated=author.now(),
    )


def _with_stored_speaker(body: Body, twin_ids: dict[str, str], twin: Annotation | None) -> Body:
    """Return the body with the stored id of its speaker; one without a speaker keeps the twin's."""
    if not isinstance(body, Claim):
        return body
    if body.speaker is not None:
        return replace(body, speaker=twin_ids.get(body.speaker, body.speaker))
    twin_speaker = twin.body.speaker if twin is not None and isinstance(twin.body, Claim) else None
    return replace(body, speaker=twin_speaker)
