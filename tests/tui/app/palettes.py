"""The command palette in tests."""

from __future__ import annotations

from textual.command import CommandList

from tests.tui.reader_harness import ReaderUser, until


async def choose_in_palette(user: ReaderUser, words: str) -> None:
    """Open the palette, type some words, and take the entry that has them."""
    await user.press("colon")
    await user.type(words)
    offered = user.pilot.app.screen.query_one(CommandList)

    def is_first() -> bool:
        return words in " ".join(str(option.prompt) for option in offered.options[:1])

    await until(user.pilot, is_first)
    await user.press("down", "enter")
