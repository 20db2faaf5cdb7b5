"""The nearest words are those that a search of every place would choose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.anchoring.nearest import nearest

LETTERS = st.text("ab", max_size=30)


@given(LETTERS, st.text("ab", min_size=1, max_size=3), st.integers(-10, 40))
def test_the_nearest_words_are_found(text: str, words: str, place: int) -> None:
    places = (at for at in range(len(text)) if text.startswith(words, at))
    assert nearest(text, words, place) == min(places, key=lambda at: abs(at - place), default=None)
