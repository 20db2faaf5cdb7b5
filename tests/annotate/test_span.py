"""Spans: half-open ranges, and the fragments that are made of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.span import Span, extent, fragments

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_an_empty_reversed_or_negative_range_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_the_end_is_outside() -> None:
    span = Span(3, 6)
    assert len(span) == 3
    assert [offset in span for offset in (2, 3, 5, 6)] == [False, True, True, False]
    assert span.shifted(2) == Span(5, 8)


def test_spans_that_touch_share_nothing() -> None:
    assert not Span(0, 3).overlaps(Span(3, 6))
    assert Span(0, 4).overlaps(Span(3, 6))


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    assert Span(0, 9).covers(Span(0, 9))
    assert Span(0, 9).covers(Span(3, 6))
    assert not Span(0, 9).covers(Span(3, 10))


@given(SPANS, SPANS)
def test_overlap_is_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(st.lists(SPANS))
def test_fragments_are_sorted_and_disjoint_and_lose_no_character(spans: list[Span]) -> None:
    pieces = fragments(spans)
    assert list(pieces) == sorted(pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    assert characters(pieces) == characters(spans)
    assert fragments(pieces) == pieces


def test_fragments_that_touch_stay_apart() -> None:
    assert fragments([Span(3, 6), Span(0, 3)]) == (Span(0, 3), Span(3, 6))


def test_the_extent_reaches_from_the_first_to_the_last_character() -> None:
    assert extent([Span(5, 9), Span(0, 2), Span(3, 20)]) == Span(0, 20)
    with pytest.raises(ValueError):  # noqa: PT011 - nothing to match
        extent([])


def characters(spans: object) -> set[int]:
    assert isinstance(spans, list | tuple)
    return {offset for span in spans for offset in range(span.start, span.end)}
