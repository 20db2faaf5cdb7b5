"""The end of the app at a bad moment: in good order, with the exit code that was asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.document import Document
from store.library.library import Library
from tui.app.app import PostilApp
from tui.config.workspace import Workspace

LETTER = Document("Words.\n", "Letter", "/letter.txt")


@pytest.mark.parametrize("document", [LETTER, None], ids=["reader", "list"])
async def test_a_signal_while_a_screen_is_composed_is_no_crash(
    tmp_path: Path, document: Document | None
) -> None:
    app = PostilApp(Workspace(Library(tmp_path), Author("anna")), None, document)

    async def end_when_the_screen_is_pushed() -> None:
        while app.navigator.reader is None and app.navigator.lists.screen is None:
            await asyncio.sleep(0)
        app.exit(None, 143)

    ending = asyncio.create_task(end_when_the_screen_is_pushed())
    await app.run_async(headless=True)
    await ending

    assert app.crash is None
    assert app.return_code == 143
