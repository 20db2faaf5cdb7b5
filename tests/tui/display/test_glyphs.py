"""Hostile text becomes glyphs that a terminal only draws."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotate.labels.short_form import SHORT_CELLS, cells, short_form
from tests.tui.hostile_texts import hostile_texts
from tui.display.clusters import clusters
from tui.display.glyphs import glyphs, is_plain, one_for_one, visible

_OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_FAMILY = "👩🏽‍👩🏽‍👧🏽‍👦🏽"


def drawn(text: str) -> list[str]:
    return [glyph.text for glyph in glyphs(text, 0, len(text))]


@given(hostile_texts())
def test_glyphs_cover_every_character_once_in_order(text: str) -> None:
    offsets = [n for glyph in glyphs(text, 0, len(text)) for n in range(glyph.start, glyph.end)]

    assert offsets == list(range(len(text)))


@given(hostile_texts())
@example("\u0600\u200d각")
def test_a_terminal_finds_nothing_to_obey_in_a_glyph(text: str) -> None:
    for drawing in drawn(text):
        # The joiner of emoji families is the one format character, between two others.
        inner = drawing[:1] + drawing[1:-1].replace("\u200d", "") + drawing[1:][-1:]
        assert not _OBEYED & set(map(unicodedata.category, inner)), ascii(drawing)


@given(hostile_texts())
def test_every_glyph_takes_the_cells_that_it_says(text: str) -> None:
    for glyph in glyphs(text, 0, len(text)):
        assert glyph.cells == cell_len(glyph.text) >= 1, ascii(glyph.text)


def test_what_is_taken_for_plain_is_drawn_as_it_is() -> None:
    assigned = (char for char in map(chr, range(0x3000)) if unicodedata.category(char) != "Cn")
    text = "".join(char for char in assigned if is_plain(char, 0, 1))

    assert [(glyph.text, glyph.cells) for glyph in clusters(text, 0, len(text))] == [
        (char, 1) for char in text
    ]


@given(st.text(st.characters(categories=["Mn", "Me", "Cf"]), min_size=1, max_size=3))
def test_characters_without_width_never_stand_alone(text: str) -> None:
    assert all(cell_len(drawing) for drawing in drawn(text))


@given(hostile_texts())
def test_a_name_from_outside_becomes_one_line_that_is_only_drawn(text: str) -> None:
    shown = visible(text)

    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown
    assert shown.encode("utf-8").decode() == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("\x1b[2J", ["␛", "[", "2", "J"]),
        ("\x9b\x85", ["\ufffd", "\ufffd"]),
        ("\0\x07\x7f", ["␀", "␇", "␡"]),
        ("\r\n", ["␍␊"]),
        ("\u202ea\u2066", ["⇄", "a", "⇄"]),
        ("\u200b\ufeff\U000e0041", ["¦", "¦", "¦"]),
        ("\u2028\u2029", ["↵", "¶"]),
        ("\ud83d", ["\ufffd"]),
        ("\t", ["    "]),
        ("a\u200d", ["a¦"]),
        ("[/]", ["[", "/", "]"]),
    ],
)
def test_what_cannot_be_drawn_gets_a_sign_of_its_own(source: str, shown: list[str]) -> None:
    assert drawn(source) == shown


@pytest.mark.parametrize("cluster", ["e\u0301", _FAMILY, "🇫🇷", "\u1100\u1161\u11a8", "❤\ufe0f"])
def test_what_belongs_together_stays_one_glyph(cluster: str) -> None:
    assert drawn(cluster + "x") == [cluster, "x"]


def test_a_heap_of_marks_is_one_glyph_of_a_few_of_them() -> None:
    [heap] = glyphs("e" + "\u0301" * 200, 0, 201)

    assert heap.cells == 1
    assert 1 < len(heap.text) < 20


def test_a_family_that_is_cut_does_not_reach_for_the_next_glyph() -> None:
    endless = "👩" + "\u200d👩" * 40

    assert not drawn(endless)[0].endswith("\u200d")


@given(hostile_texts())
@example("0\U0001f3fb")
@example("\u0903")
@example("\uffa0")
@example("\u2630\u2630")
def test_the_short_form_of_any_label_is_only_drawn_and_fits_the_margin(name: str) -> None:
    short = short_form(name)

    assert visible(short) == short
    assert 1 <= cell_len(short) == cells(short) <= SHORT_CELLS


@given(hostile_texts())
def test_text_to_be_edited_keeps_its_places_and_has_nothing_to_obey(text: str) -> None:
    shown = one_for_one(text)

    assert len(shown) == len(text)
    assert not _OBEYED & set(map(unicodedata.category, shown))


@pytest.mark.parametrize(
    "word",
    [
        "မြန်မာ",  # Burmese: a vowel sign of its own after the letter
        "ကျောင်းသားများ",
        "می\u200cگوید",  # Persian: letters that do not join
        "ශ්\u200dරී",  # Sinhala: letters that do
        "ক্\u200cষ",  # Bengali
    ],
)
def test_a_word_is_drawn_as_it_is_spelled(word: str) -> None:
    assert visible(word) == word


@pytest.mark.parametrize("word", ["a\u200cb", "می\u200c", "\u200cم", "م\u200c\u200cم"])
def test_a_joiner_that_no_spelling_has_is_shown(word: str) -> None:
    assert "¦" in visible(word)
