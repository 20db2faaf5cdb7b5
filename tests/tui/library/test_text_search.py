"""Searching texts from the list, without a screen: all of a long text, and words over line ends."""

from __future__ import annotations

import pytest

from tui.library.pauses import Pauses
from tui.library.text_search import find_in
from tui.widgets.article_columns import TextHit


def found_in(text: str, letters: str) -> TextHit | None:
    return find_in(text, letters, Pauses())


def test_words_are_found_over_line_ends_with_the_words_around_them() -> None:
    hit = found_in("No boat came.\nThe old\n  quay (1) is empty.", "old quay (1)")
    assert hit == TextHit(1, 18, "No boat came. The ", "old quay (1)", " is empty.")


@pytest.mark.parametrize(
    ("letters", "count"), [("quay", 3), ("Quay", 1), ("QUAY", 0), ("quays", 0), ("\x1b[2j", 1)]
)
def test_small_letters_match_capitals_and_a_capital_makes_it_exact(
    letters: str, count: int
) -> None:
    hit = found_in("Quay, quay and quay.\x1b[2J", letters)
    assert (hit.count if hit is not None else 0) == count


@pytest.mark.parametrize("start", [0, 65_533, 65_536, 131_070, 200_000])
def test_each_place_in_a_long_text_is_counted_once(start: int) -> None:
    filler = "no boat came. "
    text = (filler * 20_000)[:start] + "lost quay" + filler * 3 + "lost  quay"
    hit = found_in(text, "lost quay")
    assert hit is not None
    assert (hit.count, hit.offset) == (2, start)


@pytest.mark.parametrize("text", ["caf\u00e9", "cafe\u0301", "ca\u00adfe\u0301"])
def test_letters_with_accents_match_in_any_form_as_in_the_reader(text: str) -> None:
    assert found_in(f"A {text} in Malm\u00f6", "Caf\u00e9".lower()) is not None
    assert found_in(f"A {text} in Malm\u00f6", "cafe") is None
