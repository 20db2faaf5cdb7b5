"""Filters by score: weak suggestions go, what is decided or has no score stays."""

from __future__ import annotations

import pytest

from annotate.commands import Accept
from tests.builders import annotations, author, entity, suggestion
from tui.reader.item_filter import FilterNames, parse_filter

_NAMES = FilterNames(frozenset({"PERSON", "ORG"}))


@pytest.mark.parametrize(
    ("words", "score", "shown"),
    [
        ("score>0.6", 0.59, False),
        ("score>0.6", 0.6, True),
        (">60%", 0.5, False),
        ("> 60%", None, True),
        (">=.6", 0.7, True),
        ("<50%", 0.4, True),
        ("<50%", 0.6, False),
        ("<50%", None, False),
        ("person >60%", 0.9, True),
        ("org >60%", 0.9, False),
    ],
)
def test_a_score_hides_weak_or_strong_suggestions(
    words: str, score: float | None, shown: bool
) -> None:
    item = suggestion(entity("Ms May"), score)
    assert parse_filter(words, _NAMES).shows(item) == shown


def test_what_is_accepted_is_certain_whatever_its_score() -> None:
    work = annotations(entity("Ms May"))
    (item,) = work.items
    work.perform(Accept((item.id,)), author())
    (record,) = work.records
    assert parse_filter("score>0.9", _NAMES).shows(record)


def test_what_one_person_decided_can_be_shown_alone() -> None:
    work = annotations(entity("Ms May"), entity("Mr Lavrov"))
    first, second = work.items
    work.perform(Accept((first.id,)), author()._replace(name="Ben"))
    work.perform(Accept((second.id,)), author())
    annotators = frozenset(record.annotator for record in work.records)
    shown = parse_filter("@be accepted", FilterNames(frozenset(), annotators=annotators))

    assert [shows.annotator for shows in work.records if shown.shows(shows)] == ["Ben"]


def test_a_name_that_decided_nothing_is_reported() -> None:
    with pytest.raises(ValueError, match="nobody called “zoe” decided anything here"):
        parse_filter("@Zoe", FilterNames(frozenset(), annotators=frozenset({"ben"})))
