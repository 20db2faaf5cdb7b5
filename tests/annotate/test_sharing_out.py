"""Sharing articles out: equal loads, the right overlap, and nothing taken away later."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotate.sharing_out import share_out


@given(
    st.integers(0, 30),
    st.integers(1, 6).flatmap(lambda people: st.tuples(st.just(people), st.integers(1, people))),
    st.integers(0, 5),
)
def test_each_article_has_its_overlap_and_no_two_loads_differ_by_more_than_one(
    articles: int, people_and_overlap: tuple[int, int], seed: int
) -> None:
    people, overlap = people_and_overlap
    names = [f"annotator {number}" for number in range(people)]
    ids = [f"article {number}" for number in range(articles)]

    given_now = share_out(ids, names, {}, overlap=overlap, seed=seed)

    assert {len(set(chosen)) for chosen in given_now.values()} <= {overlap}
    assert given_now.keys() == set(ids)
    loads = Counter(name for chosen in given_now.values() for name in chosen)
    assert max(map(loads.__getitem__, names)) - min(map(loads.__getitem__, names)) <= 1
    assert given_now == share_out(ids[::-1], names, {}, overlap=overlap, seed=seed)


def test_articles_and_people_that_come_later_change_nothing_of_what_was_given() -> None:
    names, ids = ["anna", "ben"], [f"article {number}" for number in range(6)]
    before = {a: frozenset(n) for a, n in share_out(ids, names, {}, overlap=1, seed=1).items()}

    later = share_out([*ids, "new 1", "new 2"], [*names, "carla"], before, overlap=1, seed=1)

    # Carla had least.
    assert later == {"new 1": ("carla",), "new 2": ("carla",)}
    more = share_out(ids, names, before, overlap=2, seed=1)
    assert {a: {*more[a], *before[a]} for a in ids} == {a: set(names) for a in ids}
    assert share_out(ids, names, before, overlap=1, seed=1) == {}


def test_another_seed_shares_out_otherwise() -> None:
    ids = [f"article {number}" for number in range(12)]
    ways = {str(share_out(ids, ["a", "b"], {}, overlap=1, seed=seed)) for seed in range(4)}

    assert len(ways) > 1
