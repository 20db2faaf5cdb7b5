"""Taking in what other programs hold: records without ids, names and times of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotate.annotation import Annotation, Status
from annotate.author import Author
from annotate.claim import Claim
from annotate.suggestion import Body


def adopt(
    incoming: Iterable[Annotation], present: Iterable[Annotation], author: Author
) -> tuple[Annotation, ...]:
    """The incoming records as they are to be stored.

    A record of another program, which has no times, takes the place of the one with the same
    kind, label and fragments that is there; where it says nothing new, that one stays as it is.

    Args:
        incoming: Records as an importer gives them.
        present: The records that are there.
        author: Who imports, and when.
    """
    twins: dict[object, Annotation] = {record.body.key: record for record in present}
    records = tuple(incoming)
    foreign = [record for record in records if _is_foreign(record)]
    ids = {r.id: twins[r.body.key].id for r in foreign if r.body.key in twins}
    return tuple(
        _stored(record, twins.get(record.body.key), ids, author) if _is_foreign(record) else record
        for record in records
    )


def _is_foreign(record: Annotation) -> bool:
    return record.status is not Status.SUGGESTED and not record.created


def _stored(
    record: Annotation, twin: Annotation | None, ids: dict[str, str], author: Author
) -> Annotation:
    body = _speaking(record.body, ids, twin)
    if twin is None:
        now = author.now()
        return replace(record, body=body, annotator=author.name, created=now, updated=now)
    note = record.note or twin.note
    if (twin.body, twin.status, twin.note) == (body, record.status, note):
        return twin
    return replace(
        twin,
        body=body,
        status=record.status,
        decided=record.decided,
        note=note,
        annotator=author.name,
        updated=author.now(),
    )


def _speaking(body: Body, ids: dict[str, str], twin: Annotation | None) -> Body:
    """The body with its speaker under the id that is there; formats without speakers keep it."""
    if not isinstance(body, Claim):
        return body
    if body.speaker is not None:
        return replace(body, speaker=ids.get(body.speaker, body.speaker))
    kept = twin.body.speaker if twin is not None and isinstance(twin.body, Claim) else None
    return replace(body, speaker=kept)
