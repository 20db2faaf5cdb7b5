"""The find screen: hits as they come, to a place and back to the same row."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.layer.layer import Layer
from tests.tui.find_harness import open_find
from tests.tui.reader_harness import open_reader, until
from tui.config.label_files import BUILT_IN
from tui.library.find.find_words import label_parts
from tui.library.find.screen import FindScreen
from tui.library.screen import LibraryScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.long_message import LongMessage


async def test_what_is_typed_is_found_in_texts_and_among_annotations(tmp_path: Path) -> None:
    async with open_find(tmp_path) as user:
        assert "Type what to find" in user.rows[0]
        assert any("/\\d+ percent/" in row for row in user.rows)

        await user.find("said")
        assert user.words == ["said"] * 3
        assert user.line("find-head").endswith("3 hits in 3 articles")
        assert user.line("find-filters").startswith("in all texts · “said”")
        assert "label: status:" in user.line("find-filters")
        titles = [row for row in user.rows if not row.startswith("   ")]
        assert sorted(title.split("  ")[0].strip() for title in titles) == [
            "Bridge closed",
            "Ferry stays",
            "Quay opens",
        ]

        await user.find("quill label:PERSON status:pending date:2024-01")
        assert user.words == ["Quill", "Quill"]
        filters = "among annotations · “quill” · PERSON · pending · 2024-01"
        assert user.line("find-filters").startswith(filters)
        assert user.rows[1].startswith("   · PERSON")

        await user.find("kind:claim speaker:Quill")
        assert "CLAIM     Mayor Ida Quill said: the quay would open in May" in user.rows[1]

        await user.find("said nowhere")
        assert user.rows[0].strip() == "Nothing found: no text has all of that"

        await user.find("/(/")
        assert user.rows[0].strip().startswith("( is not a regular expression")
        assert user.screen.results.hits == 0
        await user.pilot.resize_terminal(60, 15)
        await user.find("kind:claim speaker:Quill")
        assert "CLAIM     Mayor Ida… said: the quay would open in May…" in user.rows[1]
        await user.find("status:nothing")
        refusal = " ".join(row.strip() for row in user.rows).strip()
        assert refusal == user.screen.state.refusal, "all of it is there in a narrow window"
        assert len(refusal) > 60

        await user.find("")
        assert "Type what to find" in user.rows[0]


@pytest.mark.parametrize(
    ("width", "words"),
    [(200, "1 PERSON  2 ORG"), (78, "1 PER  2 ORG"), (20, "1 PER  2 ORG"), (4, "")],
)
def test_the_labels_under_the_hits_are_whole(width: int, words: str) -> None:
    line = "".join(part.text for part in label_parts(BUILT_IN.scheme, width))
    assert line.startswith(words)
    assert len(line) <= width


async def test_a_hit_opens_in_the_reader_and_a_key_comes_back_to_the_same_row(
    tmp_path: Path,
) -> None:
    async with open_find(tmp_path) as user:
        await user.find("quill label:PERSON")
        await user.press("enter", "j", "j")
        place = user.here
        title, offset = place.rsplit(" ", 1)
        await user.press("enter")
        reader = await user.in_reader()
        assert (reader.document.title, reader.cursor.start) == (title, int(offset))
        assert reader.focused_item is not None
        assert reader.focused_item.body.extent.start == int(offset)

        # Jumps inside the article are gone back over first.
        await user.press("G", "B")
        assert user.app.screen is reader
        await user.press("B")
        assert user.here == place
        assert not user.screen.is_editing

        # Another hit takes the place of the article that is open below.
        await user.press("k", "enter")
        reader = await user.in_reader()
        assert f"{reader.document.title} {reader.cursor.start}" != place
        await user.press("q")
        await until(user.pilot, lambda: isinstance(user.app.screen, LibraryScreen))
        await user.press("ctrl+f")
        assert isinstance(user.app.screen, FindScreen)
        assert len(user.words) == 3
        await user.press("q")
        assert isinstance(user.app.screen, LibraryScreen)


async def test_from_an_open_article_a_hit_in_it_is_a_jump_and_back_is_back(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as reader_user:
        app, reader = reader_user.pilot.app, reader_user.reader
        await reader_user.press("w", "w", "ctrl+f")
        assert isinstance(app.screen, FindScreen)
        screen = app.screen
        await reader_user.type("farrow")
        await until(reader_user.pilot, lambda: not screen.state.is_searching)
        await reader_user.press("enter", "enter")
        assert app.screen is reader
        assert reader_user.cursor == "Farrow"
        await reader_user.press("B")
        assert app.screen is screen
        await reader_user.press("escape")
        assert app.screen is reader
        assert reader_user.cursor == "Farrow"


async def test_the_same_text_is_offered_in_the_whole_library(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=(110, 24)) as user:
        screen = None
        for focus in (("tab",), ("tab", "tab", "tab", "tab")):
            await user.press(*focus, "asterisk")
            assert "ctrl+f: in the whole library" in user.message
            await user.press("ctrl+f")
            screen = user.pilot.app.screen
            assert isinstance(screen, FindScreen)
            await until(user.pilot, lambda other=screen: not other.state.is_searching)
            await user.press("enter", "q")
            assert user.pilot.app.screen is user.reader
        assert screen is not None
        assert [row.hit.words for row in screen.results.rows if row.hit] == ["Quill", "Quill"]


async def test_an_article_that_was_opened_otherwise_has_no_hits_to_go_back_to(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("B")
        assert isinstance(user.pilot.app.screen, ReaderScreen)
        assert user.message == "no further place in the jump history"


async def test_what_is_damaged_is_said_under_the_hits(tmp_path: Path) -> None:
    async with open_find(tmp_path) as user:
        [stored] = user.library.find("Quay opens")
        path = Layer(stored.layer("ann").path).path
        path.parent.mkdir()
        path.write_bytes(b"{")
        await user.find("said")
        assert user.words == ["said"] * 3
        assert "is damaged" in user.app.screen.query_one(LongMessage).words
        await user.press("enter")
        assert user.line("message").startswith("1 PER  2 ORG")
        await user.press("j")
        assert user.app.screen.query_one(LongMessage).words == ""


async def test_many_hits_are_walked_by_row_page_and_article(tmp_path: Path) -> None:
    async with open_find(tmp_path, size=(60, 12)) as user:
        await user.find("/\\w+/")
        await user.press("enter")
        results, rows = user.screen.results, user.screen.list
        for keys, cursor in (("j", 1), ("k", 0), ("G", results.listed - 1), ("g", 0)):
            await user.press(keys)
            assert results.cursor == cursor
        await user.press("pagedown")
        assert 0 < results.cursor < rows.size.height
        assert rows.first_row <= results.current_row < rows.first_row + rows.size.height
        title = results.current.article.title if results.current else ""
        await user.press("}")
        assert results.current is not None
        assert results.current.article.title != title
        await user.press("{")
        assert results.cursor == 0
