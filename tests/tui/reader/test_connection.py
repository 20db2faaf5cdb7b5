"""The connection to the library: how far it has come, and what keys do before that."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from annotate.author import Author
from annotate.document import Document
from store.editing.open_article import OpenArticle
from store.editing.opening import open_article
from store.errors import StoreLocked
from store.library.library import Library
from tests.patience import PATIENCE
from tests.tui.reader_harness import BODIES, TEXT, ReaderUser, open_reader, remember, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.screen import LibraryScreen
from tui.reader.connection import Phase
from tui.reader.screen import ReaderScreen
from tui.widgets.lines import Line


async def test_keys_that_need_the_annotations_say_so_until_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()

    def held_back(*args: Any, **options: Any) -> Any:
        let_go.wait(PATIENCE)
        return open_article(*args, **options)

    monkeypatch.setattr("tui.reader.opened_article.open_article", held_back)
    document = Document(TEXT, title="harbour.txt", uri="/articles/harbour.txt")
    library = Library(tmp_path)
    remember(library, document, BODIES)
    app = PostilApp(Workspace(library, Author("ann")), document=document)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        assert isinstance(app.screen, ReaderScreen)
        user = ReaderUser(pilot, app.screen)
        # As after some seconds, in which keys wait for the article.
        app.key_gate.release()
        for key in ("A", "*", "1", "D", "d", "i", "ctrl+s", "R", "V", "Y"):
            await user.press("w")
            assert user.message == ""
            await user.press(key)
            assert user.message == "one moment: the article is being opened", key
        assert "opening …" in user.status
        assert user.reader.connection.phase is Phase.OPENING
        let_go.set()
        await until(pilot, lambda: user.reader.session is not None)
        assert user.reader.connection.phase is Phase.OPEN
        assert user.items("suggested") == list(BODIES)
        assert user.reader.page.message is None
        app.exit()


async def test_an_article_that_is_left_while_it_is_opened_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()
    opened: list[OpenArticle] = []

    def held_back(*args: Any, **options: Any) -> Any:
        let_go.wait(PATIENCE)
        opened.append(open_article(*args, **options))
        return opened[-1]

    def is_free() -> bool:
        with contextlib.suppress(StoreLocked), opened[0].stored.locked("ann"):
            return True
        return False

    monkeypatch.setattr("tui.reader.opened_article.open_article", held_back)
    document = Document(TEXT, title="harbour.txt", uri="/articles/harbour.txt")
    library = Library(tmp_path)
    app = PostilApp(Workspace(library, Author("ann")), document=document)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        let_go.set()
        await until(pilot, lambda: bool(opened) and is_free())
        await pilot.press("enter")
        await until(pilot, lambda: len(opened) == 2 and isinstance(app.screen, ReaderScreen))
        assert opened[1].session.read_only is None
        app.exit()


async def only_shows_a_claim(user: ReaderUser) -> None:
    """Open the list of the parts of a claim, and have each key that would change one refused."""
    await user.press("g", "tab", "tab", "C")
    dialog = user.pilot.app.screen
    assert "place anew" not in dialog.query_one("#claim-keys", Line).text
    for key in ("enter", "d", "W", "i", "a"):
        await user.press(key)
        assert user.pilot.app.screen is dialog, key
    title = str(dialog.query_one(".title", Static).content)
    assert title.startswith("All parts of CLAIM “the new quay would open in May”\nread-only: open")
    assert not dialog.query("Toast"), "nothing lies over the focus line"
    await user.press("escape")
    assert user.reader.state.draft is None


async def test_the_phase_says_who_writes_and_when_it_is_over(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as first:
        async with open_reader(tmp_path) as second:
            assert first.reader.connection.phase is Phase.OPEN
            assert second.reader.connection.phase is Phase.WATCHING
            way = "close it there, then ctrl+s takes over"
            assert way in second.message
            await second.press("tab")
            assert "accept" not in second.keys_line
            for key in ("a", "ctrl+s"):
                await second.press(key)
                assert way in second.message
                assert "taken over" not in second.message
            await only_shows_a_claim(second)
            first.pilot.app.exit()
            await until(second.pilot, lambda: "has closed" in second.message)
            assert second.keys_line.startswith("ctrl+s take over")
            await second.press("ctrl+s")
            await until(second.pilot, lambda: second.reader.connection.phase is Phase.OPEN)
        assert first.reader.connection.phase is Phase.CLOSED
    assert second.reader.connection.phase is Phase.CLOSED
    assert second.reader.session is None
