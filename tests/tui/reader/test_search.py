"""Searching: what looks the same is found, and spans never cut a letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.span import Span
from tui.reader.search import words_search

TEXT = "Nobody came. Andre\u0301 stood at the win\u00addow of the Cafe\u0301\u200b."


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("André", "Andre\u0301"),
        ("Andre\u0301", "Andre\u0301"),
        ("andré stood", "Andre\u0301 stood"),
        ("window", "win\u00addow"),
        ("café", "Cafe\u0301"),
        ("nobody", "Nobody"),
    ],
)
def test_words_are_found_however_their_letters_are_written(words: str, hit: str) -> None:
    [span] = words_search(TEXT, words).within(Span(0, len(TEXT)))

    assert TEXT[span.start : span.end] == hit


@pytest.mark.parametrize("words", ["andre", "Nobody came to", "cafe"])
def test_other_words_are_not(words: str) -> None:
    assert not words_search(TEXT, words).count


@given(st.text("aeio é\u0301\u00adn", max_size=30), st.text("aeioén", min_size=1, max_size=4))
def test_in_a_plain_text_every_occurrence_is_a_hit(text: str, word: str) -> None:
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u0301", "")

    starts = [start for start in range(len(plain)) if plain.startswith(word, start)]
    search = words_search(plain, word)
    hits = search.within(Span(0, len(plain) + 1))

    assert {hit.start for hit in hits} <= set(starts)
    assert search.count == len(hits)
    assert bool(hits) == bool(starts)
    assert all(hit == Span(hit.start, hit.start + len(word)) for hit in hits)
