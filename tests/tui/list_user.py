"""A hand on the keys of a screen that lists places to open, and to come back from."""

from __future__ import annotations

from dataclasses import dataclass

from textual.pilot import Pilot

from tests.tui.reader_harness import until
from tui.app.app import PostilApp
from tui.reader.screen import ReaderScreen
from tui.widgets.lines import Line


@dataclass
class ListUser:
    """The open app and a hand on its keys."""

    pilot: Pilot[None]
    app: PostilApp

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def in_reader(self) -> ReaderScreen:
        """Wait for an open article."""

        def is_open() -> bool:
            screen = self.app.screen
            return isinstance(screen, ReaderScreen) and screen.session is not None

        await until(self.pilot, is_open)
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    def line(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Line).text
