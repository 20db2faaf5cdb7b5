"""Reading: every motion of the keymap takes the cursor where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.span import Span
from tests.tui.reader_harness import TEXT, open_desk

LONG = "".join(f"Line {number} has a word. Then another sentence.\n\n" for number in range(200))


@pytest.mark.parametrize(
    ("keys", "token"),
    [
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
    ],
)
async def test_motion_takes_the_cursor_to(tmp_path: Path, keys: str, token: str) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press(*keys.split())
        assert desk.cursor == token


async def test_word_motion_passes_over_punctuation(tmp_path: Path) -> None:
    async with open_desk(tmp_path, text="One, two — three.\n", bodies=()) as desk:
        await desk.press("w", "w")
        assert desk.cursor == "three"


async def test_lines_keep_their_column_over_short_ones(tmp_path: Path) -> None:
    text = "alpha beta gamma delta\nx\nalpha beta gamma delta\n"
    async with open_desk(tmp_path, text=text, bodies=()) as desk:
        await desk.press("w", "w", "j", "j")
        assert desk.cursor == "gamma"
        assert desk.reader.cursor.start > text.index("x")


@pytest.mark.parametrize("key", ["space", "pagedown", "ctrl+d"])
async def test_pages_move_text_and_cursor_on(tmp_path: Path, key: str) -> None:
    async with open_desk(tmp_path, text=LONG, bodies=()) as desk:
        await desk.press(key)
        view = desk.reader.view
        row = view.wrapping.row_of(desk.reader.cursor.start)
        assert view.scroll_offset.y > 0
        assert view.scroll_offset.y <= row < view.scroll_offset.y + view.page


@pytest.mark.parametrize(("there", "back"), [("pagedown", "pageup"), ("ctrl+d", "ctrl+u")])
async def test_pages_lead_back(tmp_path: Path, there: str, back: str) -> None:
    async with open_desk(tmp_path, text=LONG, bodies=()) as desk:
        await desk.press(there, there, back, back)
        assert desk.reader.view.scroll_offset.y == 0
        assert desk.cursor == "Line"


async def test_cursor_never_leaves_the_screen(tmp_path: Path) -> None:
    async with open_desk(tmp_path, text=LONG, bodies=()) as desk:
        view = desk.reader.view
        for key in ["j"] * 30 + ["G", "k", "g", "right_curly_bracket"]:
            await desk.press(key)
            row = view.wrapping.row_of(desk.reader.cursor.start)
            assert view.scroll_offset.y <= row < view.scroll_offset.y + view.page


async def test_search_goes_from_hit_to_hit_and_round(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("slash")
        await desk.type("quill")
        await desk.press("enter")
        first = desk.reader.cursor
        assert desk.message == "1 of 2: quill"
        await desk.press("n")
        assert desk.reader.cursor.start == TEXT.index("Quill praised")
        assert desk.message == "2 of 2: quill"
        await desk.press("n")
        assert desk.reader.cursor == first
        assert desk.message == "1 of 2: quill (from the top)"
        await desk.press("N")
        assert desk.reader.cursor.start == TEXT.index("Quill praised")
        assert desk.message == "2 of 2: quill (from the bottom)"
        await desk.press("N")
        assert desk.message == "1 of 2: quill"


async def test_hits_inside_of_words_are_gone_through_too(tmp_path: Path) -> None:
    async with open_desk(tmp_path, text="alpha halpa palm gala", bodies=()) as desk:
        await desk.press("slash", "a", "l", "enter", "n")
        assert desk.cursor == "halpa"
        await desk.press("n")
        assert desk.cursor == "palm"
        await desk.press("n", "n")
        assert desk.cursor == "alpha"
        await desk.press("N", "N")
        assert desk.cursor == "palm"


async def test_capitals_make_a_search_exact(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("slash")
        await desk.type("Harbour")
        await desk.press("enter")
        assert desk.reader.state.search is not None
        assert len(desk.reader.state.search.hits) == 2
        await desk.press("slash")
        await desk.type("HARBOUR")
        await desk.press("enter")
        assert desk.message == "not found: HARBOUR"


async def test_a_regular_expression_is_searched_for_by_a_key_of_its_own(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("backslash")
        await desk.type(r"q\w+l\b")
        await desk.press("enter")
        assert desk.message.startswith(r"1 of 2: q\w+l\b")
        assert desk.cursor == "Quill"
        await desk.press("n")
        assert desk.reader.cursor.start == TEXT.index("Quill praised")
        await desk.press("backslash")
        await desk.type("^Nobody .*$")
        await desk.press("enter")
        assert desk.message.startswith("1 of 1")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(", "no regular expression: missing )"),
        ("(?:a|aa)+$", "given up after"),
        ("x*", "not found"),
    ],
)
async def test_a_pattern_that_finds_nothing_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, words: str
) -> None:
    monkeypatch.setattr("tui.reader.search._SECONDS", 0.1)
    async with open_desk(tmp_path, bodies=(), text="a" * 60 + "!\n") as desk:
        await desk.press("backslash")
        await desk.type(pattern)
        await desk.press("enter")
        assert desk.message.startswith(words)


async def test_a_long_article_says_how_long_the_rest_takes(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=(), text="Words to read. " * 9_000) as desk:
        assert re.match(r" *0%  1 h 43 min left  harbour.txt", desk.status)
        await desk.press("G")
        assert "left" not in desk.status


async def test_escape_closes_the_search_prompt(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("slash", "x", "escape", "l")
        assert desk.cursor == "plan"
        assert desk.reader.state.search is None


async def test_marks_lead_back_to_their_place(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("w", "m", "a", "G", "apostrophe", "a")
        assert desk.cursor == "plan"


async def test_an_unknown_mark_is_told(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("apostrophe", "q")
        assert desk.message == "no mark q"


async def test_jumps_lead_back_and_forward(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("w", "G", "B")
        assert desk.cursor == "plan"
        await desk.press("F")
        assert desk.cursor == "."


async def test_contents_lists_headings_and_goes_there(tmp_path: Path) -> None:
    text = "Title of it\n\nSome words end here.\n\nSecond heading\n\nMore words end here.\n"
    async with open_desk(tmp_path, text=text, bodies=()) as desk:
        await desk.press("O")
        await desk.type("second")
        await desk.press("enter")
        assert desk.cursor == "Second"


@pytest.mark.parametrize("start", ["g", "G"])
async def test_a_heading_that_one_goes_to_has_its_chapter_below_it(
    tmp_path: Path, start: str
) -> None:
    chapters = [f"Chapter {name}\n\n{LONG[:2000]}" for name in ("one", "two", "three")]
    async with open_desk(tmp_path, text="\n\n".join(chapters), bodies=()) as desk:
        await desk.press(start, "O")
        await desk.type("two")
        await desk.press("enter")
        view = desk.reader.view
        assert view.visible_rows[3].drawing == "Chapter two"
        assert view.visible_rows[3].start == desk.reader.cursor.start


async def test_z_hides_and_shows_the_highlights(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        whole = desk.reader.motions.end(desk.reader.cursor, last=True)
        await desk.press("z")
        assert not desk.reader.row_marks.on_row(whole).notes
        assert not _notes(desk)
        await desk.press("z")
        assert _notes(desk)


async def test_filter_shows_only_what_was_asked_for(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("ampersand")
        await desk.type("gpe")
        await desk.press("enter")
        assert _notes(desk) == ["gpe"]
        await desk.press("ampersand", "enter")
        assert len(_notes(desk)) > 1


async def test_filter_names_a_word_it_does_not_know(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("ampersand")
        await desk.type("xyz")
        await desk.press("enter")
        assert "“xyz”" in desk.message


async def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    async with open_desk(tmp_path, text=LONG, bodies=()) as desk:
        await desk.press("pagedown", "pagedown", "w")
        cursor, top = desk.reader.cursor, desk.reader.view.top
    async with open_desk(tmp_path, text=LONG, bodies=()) as desk:
        assert desk.reader.cursor == cursor
        assert desk.reader.view.top == top


async def test_reading_goes_on_at_the_same_words_after_the_text_was_edited(tmp_path: Path) -> None:
    news = "Stop press.\n\n" * 30
    async with open_desk(tmp_path, text=LONG, bodies=()) as desk:
        await desk.press("pagedown", "pagedown", "w")
        cursor, top = desk.reader.cursor, desk.reader.view.top
    async with open_desk(tmp_path, text=news + LONG, bodies=()) as desk:
        assert desk.reader.cursor == cursor.shifted(len(news))
        assert desk.reader.view.top == top + len(news)


async def test_status_tells_title_place_and_pipeline(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        assert "harbour.txt" in desk.status
        assert "en_core_web" in desk.status
        assert "8 pending  0 accepted  0 rejected" in desk.status
        await desk.press("G")
        assert "100%" in desk.status


def _notes(desk: object) -> list[str]:
    """The labels in the margin of the whole article."""
    reader = desk.reader  # type: ignore[attr-defined]
    rows = (reader.view.wrapping.row(index) for index in range(len(reader.view.wrapping)))
    spans = [(row.start, row.end) for row in rows if row.end > row.start]
    notes = [
        note for start, end in spans for note in reader.row_marks.on_row(Span(start, end)).notes
    ]
    return [note.text for note in notes]
