"""The gate: articles are tried unseen, whole, once, and within a number of tokens."""

from hypothesis import given
from hypothesis import strategies as st

from annotate.evaluation.tally import Tally
from annotate.learning.gate import is_better, latest, rounds, standard_error

SIZES = st.lists(st.integers(0, 400), min_size=2, max_size=40)
COUNTS = st.integers(0, 9)


@given(SIZES, st.integers(1, 4_000))
def test_no_article_is_tried_by_what_learned_from_it_or_twice(sizes: list[int], most: int) -> None:
    splits = rounds(sizes, most)
    tried = [number for split in splits for number in split.tried]
    assert len(tried) == len(set(tried))
    for split in splits:
        assert split.taught
        assert split.tried
        assert not set(split.taught) & set(split.tried)


def test_a_few_articles_are_tried_one_by_one_or_in_five_parts() -> None:
    assert [split.tried for split in rounds([10] * 3)] == [[0], [1], [2]]
    assert [len(split.tried) for split in rounds([10] * 10)] == [2] * 5


def test_many_are_tried_once_within_the_limit() -> None:
    (split,) = rounds([100] * 50, 1_000)
    assert len(split.taught) == 10
    assert split.taught[-1] == 49


def test_the_latest_come_first_and_one_always_comes() -> None:
    assert latest([0, 1, 2], [5, 5, 5], 10) == [1, 2]
    assert latest([0, 1], [5, 500], 10) == [1]


TALLIES = st.builds(lambda hits, left, wrong: Tally(hits, hits + left, hits + wrong), *[COUNTS] * 3)


@given(st.lists(TALLIES, min_size=2, max_size=9))
def test_a_learner_that_changes_nothing_gains_that_for_sure(tallies: list[Tally]) -> None:
    assert standard_error(tallies, tallies) == 0


def test_a_gain_in_one_of_few_articles_proves_nothing_and_the_same_in_all_does() -> None:
    before = [Tally(6, 10, 10)] * 4
    in_one = [Tally(10, 10, 10), *[Tally(6, 10, 10)] * 2, Tally(5, 10, 10)]
    assert not is_better(before, in_one)
    assert is_better(before, [Tally(7, 10, 10)] * 4)
    assert is_better(before * 9, in_one * 9)
    assert not is_better(before, [Tally(5, 10, 10)] * 4)
