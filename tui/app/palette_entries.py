"""The entries of the command palette: a row each, with key and subject in columns."""

from __future__ import annotations

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

_KEY_CELLS, _SUBJECT_CELLS = 13, 12
"""Cells of the columns of keys and subjects; the longest of them and a gap."""


class PaletteEntries(Provider):
    """Lists the commands of the screen in front in the order of help, by subject."""

    async def discover(self) -> Hits:
        """All commands, in their order."""
        for entry in self._entries():
            yield DiscoveryHit(_row(Content(entry.title), entry), entry.callback, entry.title)

    async def search(self, query: str) -> Hits:
        """The commands whose names have some letters, with these letters marked."""
        matcher = self.matcher(query)
        for entry in self._entries():
            score = matcher.match(entry.title)
            if score > 0:
                title = matcher.highlight(entry.title)
                yield Hit(score, _row(title, entry), entry.callback, entry.title)

    def _entries(self) -> list[SystemCommand]:
        return list(self.app.get_system_commands(self.screen))


def _row(title: Content, entry: SystemCommand) -> Content:
    """Draw an entry: its keys, its subject, and what it does."""
    end = entry.title.index(":")
    gap = " " * max(1, _SUBJECT_CELLS - end)
    subject = title[:end].stylize("$quiet")
    keys = (f"{entry.help:<{_KEY_CELLS - 1}} ", "$claim bold")
    return Content.assemble(keys, subject, gap, title[end + 2 :])
