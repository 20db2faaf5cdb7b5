"""Adjudication: the readings of two annotators side by side, and the effect of a choice."""

from __future__ import annotations

import pytest

from annotate.adjudication import Readings
from annotate.annotation import Annotation, Origin, Status
from annotate.annotation_set import AnnotationSet
from annotate.attributes import Attributes, in_words
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import (
    AddClaim,
    AddEntity,
    AddReadings,
    Adjudicate,
    SetAttribute,
    SetNote,
)
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
    return Readings("a", TEXT, NAMES, (first.records, second.records))


def joint_records(both_readings: Readings) -> AnnotationSet:
    annotations = AnnotationSet(Document(TEXT, "t", "/t"))
    annotations.perform(
        AddReadings(tuple(both_readings.joint_records(Author("judge"))), NAMES), Author("judge")
    )
    return annotations


def by_body(annotations: AnnotationSet) -> dict[Body, Annotation]:
    return {record.body: record for record in annotations.records}


def test_common_annotations_are_accepted_and_the_others_are_pending() -> None:
    both_readings = readings(records("anna", QUILL, GARRICK), records("ben", IDA, GARRICK))
    bodies = by_body(joint_records(both_readings))
    assert {body: record.status for body, record in bodies.items()} == {
        GARRICK: Status.ACCEPTED,
        QUILL: Status.SUGGESTED,
        IDA: Status.SUGGESTED,
    }
    assert {body: record.annotator for body, record in bodies.items()} == {
        GARRICK: "judge",
        QUILL: "anna",
        IDA: "ben",
    }
    assert {record.origin for record in bodies.values()} == {Origin.IMPORT}


def test_a_speaker_is_pointed_to_where_it_is_set_out() -> None:
    anna = records("anna", QUILL)
    (speaker,) = anna.records
    claim = Claim(SAID.source, SAID.cue, SAID.content, speaker=speaker.id)
    anna.perform(AddClaim(claim), Author("anna"))
    bodies = {
        record.body.key: record for record in joint_records(readings(anna, records("ben"))).records
    }
    assert bodies[SAID.key].body.speaker == bodies[QUILL.key].id


def test_notes_of_both_are_kept() -> None:
    sides = [records(name, QUILL) for name in NAMES]
    for side, note in zip(sides, ("sure", "is she?"), strict=True):
        side.perform(SetNote(side.records[0].id, note), Author("x"))
    (record,) = joint_records(readings(*sides)).records
    assert record.note == "sure\nis she?"


def test_a_joint_record_is_not_added_again() -> None:
    both_readings = readings(records("anna", QUILL), records("ben", IDA))
    annotations = joint_records(both_readings)
    with pytest.raises(NothingToChange):
        annotations.perform(
            AddReadings(tuple(both_readings.joint_records(Author("judge"))), NAMES), Author("judge")
        )
    more = readings(records("anna", QUILL, GARRICK), records("ben", IDA))
    edit = annotations.perform(
        AddReadings(tuple(more.joint_records(Author("judge"))), NAMES), Author("judge")
    )
    assert [change.after.body for change in edit.changes if change.after] == [GARRICK]


def test_a_place_is_open_until_nothing_of_it_is_pending() -> None:
    both_readings = readings(records("anna", QUILL, GARRICK), records("ben", IDA))
    assert len(both_readings.open_in(AnnotationSet(Document(TEXT, "t", "/t")))) == 2
    annotations = joint_records(both_readings)
    assert len(both_readings.open_in(annotations)) == 2
    ids = {body: record.id for body, record in by_body(annotations).items()}
    edit = annotations.perform(Adjudicate((ids[QUILL],), (ids[IDA],)), Author("judge"))
    assert edit.description == "took PERSON “Ida Quill”"
    (remaining,) = both_readings.open_in(annotations)
    assert remaining.bodies == (GARRICK, None)
    annotations.perform(Adjudicate((), (ids[GARRICK],)), Author("judge"))
    assert both_readings.open_in(annotations) == []
    annotations.undo()
    annotations.undo()
    assert len(both_readings.open_in(annotations)) == 2


@pytest.mark.parametrize(
    ("anna", "ben", "is_open"),
    [
        ({"stance": ("for",)}, {"stance": ("against",)}, True),
        ({"stance": ("for",)}, {}, True),
        ({"stance": ("for",)}, {"sure": ("yes",), "stance": ("for",)}, True),
        ({"topic": ("war", "trade")}, {"topic": ("trade", "war")}, False),
        ({}, {}, False),
    ],
)
def test_the_same_with_other_attributes_is_a_place_to_choose_at(
    anna: dict[str, tuple[str, ...]], ben: dict[str, tuple[str, ...]], is_open: bool
) -> None:
    sides = [records(name, QUILL, GARRICK) for name in NAMES]
    for side, chosen in zip(sides, (anna, ben), strict=True):
        item_id = side.records[0].id
        for name, values in chosen.items():
            side.perform(SetAttribute(item_id, name, values), Author("x"))
    both_readings = readings(*sides)
    annotations = joint_records(both_readings)

    places = both_readings.open_in(annotations)

    assert [place.bodies for place in places] == ([(QUILL, QUILL)] if is_open else [])
    assert by_body(annotations)[GARRICK].status is Status.ACCEPTED


def test_the_attributes_of_a_reading_are_taken_with_it_and_changed_again() -> None:
    sides = [records(name, QUILL) for name in NAMES]
    for side, stance in zip(sides, ("for", "against"), strict=True):
        side.perform(SetAttribute(side.records[0].id, "stance", (stance,)), Author("x"))
    both_readings = readings(*sides)
    annotations = joint_records(both_readings)
    [place] = both_readings.open_in(annotations)
    [item] = both_readings.items(annotations, place)

    def take(chosen: Attributes) -> str:
        command = Adjudicate((item.id,), (), choices=((item.id, chosen),))
        return annotations.perform(command, Author("judge")).description

    assert take(place.choices[1]) == "took PERSON “Ida Quill” with stance: against"
    assert both_readings.open_in(annotations) == []
    assert take(()) == "took PERSON “Ida Quill” with no attributes"
    assert by_body(annotations)[QUILL].attributes == ()
    annotations.undo()
    assert in_words(by_body(annotations)[QUILL].attributes) == "stance: against"
    assert by_body(annotations)[QUILL].annotator == "judge"
