"""The hand: presses keys on the real app, counts them, and reads hint letters off the screen."""

from __future__ import annotations

from textual.pilot import Pilot

from benchmarks.keystrokes.reaching import Jump, Way
from tui.reader.screen import ReaderScreen


class Hand:
    """Keys pressed one by one, each after everything that the one before it did."""

    def __init__(self, pilot: Pilot[None], reader: ReaderScreen) -> None:
        self.reader = reader
        self.keys: list[str] = []
        """Every key so far."""
        self.jumps = 0
        """How often letters had to be read off the screen."""
        self._pilot = pilot

    async def press(self, *steps: str | Jump) -> None:
        """Press keys, and the letters of jumps."""
        for step in steps:
            if isinstance(step, Jump):
                await self._jump(step)
            else:
                await self._key(step)

    async def follow(self, way: Way) -> None:
        """Press what a way says."""
        await self.press(*way)

    async def _jump(self, jump: Jump) -> None:
        await self._key("f")
        hints = self.reader.state.hints
        assert hints is not None, "no hints on the screen"  # noqa: S101
        self.jumps += 1
        for letter in hints.letters[jump.word]:
            await self._key(letter)

    async def _key(self, key: str) -> None:
        self.keys.append(key)
        await self._pilot.press("space" if key == " " else key)
        await self._pilot.pause()
