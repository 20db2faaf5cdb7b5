"""A keyboard for the real app: it counts keys, and reads hint letters off the screen."""

from __future__ import annotations

from textual.pilot import Pilot

from tui.cli.planner.ways import Jump, Letters, Step, Way
from tui.reader.screen import ReaderScreen


class Keyboard:
    """Keys pressed one by one, each after everything that the one before it did."""

    def __init__(self, pilot: Pilot[None], reader: ReaderScreen) -> None:
        self.reader = reader
        self.keys: list[str] = []
        """Every key so far."""
        self.jumps = 0
        """Number of times that letters had to be read off the screen."""
        self._pilot = pilot

    async def press(self, *steps: Step) -> None:
        """Press keys, and the letters on words."""
        for step in steps:
            if isinstance(step, str):
                await self._key(step)
            else:
                await self._choose(step)

    async def follow(self, way: Way) -> None:
        """Press the keys of a way."""
        await self.press(*way)

    async def _choose(self, step: Jump | Letters) -> None:
        if isinstance(step, Jump):
            await self._key("f")
        hints = self.reader.state.hints
        assert hints is not None, "no hints on the screen"  # noqa: S101
        self.jumps += 1
        for letter in hints.letters[step.word]:
            await self._key(letter)

    async def _key(self, key: str) -> None:
        self.keys.append(key)
        await self._pilot.press("space" if key == " " else key)
        await self._pilot.pause()
