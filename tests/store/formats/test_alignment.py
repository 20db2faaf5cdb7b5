"""Token boundaries and overlap, tried with every span of a short text."""

from __future__ import annotations

from itertools import combinations, combinations_with_replacement, product

from hypothesis import given
from hypothesis import strategies as st

from annotate.entity import Entity
from annotate.span import Span
from store.formats.alignment import Tokens, without_overlaps
from store.formats.report import Report
from tests.store.formats.examples import annotation

TEXT = " Ann  Lee’s💩\n\nx"
TOKENS = Tokens.of(TEXT)
SPANS = [Span(start, end) for start, end in combinations(range(len(TEXT) + 1), 2)]


def _around(tokens: list[Span]) -> Span | None:
    return Span(tokens[0].start, tokens[-1].end) if tokens else None


def test_a_span_shrinks_to_the_tokens_inside_it() -> None:
    for span in SPANS:
        inside = [token for token in TOKENS.spans if span.covers(token)]
        assert TOKENS.aligned(span, "contract") == _around(inside)


def test_a_span_grows_to_the_tokens_that_it_touches() -> None:
    for span in SPANS:
        touched = [token for token in TOKENS.spans if span.overlaps(token)]
        assert TOKENS.aligned(span, "expand") == _around(touched)


def test_a_span_off_the_boundaries_is_left_out_where_that_is_asked_for() -> None:
    for span in SPANS:
        inside = [token for token in TOKENS.spans if span.covers(token)]
        assert TOKENS.aligned(span, "strict") == (span if _around(inside) == span else None)


def test_the_tokens_of_a_span_on_the_boundaries_are_a_half_open_range() -> None:
    for first, last in combinations_with_replacement(range(len(TOKENS.spans)), 2):
        place = Span(TOKENS.spans[first].start, TOKENS.spans[last].end)
        assert TOKENS.token_range(place) == (first, last + 1)


def test_of_two_entities_that_overlap_the_longer_or_else_the_first_stays() -> None:
    for pair in product(SPANS[:40], repeat=2):
        assert _flat(*pair) == _greedy(*pair)


@given(st.lists(st.sampled_from(SPANS), max_size=6))
def test_of_overlapping_entities_the_longest_stay(spans: list[Span]) -> None:
    assert _flat(*spans) == _greedy(*spans)


def _flat(*spans: Span) -> list[Span]:
    report = Report()
    items = [annotation(str(index), Entity(span, "X")) for index, span in enumerate(spans)]

    chosen = [item.body.extent for item in without_overlaps(items, report, "overlapping")]

    assert report.lost["overlapping"] == len(spans) - len(chosen)
    return chosen


def _greedy(*spans: Span) -> list[Span]:
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda span: (-len(span), span.start)):
        if not any(span.overlaps(longer) for longer in chosen):
            chosen.append(span)
    return sorted(chosen)
