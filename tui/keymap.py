"""The keymap: one table that bindings, footer, help and command palette are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from textual.binding import Binding


class Context(Enum):
    """What the reader is doing; decides which keys the footer shows."""

    READING = auto()
    FOCUSED = auto()
    SELECTING = auto()
    FRAMING = auto()


@dataclass(frozen=True, slots=True)
class KeyCommand:
    """A command of the reader and the keys that call it."""

    action: str
    """Name of the action method, without `action_`."""
    keys: tuple[str, ...]
    """Characters, or Textual's names of keys; the first one is shown."""
    label: str
    """A word or two for the footer."""
    tooltip: str
    """A sentence for help and palette."""
    group: str
    """The heading that help lists it under."""

    @property
    def id(self) -> str:
        """Names the command in the user's configuration."""
        return "reader." + self.action.replace("('", "_").removesuffix("')")

    @property
    def shown_key(self) -> str:
        """The first key as a person reads it."""
        return show_key(self.keys[0])


_READ, _REVIEW, _SELECT, _EDGES = "Read", "Review", "Select", "Edges"
_CREATE, _CLAIMS, _EDIT, _ARTICLES = "Create", "Claims", "Edit", "Articles"

READER: tuple[KeyCommand, ...] = (
    KeyCommand("line_down", ("j", "down"), "down", "Next line", _READ),
    KeyCommand("line_up", ("k", "up"), "up", "Previous line", _READ),
    KeyCommand("token_left", ("h", "left"), "left", "Previous token", _READ),
    KeyCommand("token_right", ("l", "right"), "right", "Next token", _READ),
    KeyCommand("word_next", ("w",), "word", "Next word", _READ),
    KeyCommand("word_previous", ("b",), "back a word", "Previous word", _READ),
    KeyCommand("word_end", ("e",), "end of word", "Last token before the next space", _READ),
    KeyCommand("sentence_next", (")",), "sentence", "Next sentence", _READ),
    KeyCommand("sentence_previous", ("(",), "back a sentence", "Previous sentence", _READ),
    KeyCommand("paragraph_next", ("}",), "paragraph", "Next paragraph", _READ),
    KeyCommand("paragraph_previous", ("{",), "back a paragraph", "Previous paragraph", _READ),
    KeyCommand("line_start", ("^", "home"), "line start", "Start of the line", _READ),
    KeyCommand("line_end", ("$", "end"), "line end", "End of the line", _READ),
    KeyCommand(
        "page_or_skip",
        ("space",),
        "page / skip",
        "Next page; with an annotation in focus, skip it and go on",
        _READ,
    ),
    KeyCommand("page_down", ("pagedown",), "page down", "Next page", _READ),
    KeyCommand("page_up", ("pageup",), "page up", "Previous page", _READ),
    KeyCommand("half_down", ("ctrl+d",), "half a page", "Half a page down", _READ),
    KeyCommand("half_up", ("ctrl+u",), "half a page up", "Half a page up", _READ),
    KeyCommand("top", ("g",), "top", "Start of the article", _READ),
    KeyCommand("bottom", ("G",), "bottom", "End of the article", _READ),
    KeyCommand("search", ("/",), "search", "Search; capitals make it exact", _READ),
    KeyCommand("hit_next", ("n",), "next hit", "Next hit of the search", _READ),
    KeyCommand("hit_previous", ("N",), "previous hit", "Previous hit of the search", _READ),
    KeyCommand("set_mark", ("m",), "mark", "Mark this place with a letter", _READ),
    KeyCommand("go_to_mark", ("'",), "go to mark", "Go to the place marked with a letter", _READ),
    KeyCommand("jump_back", ("B",), "jump back", "Back in the jump history", _READ),
    KeyCommand("jump_forward", ("F",), "jump forward", "Forward in the jump history", _READ),
    KeyCommand("contents", ("O",), "contents", "List the headings", _READ),
    KeyCommand("toggle_highlights", ("z",), "hide marks", "Hide or show all highlights", _READ),
    KeyCommand("filter", ("&",), "filter", "Show only some labels or one status", _READ),
    KeyCommand("pending_next", ("tab",), "next pending", "Next pending suggestion", _REVIEW),
    KeyCommand(
        "pending_previous", ("shift+tab",), "previous", "Previous pending suggestion", _REVIEW
    ),
    KeyCommand("item_next", ("]",), "next", "Next annotation of any kind", _REVIEW),
    KeyCommand("item_previous", ("[",), "previous", "Previous annotation of any kind", _REVIEW),
    KeyCommand("accept", ("a",), "accept", "Accept and go on", _REVIEW),
    KeyCommand("reject", ("x",), "reject", "Reject and go on", _REVIEW),
    KeyCommand(
        "accept_all", ("A",), "accept all", "Accept all pending, or those selected", _REVIEW
    ),
    KeyCommand(
        "reject_label", ("X",), "reject label", "Reject all pending with this label", _REVIEW
    ),
    KeyCommand("reopen", ("P",), "reopen", "Make a decided annotation pending again", _REVIEW),
    KeyCommand("select", ("v",), "select", "Start a selection; motions extend it", _SELECT),
    KeyCommand("swap_ends", ("o",), "other end", "Move the other end", _SELECT),
    KeyCommand(
        "grow", ("enter", "+"), "grow", "Grow: token, annotation, sentence, paragraph", _SELECT
    ),
    KeyCommand("shrink", ("-",), "shrink", "Shrink the selection again", _SELECT),
    KeyCommand("cancel", ("escape",), "cancel", "Drop selection, frame or focus", _SELECT),
    KeyCommand("edge_right_out", (".",), "right edge out", "Move the right edge out", _EDGES),
    KeyCommand("edge_right_in", (",",), "right edge in", "Move the right edge in", _EDGES),
    KeyCommand("edge_left_out", ("<",), "left edge out", "Move the left edge out", _EDGES),
    KeyCommand("edge_left_in", (">",), "left edge in", "Move the left edge in", _EDGES),
    *(
        KeyCommand(
            f"label('{digit}')",
            (digit,),
            f"label {digit}",
            "Label the selection or the token, or relabel",
            _CREATE,
        )
        for digit in "1234567890"
    ),
    KeyCommand("more_labels", (";",), "more labels", "The labels beyond the digits", _CREATE),
    KeyCommand(
        "claim",
        ("c",),
        "claim / cue",
        "Open a claim with this cue; in an open claim, set the cue",
        _CLAIMS,
    ),
    KeyCommand("source", ("s",), "source", "Set the source of the claim", _CLAIMS),
    KeyCommand("content", ("t",), "content", "Set the content of the claim", _CLAIMS),
    KeyCommand("add_content", ("T",), "add content", "Add a piece to a broken content", _CLAIMS),
    KeyCommand("same_source", ("S",), "same source", "Source of the last claim again", _CLAIMS),
    KeyCommand("delete", ("d",), "delete", "Delete; reject what a pipeline proposed", _EDIT),
    KeyCommand("relabel", ("r",), "relabel", "Choose another label from a list", _EDIT),
    KeyCommand("note", ("i",), "note", "Write a note", _EDIT),
    KeyCommand("undo", ("u",), "undo", "Take the last change back", _EDIT),
    KeyCommand("redo", ("U", "ctrl+r"), "redo", "Repeat what was taken back", _EDIT),
    KeyCommand("copy", ("y",), "copy", "Copy the annotation, selection or token", _EDIT),
    KeyCommand("article_next", ("J",), "next article", "Next article", _ARTICLES),
    KeyCommand("article_previous", ("K",), "previous article", "Previous article", _ARTICLES),
    KeyCommand("library", ("L",), "library", "The library of articles", _ARTICLES),
    KeyCommand("export", ("E",), "export", "Export this article as JSONL", _ARTICLES),
    KeyCommand("panel", ("p", "f2"), "panel", "Show or hide the side panel", _ARTICLES),
    KeyCommand("palette", (":", "ctrl+p"), "commands", "The command palette", _ARTICLES),
    KeyCommand("quit", ("q",), "quit", "Quit, or back to the library", _ARTICLES),
    KeyCommand("interrupt", ("ctrl+c",), "copy / quit", "Copy; twice quits", _ARTICLES),
    KeyCommand("help", ("?",), "help", "This list of keys", _ARTICLES),
)
"""Every command of the reader, in the order that help lists them."""

_FOOTER_ORDER = {
    Context.READING: ("pending_next", "select", "search", "panel", "undo", "export", "quit"),
    Context.FOCUSED: ("accept", "reject", "page_or_skip", "relabel", "note", "delete", "undo"),
    Context.SELECTING: ("grow", "shrink", "swap_ends", "claim", "source", "content", "cancel"),
    Context.FRAMING: ("source", "claim", "content", "add_content", "accept", "cancel"),
}
_FOOTER_LABELS = {
    (Context.FOCUSED, "page_or_skip"): "skip",
    (Context.SELECTING, "claim"): "claim",
    (Context.FRAMING, "claim"): "cue",
}
"""What a command with two meanings does in a context."""


def bindings() -> list[Binding]:
    """Textual's bindings for the reader."""
    return [
        Binding(
            ",".join(map(_key_name, command.keys)),
            command.action,
            command.label,
            tooltip=command.tooltip,
            id=command.id,
            show=False,
        )
        for command in READER
    ]


def footer(context: Context) -> Iterator[tuple[str, str]]:
    """Keys and labels that matter now, the most useful first; help is always there."""
    by_action = {command.action: command for command in READER}
    if context is Context.SELECTING:
        yield "1…0", "label"
    for action in _FOOTER_ORDER[context]:
        label = _FOOTER_LABELS.get((context, action), by_action[action].label)
        yield by_action[action].shown_key, label
    yield by_action["help"].shown_key, by_action["help"].label


def groups() -> Iterator[tuple[str, list[KeyCommand]]]:
    """The commands by group, in order."""
    names = dict.fromkeys(command.group for command in READER)
    for name in names:
        yield name, [command for command in READER if command.group == name]


def show_key(key: str) -> str:
    """A key as a person reads it: `ctrl+d`, `Tab`, `j`."""
    return key if len(key) == 1 or "+" in key else key.capitalize()


def _key_name(key: str) -> str:
    # A comma separates keys in a binding, so the key itself goes by its name.
    return "comma" if key == "," else key
