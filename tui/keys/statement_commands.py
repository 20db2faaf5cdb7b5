"""The commands of the screen that compares statements, and their keys."""

from __future__ import annotations

from tui.keys.command import KeyCommand


def _statements(action: str, keys: tuple[str, ...], label: str, tooltip: str) -> KeyCommand:
    return KeyCommand(action, keys, label, tooltip, "statements")


MOVE = (
    _statements("down", ("j", "down"), "down", "Next statement"),
    _statements("up", ("k", "up"), "up", "Previous statement"),
    _statements("pair_next", ("}", "J"), "next pair", "Next pair of statements that differ"),
    _statements("pair_previous", ("{", "K"), "previous pair", "Previous pair that differs"),
    _statements("half_down", ("ctrl+d",), "half a page", "Half a page down"),
    _statements("half_up", ("ctrl+u",), "half a page up", "Half a page up"),
    _statements("page_down", ("space", "pagedown"), "page", "Next page"),
    _statements("page_up", ("pageup",), "page up", "Previous page"),
    _statements("top", ("g", "home"), "top", "First statement"),
    _statements("bottom", ("G", "end"), "bottom", "Last statement"),
)
"""Commands that go from statement to statement."""
ACT = (
    _statements("open", ("enter",), "open", "Open the place in the reader; B there comes back"),
    _statements("edit", ("/",), "change", "Change whose statements are compared, or on what"),
    _statements("leave", ("q", "escape", "B"), "back", "Back to where you were"),
    _statements("palette", (":", "ctrl+p"), "commands", "The command palette"),
    _statements("interrupt", ("ctrl+c",), "back", "Empty the line; with none, back"),
    _statements("suspend", ("ctrl+z",), "to the shell", "Stop until fg in the shell"),
    _statements("help", ("?",), "help", "This list of keys"),
)
"""Commands that act on a statement, and lead out of the list."""
