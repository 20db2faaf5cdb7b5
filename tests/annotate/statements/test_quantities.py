"""Quantities: what is counted or measured, how much of it, and where it stands."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.statements.quantities import Quantity, quantities
from annotate.statements.tokens import Piece, tokens_of

AMOUNTS = (
    ("12 houses", 12, 12, "", "12 houses"),
    ("1.5 million euros", 1.5e6, 1.5e6, "euro", "1.5 million euros"),
    ("€2.5bn", 2.5e9, 2.5e9, "euro", "€2.5bn"),
    ("$ 1,200", 1200, 1200, "dollar", "$ 1,200"),
    ("a third of the voters", 100 / 3, 100 / 3, "percent", "a third"),
    ("two-thirds of it", 200 / 3, 200 / 3, "percent", "two-thirds"),
    ("two dozen ships", 24, 24, "", "two dozen ships"),
    ("twenty-five people", 25, 25, "", "twenty-five people"),
    ("half a million cars", 5e5, 5e5, "", "half a million cars"),
    ("3 per cent", 3, 3, "percent", "3 per cent"),
    ("3 percentage points", 3, 3, "points", "3 percentage points"),
    ("12 to 15 ships", 12, 15, "", "12 to 15 ships"),
    ("12–15 million euros", 12e6, 15e6, "euro", "12–15 million euros"),
    ("about 200 people", 180, 220, "", "about 200 people"),
    ("more than 40 houses", 40, math.inf, "", "more than 40 houses"),
    ("no more than 40 houses", 0, 40, "", "no more than 40 houses"),
    ("at least two hours", 2, math.inf, "hour", "at least two hours"),
    ("up to nine days", 0, 9, "day", "up to nine days"),
    ("14 euros an hour", 14, 14, "euro/hour", "14 euros an hour"),
    ("7 of the 40 houses", 7, 7, "", "7 of the 40 houses"),
)
"""Texts with one quantity each: the least, the most, the unit, and its words."""


def read(text: str) -> list[Quantity]:
    return list(quantities(list(tokens_of([Piece(0, text)]))))


@pytest.mark.parametrize(("text", "low", "high", "unit", "words"), AMOUNTS)
def test_an_amount_is_read_with_its_hedges_unit_and_place(
    text: str, low: float, high: float, unit: str, words: str
) -> None:
    [quantity] = read(f"it was {text}, she said")

    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert quantity.unit == unit
    assert f"it was {text}, she said"[quantity.span.start : quantity.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        *("in 2024", "on 12 May", "on May 12", "at 12:30", "at 5 pm", "they won 3-1"),
        *(
            "a 12-year-old boy",
            "the new Route 66",
            "see chapter 3",
            "one of them",
            "the third time",
        ),
    ],
)
def test_times_and_numbers_of_things_are_no_amounts(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="12 .,-–€%$aof thirdmilon\n", max_size=40), st.integers(0, 9))
def test_every_place_is_within_the_text_wherever_it_begins(text: str, start: int) -> None:
    for quantity in quantities(list(tokens_of([Piece(start, text)]))):
        assert start <= quantity.span.start < quantity.span.end <= start + len(text)
        assert quantity.low <= quantity.high
