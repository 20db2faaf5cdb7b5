"""Edges of spans: by token and by character, never crossing, never into another piece."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotate.span import Fragments, Span, fragments
from annotate.text.character_map import CharacterMap
from annotate.text.edges import EdgeStep, Units
from annotate.text.token_map import TokenMap
from tests.strategies import spans, texts

TEXT = "The hydrophobia of Mr Low-Garrick’s dog."
RIGHT_OUT, RIGHT_IN = EdgeStep(right=True, outwards=True), EdgeStep(right=True, outwards=False)
LEFT_OUT, LEFT_IN = EdgeStep(right=False, outwards=True), EdgeStep(right=False, outwards=False)
STEPS = (RIGHT_OUT, RIGHT_IN, LEFT_OUT, LEFT_IN)


def moved(quote: str, step: EdgeStep, *, by_character: bool = False) -> str | None:
    units: Units = CharacterMap(TEXT) if by_character else TokenMap(TEXT)
    start = TEXT.index(quote)
    span = step.moved(Span(start, start + len(quote)), units)
    return TEXT[span.start : span.end] if span is not None else None


@pytest.mark.parametrize(
    ("quote", "step", "result"),
    [
        ("Low", RIGHT_OUT, "Low-"),
        ("Mr Low", LEFT_IN, "Low"),
        ("Mr Low", RIGHT_IN, "Mr"),
        ("Low", LEFT_OUT, "Mr Low"),
        ("phobia", LEFT_OUT, "hydrophobia"),
        ("hydro", RIGHT_OUT, "hydrophobia"),
        ("phobia of", LEFT_IN, "of"),
        ("The hydro", RIGHT_IN, "The"),
        ("dog", RIGHT_IN, None),
        ("dog", LEFT_IN, None),
        ("The", LEFT_OUT, None),
        (".", RIGHT_OUT, None),
    ],
)
def test_an_edge_moves_to_the_next_end_of_a_token(
    quote: str, step: EdgeStep, result: str | None
) -> None:
    assert moved(quote, step) == result


@pytest.mark.parametrize(
    ("quote", "step", "result"),
    [
        ("hydro", RIGHT_OUT, "hydrop"),
        ("hydro", LEFT_IN, "ydro"),
        ("Mr", RIGHT_OUT, "Mr L"),
        ("Low", LEFT_OUT, "r Low"),
    ],
)
def test_an_edge_moves_character_by_character_and_over_spaces(
    quote: str, step: EdgeStep, result: str
) -> None:
    assert moved(quote, step, by_character=True) == result


def test_a_piece_stops_where_another_one_begins() -> None:
    pieces = (Span(0, 3), Span(16, 18))
    tokens = TokenMap(TEXT)
    grown = RIGHT_OUT.moved_piece(pieces, 0, tokens)
    assert grown == (Span(0, 15), Span(16, 18))
    assert RIGHT_OUT.moved_piece(grown, 0, tokens) is None
    assert LEFT_OUT.moved_piece(grown, 1, tokens) is None


@st.composite
def broken_contents(draw: st.DrawFn) -> tuple[str, Fragments]:
    text = draw(texts(min_size=1))
    return text, fragments(draw(st.lists(spans(text), min_size=1, max_size=3)))


@given(broken_contents(), st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2))))
def test_pieces_stay_sorted_disjoint_and_in_the_text(
    content: tuple[str, Fragments], moves: list[tuple[EdgeStep, int]]
) -> None:
    text, pieces = content
    for units in (TokenMap(text), CharacterMap(text)):
        for step, which in moves:
            before = pieces
            pieces = step.moved_piece(before, which % len(before), units) or before
            assert pieces[-1].end <= len(text)
            assert pieces == fragments(pieces)
            assert len(pieces) == len(before)
            if pieces != before:
                assert is_longer(pieces, before) == step.outwards


@given(broken_contents(), st.lists(st.sampled_from(STEPS), max_size=12))
def test_no_character_is_ever_split(content: tuple[str, Fragments], moves: list[EdgeStep]) -> None:
    text, pieces = content
    bounds = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    span = pieces[0]
    for step in moves:
        following = step.moved(span, CharacterMap(text))
        if following is not None:
            assert following.start == span.start or following.start in bounds
            assert following.end == span.end or following.end in bounds
        span = following or span


def is_longer(pieces: Fragments, before: Fragments) -> bool:
    return sum(map(len, pieces)) > sum(map(len, before))
