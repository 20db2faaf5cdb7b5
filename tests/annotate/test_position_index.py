"""The index finds what a search through a plain list would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Item, sort_key
from annotate.entity import Entity
from annotate.position_index import PositionIndex
from annotate.span import Span
from annotate.suggestion import Suggestion

# Short and long ones, near each other and near the edges of the index's buckets.
SPANS = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(0, 8) | st.integers(1000, 1050) | st.integers(2040, 2060),
    st.integers(1, 6) | st.integers(198, 202) | st.integers(1000, 2100),
)
ITEMS = st.lists(
    st.builds(
        lambda name, span, label: Suggestion(f"s{name}", Entity(span, label), None, "rules"),
        st.integers(0, 99),
        SPANS,
        st.sampled_from(("PERSON", "GPE")),
    ),
    max_size=25,
    unique_by=lambda item: item.id,
)


def indexed(items: list[Item], removed: int) -> tuple[PositionIndex, list[Item]]:
    """An index with some items added at once and the rest one by one, less those removed."""
    index = PositionIndex()
    half = len(items) // 2
    index.extend(items[:half])
    for item in items[half:]:
        index.add(item)
    for item in items[:removed]:
        index.remove(item)
    return index, sorted(items[removed:], key=sort_key)


@given(ITEMS, st.integers(0, 9))
def test_items_come_in_text_order(items: list[Item], removed: int) -> None:
    index, naive = indexed(items, removed)
    assert list(index) == naive
    assert len(index) == len(naive)
    assert [index.rank(sort_key(item)) for item in naive] == list(range(len(naive)))
    assert [index.get(item.id) for item in naive] == naive
    assert not any(item.id in index for item in items[:removed])


@given(ITEMS.filter(len), SPANS | st.none(), st.sampled_from(("PERSON", "GPE")))
def test_an_item_takes_the_place_of_another_wherever_it_stands(
    items: list[Item], span: Span | None, label: str
) -> None:
    index, naive = indexed(items, 0)
    before = items[0]
    place = before.body.extent if span is None else span
    after = Suggestion(before.id, Entity(place, label), 0.5, "another")
    index.replace(before, after)
    naive[naive.index(before)] = after
    assert list(index) == sorted(naive, key=sort_key)
    assert index.get(before.id) is after
    assert index.overlapping(place) == [
        item for item in sorted(naive, key=sort_key) if item.body.extent.overlaps(place)
    ]


@given(ITEMS, st.integers(0, 9), SPANS)
def test_overlapping_items_are_those_that_share_a_character(
    items: list[Item], removed: int, span: Span
) -> None:
    index, naive = indexed(items, removed)
    expected = [item for item in naive if item.body.extent.overlaps(span)]
    assert index.overlapping(span) == expected


@given(ITEMS, st.integers(0, 9), SPANS, st.sampled_from(("", "GPE", "Z")))
def test_neighbours_and_rank_of_a_place(
    items: list[Item], removed: int, span: Span, label: str
) -> None:
    index, naive = indexed(items, removed)
    places = [(span.start, -span.end, label, ""), *(sort_key(item) for item in naive)]
    for place in places:
        ahead = [item for item in naive if sort_key(item) < place]
        behind = [item for item in naive if sort_key(item) > place]
        assert index.before(place) == (ahead[-1] if ahead else None)
        assert index.after(place) == (behind[0] if behind else None)
        assert index.rank(place) == len(ahead)


def test_an_outer_span_comes_before_an_inner_one() -> None:
    outer = Suggestion("a", Entity(Span(3, 9), "PERSON"), None, "rules")
    inner = Suggestion("b", Entity(Span(3, 6), "GPE"), None, "rules")
    index, _ = indexed([inner, outer], 0)
    assert list(index) == [outer, inner]
