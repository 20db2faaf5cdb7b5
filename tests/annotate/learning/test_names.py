"""Names: what was marked speaks for a name, what was left unmarked against it."""

from dataclasses import replace

import pytest

from annotate.learning.lesson import BULK, Lesson
from annotate.learning.names import Mention, count_names, names_from
from tests.annotate.learning.lessons import lesson


def mentions(taught: list[Lesson], text: str) -> list[Mention]:
    return list(names_from(count_names(taught)).mentions(text.split()))


def test_a_marked_name_is_known_in_other_texts() -> None:
    taught = [lesson("The [Flex Four|PRODUCT] folds.")]
    assert mentions(taught, "a Flex Four ring") == [Mention((1, 3), "PRODUCT", 1.0)]


def test_occurrences_that_were_left_unmarked_count_against_a_name() -> None:
    taught = [lesson("The [board|GROUP] met. A board of wood."), lesson("On board, the board sat.")]
    assert mentions(taught, "the board") == [Mention((1, 2), "GROUP", 0.25)]


def test_an_occurrence_inside_another_mark_counts_neither_way() -> None:
    taught = [lesson("[York|PLACE] is far. [New York|PLACE] is near.")]
    assert mentions(taught, "in York") == [Mention((1, 2), "PLACE", 1.0)]


def test_the_longest_name_at_a_place_is_the_one() -> None:
    taught = [lesson("[Ann|PERSON] and [Ann Lee|PERSON] spoke.")]
    assert [mention.place for mention in mentions(taught, "Ann Lee sang")] == [(0, 2)]


def test_an_article_can_be_read_as_if_it_had_taught_nothing() -> None:
    taught = [lesson("[Lumora|COMPANY] grew."), lesson("[Nordwind|COMPANY] beat [Lumora|COMPANY].")]
    counts = count_names(taught)
    words = ["Lumora", "Nordwind"]
    known = names_from(counts).mentions(words, without=counts[1])
    assert [words[mention.place[0]] for mention in known] == ["Lumora"]


def test_a_name_accepted_in_bulk_counts_half() -> None:
    one_by_one = lesson("[Ford|PERSON] came. [Ford|COMPANY] left.")
    in_bulk = one_by_one.entities[0]
    taught = replace(one_by_one, weights={in_bulk: BULK})
    (mention,) = mentions([taught], "Ford")
    assert mention.label == "COMPANY"
    assert mention.share == pytest.approx(2 / 3)
