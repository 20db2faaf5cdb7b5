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
DECIDE = (
    _find("mark", ("space",), "mark", "Mark the hit for a decision, or take the mark away"),
    _find("accept", ("a",), "accept", "Accept the marked hits, or all; asks first"),
    _find("reject", ("x",), "reject", "Reject the marked hits, or all; asks first"),
    *(
        _find(
            f"label('{digit}')",
            (digit,),
            f"label {digit}",
            "Label the marked hits, or all, or change their label; asks first",
        )
        for digit in "1234567890"
    ),
    _find("undo", ("u",), "take back", "Take the last decision back, in all its articles"),
    _find("finish", ("R",), "go on", "Go on with a decision that was cut off or left some out"),
)
"""Commands that decide on many hits at once."""
