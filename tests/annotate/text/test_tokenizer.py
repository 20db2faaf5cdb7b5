"""Tokens cover what is visible, once, in order, and never split what is read as one character."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotate.text.tokenizer import tokenize
from tests.strategies import texts

ODD = (
    "👨‍👩‍👧‍👦",
    "🏳️‍🌈",
    "🇫🇷🇩🇪",
    "👍🏽",
    "e" + "\u0301" * 200,
    "\u0301",
    "می\u200cخواهم",
    "a🏽",
    "ℹ\u200d👩",
    "U.S.\u0301",
    "’s\u0301",
    "1️⃣",
    "각",
    "ำ",
    "ൎ(",
    "\x1c",
    "\u2028",
    "U.S. ",
    "don’t ",
    "May’s ",
    "1,000.5 ",
    "\r\n",
)
VISIBLE = regex.compile(r"\S")


def odd_texts() -> st.SearchStrategy[str]:
    """Texts with whatever makes a character more than a code point."""
    pieces = st.sampled_from(ODD) | texts() | st.text(max_size=2)
    return st.lists(pieces, max_size=8).map("".join)


def words(text: str) -> list[str]:
    return [text[token.span.start : token.span.end] for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms May’s plan", ["Ms", "May", "’s", "plan"]),
        ("the U.S. and U.N.", ["the", "U.S.", "and", "U.N."]),
        ("1,000.5 or 3%", ["1,000.5", "or", "3", "%"]),
        ("don’t o'clock", ["don’t", "o'clock"]),
        ("north-east", ["north", "-", "east"]),
        ("the end.", ["the", "end", "."]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
        ("snake_case", ["snake_case"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("👨‍👩‍👧‍👦👍🏽", ["👨‍👩‍👧‍👦", "👍🏽"]),
        ("日本", ["日", "本"]),
        ("", []),
        (" \n\u2028 ", []),
    ],
)
def test_words_as_a_reader_sees_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(odd_texts())
def test_every_visible_character_is_in_one_token(text: str) -> None:
    spans = [token.span for token in tokenize(text)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = [offset for span in spans for offset in range(span.start, span.end)]
    visible = {match.start() for match in VISIBLE.finditer(text)}
    assert visible <= set(covered)
    assert all(VISIBLE.match(text, span.start) for span in spans)


@given(odd_texts())
def test_no_token_splits_a_grapheme_cluster(text: str) -> None:
    inside = set()
    for match in regex.finditer(r"\X", text):
        # A mark on a space has to stand by itself: a space is in no token.
        start = match.start() + (not VISIBLE.match(text, match.start()))
        inside |= set(range(start + 1, match.end()))
    edges = {edge for token in tokenize(text) for edge in (token.span.start, token.span.end)}
    assert not edges & inside


@given(odd_texts())
def test_tokens_tell_whether_white_space_follows(text: str) -> None:
    for token in tokenize(text):
        following = text[token.span.end : token.span.end + 1]
        assert token.space_after == following.isspace()


def test_a_part_of_a_text_has_the_offsets_of_the_whole() -> None:
    text = "One two\nthree four"
    tokens = [text[token.span.start : token.span.end] for token in tokenize(text, 8, 13)]
    assert tokens == ["three"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("隆德市长iPhone 15很好。", "隆 德 市 长 iPhone 15 很 好 。"),
        ("東京タワーは333mです", "東 京 タ ワ ー は 333m で す"),
        ("สวัสดี", "ส วั ส ดี"),
        ("ကျောင်းသား", "ကျော င်း သား"),
        ("ສະບາຍດີ", "ສ ະ ບ າ ຍ ດີ"),
        ("សួស្តី", "សួ ស្តី"),
        ("안녕 하세요", "안녕 하세요"),
    ],
    ids=["Chinese", "Japanese", "Thai", "Burmese", "Lao", "Khmer", "Korean"],
)
def test_where_no_spaces_part_the_words_each_character_is_a_token(text: str, tokens: str) -> None:
    assert [text[t.span.start : t.span.end] for t in tokenize(text)] == tokens.split()
