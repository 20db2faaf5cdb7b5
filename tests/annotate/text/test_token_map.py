"""Walking over tokens: forwards, backwards and from anywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.span import Span
from annotate.text.token_map import TokenMap
from annotate.text.tokenizer import tokenize
from tests.annotate.text.test_tokenizer import odd_texts


def spans_of(text: str) -> list[Span]:
    return [token.span for token in tokenize(text)]


@given(odd_texts())
def test_walking_forwards_visits_the_tokens_of_the_text(text: str) -> None:
    tokens = TokenMap(text)
    visited, token = [], tokens.next(0)
    while token is not None:
        visited.append(token)
        token = tokens.next(token.end)
    assert visited == spans_of(text)


@given(odd_texts())
def test_walking_backwards_visits_the_same_tokens(text: str) -> None:
    tokens = TokenMap(text)
    visited, token = [], tokens.before(len(text))
    while token is not None:
        visited.append(token)
        token = tokens.before(token.start)
    assert visited[::-1] == spans_of(text)


@given(odd_texts(), st.integers(0, 60))
def test_from_anywhere_the_answers_are_those_of_the_whole_list(text: str, offset: int) -> None:
    tokens, spans = TokenMap(text), spans_of(text)
    following = next((span for span in spans if span.start >= offset), None)
    preceding = next((span for span in reversed(spans) if span.end <= offset), None)
    around = next((span for span in spans if offset in span), None)
    assert tokens.next(offset) == following
    assert tokens.before(offset) == preceding
    assert tokens.at(offset) == (around or following or preceding)


@given(odd_texts(), st.integers(0, 40), st.integers(0, 40))
def test_tokens_within_a_range_are_those_that_start_there(text: str, start: int, end: int) -> None:
    expected = [span for span in spans_of(text) if start <= span.start < end]
    assert TokenMap(text).within(start, end) == expected


def test_a_text_without_tokens_has_no_token_anywhere() -> None:
    tokens = TokenMap(" \r\n\u2028 ")
    assert (tokens.at(1), tokens.next(0), tokens.before(4)) == (None, None, None)


@given(odd_texts(), st.sampled_from(["a", "word ", "x" * 5000, "“Ja,” "]))
def test_a_long_line_is_walked_as_a_short_one(text: str, filler: str) -> None:
    long_text = text + filler * (9000 // len(filler)) + text
    tokens = TokenMap(long_text)
    visited, token = [], tokens.next(0)
    while token is not None:
        visited.append(token)
        token = tokens.next(token.end)
    assert visited == spans_of(long_text)
    assert tokens.before(len(long_text)) == (visited[-1] if visited else None)
    assert all(tokens.at(span.start) == span for span in visited[:: len(visited) // 5 or 1])
