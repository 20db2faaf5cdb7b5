"""Adjudication: the readings of two annotators side by side, and the effect of a choice."""

from __future__ import annotations

import pytest

from annotate.adjudication import Readings
from annotate.annotation import Annotation, Origin, Status
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import AddClaim, AddEntity, AddReadings, Adjudicate, SetNote
from annotate.document import Document
from annotate.entity import Entity
from annotate.errors import NothingToChange
from annotate.span import Span
from annotate.suggestion import Body

TEXT = "Ida Quill of Low Garrick said the quay opens."
QUILL = Entity(Span(0, 9), "PERSON")
IDA = Entity(Span(0, 3), "PERSON")
GARRICK = Entity(Span(13, 24), "GPE")
SAID = Claim((Span(0, 9),), (Span(25, 29),), (Span(30, 44),))
NAMES = ("anna", "ben")


def records(name: str, *bodies: Body) -> AnnotationSet:
    annotations = AnnotationSet(Document(TEXT, "t", "/t"))
    for body in bodies:
        add = AddClaim(body) if isinstance(body, Claim) else AddEntity(body)
        annotations.perform(add, Author(name))
    return annotations


def readings(first: AnnotationSet, second: AnnotationSet) -> Readings:
    return Readings("a", TEXT, NAMES, first.records, second.records)


def joint_records(found: Readings) -> AnnotationSet:
    annotations = AnnotationSet(Document(TEXT, "t", "/t"))
    annotations.perform(
        AddReadings(tuple(found.joint_records(Author("judge"))), NAMES), Author("judge")
    )
    return annotations


def by_body(annotations: AnnotationSet) -> dict[Body, Annotation]:
    return {record.body: record for record in annotations.records}


def test_what_both_have_is_accepted_and_the_rest_is_pending() -> None:
    found = readings(records("anna", QUILL, GARRICK), records("ben", IDA, GARRICK))
    known = by_body(joint_records(found))
    assert {body: record.status for body, record in known.items()} == {
        GARRICK: Status.ACCEPTED,
        QUILL: Status.SUGGESTED,
        IDA: Status.SUGGESTED,
    }
    assert {body: record.annotator for body, record in known.items()} == {
        GARRICK: "judge",
        QUILL: "anna",
        IDA: "ben",
    }
    assert {record.origin for record in known.values()} == {Origin.IMPORT}


def test_a_speaker_is_pointed_to_where_it_is_set_out() -> None:
    anna = records("anna", QUILL)
    (speaker,) = anna.records
    claim = Claim(SAID.source, SAID.cue, SAID.content, speaker=speaker.id)
    anna.perform(AddClaim(claim), Author("anna"))
    known = {
        record.body.key: record for record in joint_records(readings(anna, records("ben"))).records
    }
    assert known[SAID.key].body.speaker == known[QUILL.key].id


def test_notes_of_both_are_kept() -> None:
    sides = [records(name, QUILL) for name in NAMES]
    for side, note in zip(sides, ("sure", "is she?"), strict=True):
        side.perform(SetNote(side.records[0].id, note), Author("x"))
    (record,) = joint_records(readings(*sides)).records
    assert record.note == "sure\nis she?"


def test_what_is_set_out_already_is_not_set_out_again() -> None:
    found = readings(records("anna", QUILL), records("ben", IDA))
    annotations = joint_records(found)
    with pytest.raises(NothingToChange):
        annotations.perform(
            AddReadings(tuple(found.joint_records(Author("judge"))), NAMES), Author("judge")
        )
    more = readings(records("anna", QUILL, GARRICK), records("ben", IDA))
    edit = annotations.perform(
        AddReadings(tuple(more.joint_records(Author("judge"))), NAMES), Author("judge")
    )
    assert [change.after.body for change in edit.changes if change.after] == [GARRICK]


def test_a_place_is_open_until_nothing_of_it_is_pending() -> None:
    found = readings(records("anna", QUILL, GARRICK), records("ben", IDA))
    assert len(found.open_in(AnnotationSet(Document(TEXT, "t", "/t")))) == 2
    annotations = joint_records(found)
    assert len(found.open_in(annotations)) == 2
    ids = {body: record.id for body, record in by_body(annotations).items()}
    edit = annotations.perform(Adjudicate((ids[QUILL],), (ids[IDA],)), Author("judge"))
    assert edit.description == "take PERSON “Ida Quill”"
    (left,) = found.open_in(annotations)
    assert left.first == GARRICK
    annotations.perform(Adjudicate((), (ids[GARRICK],)), Author("judge"))
    assert found.open_in(annotations) == []
    annotations.undo()
    annotations.undo()
    assert len(found.open_in(annotations)) == 2
