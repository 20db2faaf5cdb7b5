"""The base's other labels are learned along, and its own ones go over into those of people."""

from __future__ import annotations

from annotate.training.rehearsal import (
    label_votes,
    leave_open,
    rehearse,
    rehearse_outside,
    sees_all,
)
from tests.annotate.training.docs import doc, marks, unknown_words

PAIRS = [
    (
        doc("[Ann|PER] left [Oslo|LOC] on Monday"),
        doc("[Ann|PERSON] left [Oslo|GPE] on [Monday|DATE]"),
    ),
    (
        doc("[Bob|PER] likes Rome and [Nice|LOC]"),
        doc("[Bob|PERSON] likes [Rome|GPE] and [Nice|GPE]"),
    ),
    (doc("Eve called", unknown="Eve called"), doc("[Eve|PERSON] called")),
]


def test_a_label_of_the_base_stands_for_what_its_spans_mostly_are() -> None:
    votes = label_votes(PAIRS, {}, {"PER", "LOC"})

    assert votes.stand_for == {"PER": "PER", "LOC": "LOC", "PERSON": "PER", "GPE": "LOC"}
    assert votes.heirs == {"PER": "PERSON", "LOC": "GPE"}


def test_one_span_makes_no_label_stand_for_another() -> None:
    once = (doc("[Ann|PER] left"), doc("[Ann|ORG] left"))

    assert label_votes([once], {}, {"PER"}).stand_for == {"PER": "PER"}
    assert label_votes([once, once], {}, {"PER"}).stand_for["ORG"] == "PER"


def test_what_the_scheme_says_holds() -> None:
    votes = label_votes(PAIRS, {"GPE": "PER", "DATE": "WHEN"}, {"PER", "LOC", "WHEN"})

    assert votes.stand_for["GPE"] == "PER"
    assert votes.stand_for["DATE"] == "WHEN"
    assert votes.heirs["WHEN"] == "DATE"


def test_other_labels_are_added_where_nothing_was_marked() -> None:
    annotated = doc("[Ann Moran|PER] left on Monday", unknown="left")
    reading = doc("[Ann|NORP] Moran left on [Monday|DATE]")

    assert rehearse(annotated, reading, {"NORP", "DATE"}) == 1
    assert marks(annotated) == [("Ann Moran", "PER"), ("Monday", "DATE")]
    assert unknown_words(annotated) == ["left"]


def test_what_spacy_would_stop_over_is_not_added_either() -> None:
    reading = doc("It took [800  |LONG]metres")

    assert rehearse(doc("It took 800  metres"), reading, {"LONG"}) == 0


def test_where_scores_are_made_such_places_are_open() -> None:
    annotated = doc("[Ann|PER] left on Monday")
    leave_open(annotated, doc("Ann left on [Monday|DATE]"), {"DATE"})

    assert marks(annotated) == [("Ann", "PER")]
    assert unknown_words(annotated) == ["Monday"]


def test_undecided_words_are_outside_where_the_base_finds_nothing() -> None:
    unfinished = doc("[Ann|PER] met Bob in Rome", unknown="met Bob in Rome")
    rehearse_outside(unfinished, doc("[Ann|PERSON] met Bob in [Rome|GPE]"))

    assert marks(unfinished) == [("Ann", "PER")]
    assert unknown_words(unfinished) == ["Rome"]


def test_the_silence_of_a_base_counts_where_it_sees_most_of_each_label() -> None:
    people = (doc("[Ann|PER] met [Bob|PER]"), doc("[Ann|ORG] met Bob"))
    ships = (doc("[Ann|PER] saw the [Swift|SHIP]"), doc("[Ann|PERSON] saw the Swift"))

    assert sees_all([people])
    assert not sees_all([people, ships])
