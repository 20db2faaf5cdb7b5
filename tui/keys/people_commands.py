"""The commands of the people view and their keys."""

from __future__ import annotations

from tui.keys.command import KeyCommand


def _people(action: str, keys: tuple[str, ...], label: str, tooltip: str) -> KeyCommand:
    return KeyCommand(action, keys, label, tooltip, "people")


MOVE = (
    _people("down", ("j", "down"), "down", "Next row"),
    _people("up", ("k", "up"), "up", "Previous row"),
    _people("article_next", ("}", "J"), "next article", "First claim of the next article"),
    _people("article_previous", ("{", "K"), "previous article", "That of the previous article"),
    _people("half_down", ("ctrl+d",), "half a page", "Half a page down"),
    _people("half_up", ("ctrl+u",), "half a page up", "Half a page up"),
    _people("page_down", ("pagedown",), "page", "Next page"),
    _people("page_up", ("pageup",), "page up", "Previous page"),
    _people("top", ("g", "home"), "top", "First row"),
    _people("bottom", ("G", "end"), "bottom", "Last row"),
)
"""Commands that go from row to row."""
ACT = (
    _people(
        "open",
        ("enter",),
        "open",
        "List all that one claims, by date; on a claim, open its place",
    ),
    _people(
        "statements", ("=",), "compare", "Compare what the one under the cursor claims, and when"
    ),
    _people("filter", ("/",), "filter", "Show only what has these words"),
    _people("order", ("o",), "order", "Order by claims, name, articles, first or last date"),
    _people("statuses", ("&",), "statuses", "Count accepted, pending or rejected claims"),
    _people("leave", ("q", "escape", "B"), "back", "Show all again, else back to where you were"),
    _people("palette", (":", "ctrl+p"), "commands", "The command palette"),
    _people("interrupt", ("ctrl+c",), "back", "Back to where you were, also from a prompt"),
    _people("suspend", ("ctrl+z",), "to the shell", "Stop until fg in the shell"),
    _people("help", ("?",), "help", "This list of keys"),
)
"""Commands that choose what is listed, and open it."""
RULES = (
    _people("mark", ("space",), "mark", "Mark a name to be merged or linked, or not any more"),
    _people(
        "merge",
        ("m",),
        "merge",
        "Make the marked names one: that under the cursor, else that with the most claims",
    ),
    _people(
        "link",
        ("W",),
        "who",
        "Say who a source such as “the company” is: the marked name, or one of a list",
    ),
    _people("rename", ("r",), "rename", "Let somebody go by another name"),
    _people(
        "split", ("S",), "split", "Say that a name is somebody else in the article of this claim"
    ),
    _people("rules", ("R",), "rules", "List the rules that were made; again: who speaks"),
    _people("revoke", ("d", "x"), "take back", "Take back the rule under the cursor"),
    _people("undo", ("u",), "undo", "Undo the last change of the rules"),
)
"""Commands that say who is who, in the whole library."""
