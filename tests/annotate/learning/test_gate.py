"""The gate: articles are tried unseen, whole, once, and within a number of tokens."""

from hypothesis import given
from hypothesis import strategies as st

from annotate.learning.gate import latest, rounds

SIZES = st.lists(st.integers(0, 400), min_size=2, max_size=40)


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
