"""An article of a folder that takes long to read: a line says so, and Esc ends it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from textual import events

from tests.slow_page import slow_page
from tests.tui.library.test_list_of_articles import open_folder
from tui.library.screen import LibraryScreen


async def test_esc_ends_the_reading_and_the_list_is_as_it_was(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "bridge.html").write_bytes(slow_page(1_000_000, "The bridge is open."))

    async with open_folder(pages, tmp_path) as user:
        opening = asyncio.create_task(user.press("enter"))
        # The pilot would wait until the key has taken effect.
        while not re.search(r"reading bridge\.html … \d+ s", user.line("message")):
            await asyncio.sleep(0.05)
        assert "Esc ends it" in user.line("message")
        user.app.post_message(events.Key("escape", None))
        await opening
        [note] = user.app._notifications
        assert note.message.startswith("bridge.html was not read to its end, as Esc was pressed")
        assert isinstance(user.app.screen, LibraryScreen)
        assert "Esc ends it" not in user.line("message")
