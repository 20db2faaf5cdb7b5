"""Hint jumps: letters over the words on screen."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from annotate.text.token_map import TokenMap
from tests.tui.reader_harness import BODIES, TEXT, ReaderUser, entity, open_reader, span_of
from tui.display.hint_letters import LETTERS, Word, give_hints, words_of
from tui.display.wrapping import Wrapping
from tui.reader.hints import Hints

HOME = set("asdfghjkl")


def hint_of(user: ReaderUser, quote: str, *, nth: int = 0) -> str:
    """The letters that stand on a word."""
    hints = user.reader.state.hints
    assert hints is not None
    start = span_of(quote, user.reader.document.text, nth=nth).start
    return next(hint for word, hint in hints.letters.items() if word.start == start)


def drawn(user: ReaderUser) -> list[str]:
    """The rows of the article as they stand on screen."""
    view = user.reader.view
    return [
        "".join(segment.text for segment in view.render_line(y)) for y in range(view.size.height)
    ]


async def test_the_letters_of_a_word_lead_to_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("f")
        await user.press(*hint_of(user, "builders"))
        assert user.cursor == "builders"
        assert user.reader.state.hints is None
        await user.press("B")
        assert user.cursor == "Harbour"


async def test_the_first_letter_of_an_annotation_puts_it_in_focus(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("f")
        await user.press(*hint_of(user, "Tom Farrow"))
        assert user.focus == entity("Tom Farrow", "PERSON")


async def test_with_a_selection_the_hint_extends_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("v", "f")
        await user.press(*hint_of(user, "Garrick"), "6")
        assert entity("Harbour plan divides Low Garrick", "FAC") in user.items("accepted")


async def test_letters_stand_over_the_words_and_move_nothing(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        before = drawn(user)
        await user.press("f")
        after = drawn(user)
        for row, hinted in zip(before, after, strict=True):
            assert len(row) == len(hinted)
        place = before[2].index("Ida")
        assert after[2][place:].startswith(f"{hint_of(user, 'Ida')}a ")
        await user.press("escape")
        assert drawn(user) == before


async def test_typed_letters_narrow_what_is_shown_and_backspace_widens_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("f")
        everything = drawn(user)
        await user.press(hint_of(user, "Farrow")[0])
        hints = user.reader.state.hints
        assert hints is not None
        assert 0 < len(hints.matches) < len(hints.letters)
        assert drawn(user) != everything
        await user.press("backspace")
        assert drawn(user) == everything


async def test_another_key_leaves_the_hints_and_does_nothing_else(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        for key in ("escape", "down", "1", "exclamation_mark", "space"):
            await user.press("f")
            assert user.reader.state.hints is not None, key
            await user.press(key)
            assert user.reader.state.hints is None, key
            assert user.cursor == "Harbour", key
            assert user.items("accepted") == [], key
            assert drawn(user)[0].strip().startswith("Harbour"), key


async def test_letters_that_no_word_has_are_reported_and_not_taken(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("f", "z")
        assert "no word has the letters “z”" in user.message
        await user.press(*hint_of(user, "Farrow"))
        assert user.cursor == "Farrow"


async def test_modifier_keys_alone_keep_the_hints(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("f", "left_shift")
        assert user.reader.state.hints is not None


async def test_hints_stay_while_suggestions_arrive(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("f")
        letters = hint_of(user, "Tom")
        assert user.reader.session is not None
        user.reader.session.annotations.add_suggestions(
            Suggestion(suggestion_id("x", body), body, None, "rules 1") for body in BODIES
        )
        user.reader.page.redraw_all()
        await user.press(*letters)
        assert user.focus == entity("Tom Farrow", "PERSON")


async def test_every_word_on_screen_has_letters_and_no_other(tmp_path: Path) -> None:
    long = "\n\n".join(f"Paragraph {number} {TEXT}" for number in range(20))
    async with open_reader(tmp_path, bodies=(), text=long, size=(60, 15)) as user:
        await user.press("space", "f")
        hints, view = user.reader.state.hints, user.reader.view
        assert hints is not None
        shown = Span(view.visible_rows[0].start, view.visible_rows[-1].end)
        tokens = user.reader.state.tokens.within(shown.start, shown.end)
        words = {token for token in tokens if long[token.start].isalnum()}
        assert set(hints.letters) == words


def words(count: int, room: int = 9) -> list[Word]:
    return [Word(Span(10 * index, 10 * index + 4), room) for index in range(count)]


def test_the_nearest_words_get_letters_of_the_home_row() -> None:
    hints = give_hints(words(300), Span(1500, 1504))
    nearest = sorted(hints, key=lambda word: abs(word.start - 1500))[1:81]
    assert all(set(hints[word]) <= HOME for word in nearest)
    assert {len(hint) for hint in hints.values()} == {2}


@pytest.mark.parametrize("count", [1, 81, 676, 677, 700, 1500, 5000])
def test_a_third_letter_comes_only_when_two_do_not_suffice(count: int) -> None:
    hints = give_hints(words(count), Span(0, 1))
    assert len(hints) == len(set(hints.values())) == count
    long = [word for word, hint in hints.items() if len(hint) == 3]
    assert bool(long) == (count > len(LETTERS) ** 2)
    if long:
        assert min(long) > max(word for word in hints if len(hints[word]) == 2)
        assert len(long) <= count - 676 + (count - 676) // 25 + 1


PIECES = (
    "a",
    "I",
    " ",
    " ",
    "\n",
    "U.S.",
    "X’s",
    "-",
    "東京",
    "가",
    "e\u0301",
    "👩\u200d👧",
    "\t",
    "ﬁ",
)


@given(st.lists(st.sampled_from((*PIECES, "word", "longer ")), max_size=60).map("".join))
def test_no_hint_covers_another_or_begins_with_it(text: str) -> None:
    tokens = TokenMap(text)
    wrapping = Wrapping(text, 20)
    rows = [wrapping.row(index) for index in range(len(wrapping))]
    hints = give_hints((word for row in rows for word in words_of(row, tokens)), Span(0, 1))
    for row in rows:
        places = sorted(
            (row.column_of(hint.at), len(hint.letters)) for hint in Hints(hints).within(_span(row))
        )
        for (column, length), (following, _) in pairwise(places):
            assert column + length <= following
    letters = list(hints.values())
    assert not any(a != b and a.startswith(b) for a in letters for b in letters)


def _span(row: object) -> Span:
    return Span(row.start, max(row.end, row.start + 1))  # type: ignore[attr-defined]
