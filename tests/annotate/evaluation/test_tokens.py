"""Tokens of the evaluation: their borders, and those that a fragment holds."""

from __future__ import annotations

import pytest

from annotate.evaluation.tokens import Tokens
from annotate.span import Span


def forms(text: str) -> list[str]:
    tokens = Tokens(text)
    return [next(iter(tokens.forms(frozenset({number})))) for number in range(len(tokens))]


def test_words_clitics_numbers_and_marks_are_tokens() -> None:
    assert forms("It’s 3.5 %, Anglo-Irish “pay”!") == [
        *("it", "’s", "3.5", "%", ",", "anglo-irish", "“", "pay", "”", "!")
    ]


def test_punctuation_is_no_word() -> None:
    tokens = Tokens("“No,” 💩 7")

    assert tokens.words(frozenset(range(len(tokens)))) == {1, 5}


@pytest.mark.parametrize(
    ("end", "held"), [(1, set()), (2, {0}), (4, {0}), (5, {0}), (6, {0}), (7, {0, 1}), (8, {0, 1})]
)
def test_a_token_is_held_from_half_of_its_characters_on(end: int, held: set[int]) -> None:
    assert Tokens("lost ship").within((Span(0, end),)) == held


def test_fragments_hold_a_token_together() -> None:
    tokens = Tokens("ship")

    assert tokens.within((Span(0, 1),)) == set()
    assert tokens.within((Span(0, 1), Span(3, 4))) == {0}
