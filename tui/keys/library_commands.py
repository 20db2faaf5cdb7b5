"""The commands of the list of articles and their keys."""

from __future__ import annotations

from tui.keys.command import KeyCommand


def _library(action: str, keys: tuple[str, ...], label: str, tooltip: str) -> KeyCommand:
    return KeyCommand(action, keys, label, tooltip, "library")


MOVE = (
    _library("down", ("j", "down"), "down", "Next article"),
    _library("up", ("k", "up"), "up", "Previous article"),
    _library("half_down", ("ctrl+d",), "half a page", "Half a page down"),
    _library("half_up", ("ctrl+u",), "half a page up", "Half a page up"),
    _library("page_down", ("space", "pagedown"), "page", "Next page"),
    _library("page_up", ("pageup",), "page up", "Previous page"),
    _library("top", ("g", "home"), "top", "First article"),
    _library("bottom", ("G", "end"), "bottom", "Last article"),
)
"""Commands that go from article to article."""
FIND = (
    _library("open", ("enter",), "open", "Open the article, or list the folder"),
    _library(
        "filter",
        ("/",),
        "filter",
        "Show only articles with these letters in title or source, or with these words in the text",
    ),
    _library(
        "find", ("ctrl+f",), "find everywhere", "Find words or annotations in the whole library"
    ),
    _library("mine", ("m",), "assigned", "Show only what is assigned to you; again: everything"),
    _library(
        "statements",
        ("=",),
        "statements",
        "Compare what is claimed about the same: differences of number, and what is denied",
    ),
    _library("people", ("@",), "people", "Who speaks in the library, and what each of them claims"),
    _library("clear", ("escape",), "show all", "Show all articles again"),
    _library(
        "order",
        ("o",),
        "order",
        "Change the order, also of next and previous article in the reader",
    ),
)
"""Commands that choose what is listed, and open it."""
WORK = (
    _library("finish", ("D",), "done", "Mark as done; again: not done"),
    _library("set_aside", ("!",), "set aside", "Set aside; again: not set aside"),
    _library("delete", ("d",), "delete", "Delete from the library; can be restored; asks first"),
    _library("bring_back", ("u",), "restore", "Restore the article that was deleted last"),
    _library("extract_again", ("R",), "suggest again", "Look for suggestions again"),
    _library("review", ("v",), "adjudicate", "Adjudicate where annotators differ"),
    _library(
        "extract_all",
        ("X",),
        "suggest all",
        "Look for all missing or outdated suggestions; again: stop",
    ),
)
"""Commands that act on articles."""
LEAVE = (
    _library("palette", (":", "ctrl+p"), "commands", "The command palette"),
    _library("quit", ("q",), "quit", "Quit"),
    _library("interrupt", ("ctrl+c",), "quit", "Quit, also from a prompt"),
    _library("suspend", ("ctrl+z",), "to the shell", "Stop until fg in the shell"),
    _library("help", ("?",), "help", "This list of keys"),
)
"""Commands that lead out of the list."""
