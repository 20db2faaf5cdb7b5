"""The commands of the find screen and their keys."""

from __future__ import annotations

from tui.keys.command import KeyCommand


def _find(action: str, keys: tuple[str, ...], label: str, tooltip: str) -> KeyCommand:
    return KeyCommand(action, keys, label, tooltip, "find")


MOVE = (
    _find("down", ("j", "down"), "down", "Next hit"),
    _find("up", ("k", "up"), "up", "Previous hit"),
    _find("article_next", ("}", "J"), "next article", "First hit of the next article"),
    _find("article_previous", ("{", "K"), "previous article", "First hit of the previous article"),
    _find("half_down", ("ctrl+d",), "half a page", "Half a page down"),
    _find("half_up", ("ctrl+u",), "half a page up", "Half a page up"),
    _find("page_down", ("pagedown",), "page", "Next page"),
    _find("page_up", ("pageup",), "page up", "Previous page"),
    _find("top", ("g", "home"), "top", "First hit"),
    _find("bottom", ("G", "end"), "bottom", "Last hit"),
)
"""Commands that go from hit to hit."""
ACT = (
    _find("open", ("enter",), "open", "Open the place in the reader; B there comes back"),
    _find("edit", ("/", "ctrl+f"), "change", "Change what is looked for"),
    _find("leave", ("q", "escape"), "back", "Back to where you were"),
    _find("palette", (":", "ctrl+p"), "commands", "The command palette"),
    _find("interrupt", ("ctrl+c",), "empty / back", "Empty the line; with none, back"),
    _find("suspend", ("ctrl+z",), "to the shell", "Stop until fg in the shell"),
    _find("help", ("?",), "help", "This list of keys"),
)
"""Commands that act on a hit, and lead out of the list."""
