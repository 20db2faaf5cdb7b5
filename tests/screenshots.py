"""Takes the picture for the README from a real session on a sample article."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from annotate.author import Author
from annotate.loaders.registry import load_file
from store.library.library import Library
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.reader.screen import ReaderScreen

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample" / "ministers-in-pyongyang.txt"
PICTURE = ROOT / "docs" / "postil.svg"
SIZE = (118, 32)
KEYS = (*["tab", "a"], *["a"] * 9, "p", "escape", *["tab"] * 9)


async def take_picture() -> None:
    """Review the beginning of the article and save what is on screen."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Library(Path(folder)), Author("reader"))
        app = PostilApp(workspace, document=load_file(SAMPLE))
        async with app.run_test(size=SIZE) as pilot:
            while not isinstance(app.screen, ReaderScreen):
                await pilot.pause(0.1)
            reader = app.screen
            while reader.session is None or reader.is_extracting:
                await pilot.pause(0.1)
            await pilot.press(*KEYS)
            while reader.connection.saving.saved_step < reader.session.last_step:
                await pilot.pause(0.1)
            PICTURE.parent.mkdir(exist_ok=True)
            PICTURE.write_text(app.export_screenshot(title="postil"), "utf-8")
            app.exit()


if __name__ == "__main__":
    asyncio.run(take_picture())
