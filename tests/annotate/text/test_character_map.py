"""Characters as people see them: grapheme clusters, without those of white space."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given

from annotate.span import Span
from annotate.text.character_map import CharacterMap
from tests.strategies import texts

FLAGS = "🇩🇪🇫🇷"
FAMILY = "👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "offset", "cluster"),
    [
        ("ab", 1, "b"),
        ("e\u0301a", 1, "e\u0301"),
        (f"x{FLAGS}", 4, "🇫🇷"),
        (f"{FAMILY}s", 1, FAMILY),
        ("a  b", 1, "b"),
        ("a  ", 2, "a"),
    ],
)
def test_the_character_at_an_offset(text: str, offset: int, cluster: str) -> None:
    character = CharacterMap(text).at(offset)
    assert character is not None
    assert text[character.start : character.end] == cluster


@given(texts(min_size=1))
def test_characters_are_the_visible_grapheme_clusters(text: str) -> None:
    clusters = [Span(*match.span()) for match in regex.finditer(r"\X", text)]
    visible = [
        cluster for cluster in clusters if regex.search(r"\S", text[cluster.start : cluster.end])
    ]
    characters = CharacterMap(text)
    for offset in range(len(text) + 1):
        following = [cluster for cluster in visible if cluster.start >= offset]
        ahead = [cluster for cluster in visible if cluster.end <= offset]
        assert characters.next(offset) == (following[0] if following else None)
        assert characters.before(offset) == (ahead[-1] if ahead else None)


def test_the_edge_of_a_long_line_is_found_at_once() -> None:
    text = "word " * 200_000
    assert CharacterMap(text).before(len(text)) == Span(len(text) - 2, len(text) - 1)
