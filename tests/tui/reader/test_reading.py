"""Reading: every motion of the keymap takes the cursor where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.span import Span
from tests.tui.reader_harness import TEXT, ReaderUser, open_reader, until
from tui.widgets.prompt import PromptInput

LONG = "".join(f"Line {number} has a word. Then another sentence.\n\n" for number in range(200))


async def says(user: ReaderUser, words: str) -> None:
    """Wait for a message that begins with some words."""
    await until(user.pilot, lambda: user.message.startswith(words))


MOTIONS = (
    ("l", "plan"),
    ("l l h", "plan"),
    ("right left", "Harbour"),
    ("w w", "divides"),
    ("w w b", "plan"),
    ("e", "plan"),
    ("j", "Mayor"),
    ("j j j", "“"),
    ("down up", "Harbour"),
    ("w j", "Ida"),
    ("right_curly_bracket", "Mayor"),
    ("right_curly_bracket right_curly_bracket left_curly_bracket", "Mayor"),
    ("j right_parenthesis", "Quill"),
    ("j right_parenthesis left_parenthesis", "Mayor"),
    ("dollar_sign", "Garrick"),
    ("dollar_sign circumflex_accent", "Harbour"),
    ("end home", "Harbour"),
    ("G", "."),
    ("G g", "Harbour"),
)
"""Keys from the start of the article, and the token on which they put the cursor."""


async def test_motion_takes_the_cursor_to(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        reached = []
        for keys, _ in MOTIONS:
            await user.press("g", *keys.split())
            reached.append((keys, user.cursor))
        assert reached == list(MOTIONS)


async def test_word_motion_passes_over_punctuation(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text="One, two — three.\n", bodies=()) as user:
        await user.press("w", "w")
        assert user.cursor == "three"


async def test_lines_keep_their_column_over_short_ones(tmp_path: Path) -> None:
    text = "alpha beta gamma delta\nx\nalpha beta gamma delta\n"
    async with open_reader(tmp_path, text=text, bodies=()) as user:
        await user.press("w", "w", "j", "j")
        assert user.cursor == "gamma"
        assert user.reader.cursor.start > text.index("x")


async def test_pages_move_text_and_cursor_on(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        view = user.reader.view
        for key in ("space", "pagedown", "ctrl+d"):
            await user.press("g")
            assert view.scroll_offset.y == 0, key
            await user.press(key)
            row = view.wrapping.row_of(user.reader.cursor.start)
            assert view.scroll_offset.y > 0, key
            assert view.scroll_offset.y <= row < view.scroll_offset.y + view.page, key


async def test_pages_lead_back(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        for there, back in (("pagedown", "pageup"), ("ctrl+d", "ctrl+u")):
            await user.press("g", there, there, back, back)
            assert user.reader.view.scroll_offset.y == 0, back
            assert user.cursor == "Line", back


async def test_cursor_never_leaves_the_screen(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        view = user.reader.view
        for key in ["j"] * 30 + ["G", "k", "g", "right_curly_bracket"]:
            await user.press(key)
            row = view.wrapping.row_of(user.reader.cursor.start)
            assert view.scroll_offset.y <= row < view.scroll_offset.y + view.page


async def test_search_goes_from_hit_to_hit_and_round(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("slash")
        await user.type("quill")
        await user.press("enter")
        first = user.reader.cursor
        assert user.message == "hit 1 of 2: quill"
        await user.press("n")
        assert user.reader.cursor.start == TEXT.index("Quill praised")
        assert user.message == "hit 2 of 2: quill"
        await user.press("n")
        assert user.reader.cursor == first
        assert user.message == "hit 1 of 2: quill (from the top)"
        await user.press("N")
        assert user.reader.cursor.start == TEXT.index("Quill praised")
        assert user.message == "hit 2 of 2: quill (from the bottom)"
        await user.press("N")
        assert user.message == "hit 1 of 2: quill"


async def test_hits_inside_of_words_are_gone_through_too(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text="alpha halpa palm gala", bodies=()) as user:
        await user.press("slash", "a", "l", "enter", "n")
        assert user.cursor == "halpa"
        await user.press("n")
        assert user.cursor == "palm"
        await user.press("n", "n")
        assert user.cursor == "alpha"
        await user.press("N", "N")
        assert user.cursor == "palm"


async def test_capitals_make_a_search_exact(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("slash")
        await user.type("Harbour")
        await user.press("enter")
        assert user.reader.state.search is not None
        assert user.reader.state.search.count == 2
        await user.press("slash")
        await user.type("HARBOUR")
        await user.press("enter")
        assert user.message == "not found: HARBOUR"


async def test_a_regular_expression_is_searched_for_by_a_key_of_its_own(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("backslash")
        await user.type(r"q\w+l\b")
        await user.press("enter")
        assert user.message.startswith(r"hit 1 of 2: q\w+l\b")
        assert user.cursor == "Quill"
        await user.press("n")
        assert user.reader.cursor.start == TEXT.index("Quill praised")
        await user.press("backslash")
        await user.type("^Nobody .*$")
        await user.press("enter")
        assert user.message.startswith("hit 1 of 1")


async def test_a_pattern_that_finds_nothing_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reader.actions.find.SECONDS", 0.1)
    slow = "(?:a|aa)+$"
    async with open_reader(tmp_path, bodies=(), text="a" * 60 + "!\n") as user:
        for pattern, words in (
            ("(", "not a regular expression: missing )"),
            (slow, f"the search for {slow} was stopped after 0.1 seconds; a simpler one"),
            ("x*", "not found"),
        ):
            await user.press("backslash")
            await user.type(pattern)
            await user.press("enter")
            await says(user, words)


async def test_a_long_article_says_how_long_the_rest_takes(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=(), text="Words to read. " * 9_000) as user:
        assert re.match(r"harbour.txt *0%  1 h 43 min left", user.status)
        await user.press("G")
        assert "left" not in user.status


async def test_escape_closes_the_search_prompt(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("slash", "x", "escape", "l")
        assert user.cursor == "plan"
        assert user.reader.state.search is None


async def test_z_hides_and_shows_the_highlights(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        whole = user.reader.motions.end(user.reader.cursor, last=True)
        await user.press("z")
        assert not user.reader.row_marks.on_row(whole).notes
        assert not _notes(user)
        await user.press("z")
        assert _notes(user)


async def test_filter_shows_only_what_was_asked_for(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("ampersand")
        await user.type("gpe")
        await user.press("enter")
        assert _notes(user) == ["gpe"]
        await user.press("ampersand", "enter")
        assert len(_notes(user)) > 1


async def test_filter_names_a_word_it_does_not_know(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=(50, 15)) as user:
        await user.press("ampersand")
        hint = user.reader.query_one(PromptInput).placeholder
        assert hint.startswith("empty: all; labels, claims,")
        assert hint.endswith("…")
        await user.type("xyz")
        await user.press("enter")
        assert "“xyz”" in user.message


async def test_status_tells_title_and_place_and_no_pipeline_that_is_done(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        assert "harbour.txt" in user.status
        assert "en_core_web" not in user.status
        assert "8 pending  0 accepted  0 rejected" in user.status
        await user.press("G")
        assert "100%" in user.status


def _notes(user: object) -> list[str]:
    """The labels in the margin of the whole article."""
    reader = user.reader  # type: ignore[attr-defined]
    rows = (reader.view.wrapping.row(index) for index in range(len(reader.view.wrapping)))
    spans = [(row.start, row.end) for row in rows if row.end > row.start]
    notes = [
        note for start, end in spans for note in reader.row_marks.on_row(Span(start, end)).notes
    ]
    return [note.text for note in notes]


async def test_a_selection_by_sentences_ends_with_them_and_stays_in_the_paragraph(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, bodies=()) as user:

        def selected() -> str:
            return user.quote(user.reader.state.chosen_span)

        first = "Mayor Ida Quill said the new quay would open in May."
        await user.press("j", "v", ")")
        assert selected() == first
        await user.press(")")
        assert selected() == f"{first} Quill praised the builders."
        await user.press(")")
        assert selected() == f"{first} Quill praised the builders."
        assert user.message == "the paragraph ends here: } selects beyond it"
        await user.press("}")
        assert selected().endswith("“but we are not lost.”")
        await user.press("escape", "v", "(")
        assert (
            selected()
            == "“We are late,” said Tom Farrow of the Harbour Board, “but we are not lost.”"
        )
        await user.press("(")
        assert user.message == "the paragraph begins here: { selects beyond it"
