"""The commands of all screens and their keys: the one table from which all else is made."""

from __future__ import annotations

from itertools import chain

from annotate.labels.attribute import KEYS
from tui.keys import find_commands, library_commands, people_commands, statement_commands
from tui.keys.command import KeyCommand

_READ = (
    KeyCommand("line_down", ("j", "down"), "down", "Next line"),
    KeyCommand("line_up", ("k", "up"), "up", "Previous line"),
    KeyCommand("token_left", ("h", "left"), "left", "Previous token"),
    KeyCommand("token_right", ("l", "right"), "right", "Next token"),
    KeyCommand("word_next", ("w",), "word", "Next word"),
    KeyCommand("word_previous", ("b",), "previous word", "Previous word"),
    KeyCommand(
        "edit_or_word_end",
        ("e",),
        "edit / end of word",
        "Last token before the next space; with a claim in focus or at the cursor, open it",
    ),
    KeyCommand(
        "sentence_next", (")",), "sentence", "Next sentence; in a selection, end of the sentence"
    ),
    KeyCommand("sentence_previous", ("(",), "previous sentence", "Previous sentence"),
    KeyCommand(
        "paragraph_next", ("}",), "paragraph", "Next paragraph; in a selection, end of this one"
    ),
    KeyCommand("paragraph_previous", ("{",), "previous paragraph", "Previous paragraph"),
    KeyCommand("line_start", ("^", "home"), "line start", "Start of the line"),
    KeyCommand("line_end", ("$", "end"), "line end", "End of the line"),
    KeyCommand(
        "page_or_skip",
        ("space",),
        "page / skip",
        "Next page; with an annotation in focus, skip it and go on",
    ),
    KeyCommand("page_down", ("pagedown",), "page down", "Next page"),
    KeyCommand("page_up", ("pageup",), "page up", "Previous page"),
    KeyCommand("half_down", ("ctrl+d",), "half a page", "Half a page down"),
    KeyCommand("half_up", ("ctrl+u",), "half a page up", "Half a page up"),
    KeyCommand("top", ("g",), "top", "Start of the article"),
    KeyCommand("bottom", ("G",), "bottom", "End of the article"),
    KeyCommand("search", ("/",), "search", "Search; capitals make it exact"),
    KeyCommand(
        "search_pattern", ("\\",), "pattern", "Search by a regular expression, such as \\d+ percent"
    ),
    KeyCommand(
        "find",
        ("ctrl+f",),
        "find everywhere",
        "Find words or annotations in the whole library",
    ),
    KeyCommand(
        "people", ("@",), "people", "Who speaks in the whole library, and what each of them claims"
    ),
    KeyCommand("hint", ("f",), "go to a word", "Go to a word on screen by the letters shown on it"),
    KeyCommand("hit_next", ("n",), "next hit", "Next hit of the search"),
    KeyCommand("hit_previous", ("N",), "previous hit", "Previous hit of the search"),
    KeyCommand("set_mark", ("m",), "mark", "Mark this place with a letter"),
    KeyCommand("go_to_mark", ("'",), "go to mark", "Go to the place marked with a letter"),
    KeyCommand(
        "jump_back",
        ("B",),
        "jump back",
        "Back in the jump history; at its start, to the list",
    ),
    KeyCommand("jump_forward", ("F",), "jump forward", "Forward in the jump history"),
    KeyCommand("contents", ("O",), "contents", "List the headings"),
    KeyCommand("toggle_highlights", ("z",), "hide marks", "Hide or show all highlights"),
    KeyCommand(
        "filter",
        ("&",),
        "filter",
        "Show only some labels, one status, or the decisions of one person",
    ),
    KeyCommand(
        "lookup",
        ("`", "ctrl+k"),
        "look up",
        "Look up annotation, selection or token in your own program, such as a dictionary",
    ),
    KeyCommand(
        "speak",
        ("ctrl+o",),
        "read aloud",
        "Have annotation, selection or token read aloud by your own program",
    ),
)
_REVIEW = (
    KeyCommand("pending_next", ("tab",), "next pending", "Next pending suggestion"),
    KeyCommand("pending_previous", ("shift+tab",), "previous", "Previous pending suggestion"),
    KeyCommand("item_next", ("]",), "next", "Next annotation of any kind"),
    KeyCommand("item_previous", ("[",), "previous", "Previous annotation of any kind"),
    KeyCommand("accept", ("a",), "accept", "Accept and go on"),
    KeyCommand("reject", ("x",), "reject", "Reject and go on"),
    KeyCommand(
        "accept_all",
        ("A",),
        "accept all",
        "Accept all pending ones, or those in the selection; asks where some are off the page",
    ),
    KeyCommand("reject_label", ("X",), "reject label", "Reject all pending with this label"),
    KeyCommand("reopen", ("P",), "reopen", "Make a decided annotation pending again"),
    KeyCommand(
        "orphans",
        ("V",),
        "lost",
        "Place or drop annotations that have lost their place in the text",
    ),
    KeyCommand(
        "confirm_moved",
        ("Y",),
        "confirm moved",
        "Confirm the places of all annotations that have moved with the text",
    ),
)
_SELECT = (
    KeyCommand(
        "select", ("v",), "select", "Select the token, or all of the hit there; motions extend it"
    ),
    KeyCommand("swap_ends", ("o",), "other end", "Move the other end"),
    KeyCommand(
        "grow",
        ("enter", "+"),
        "grow",
        "Grow the selection, or a part just placed: token, phrase, clause, sentence",
    ),
    KeyCommand("shrink", ("-",), "shrink", "Shrink the selection, or the part, again"),
    KeyCommand(
        "cancel",
        ("escape",),
        "cancel",
        "Shrink or drop the selection; twice, drop the open claim; leave the focus",
    ),
)
_EDGES = (
    KeyCommand("edge_right_out", (".",), "right edge out", "Move the right edge out"),
    KeyCommand("edge_right_in", (",",), "right edge in", "Move the right edge in"),
    KeyCommand("edge_left_out", ("<",), "left edge out", "Move the left edge out"),
    KeyCommand("edge_left_in", (">",), "left edge in", "Move the left edge in"),
    KeyCommand("next_part", ("=",), "piece", "Next piece of a claim, or next annotation here"),
    KeyCommand(
        "toggle_steps", ("~",), "by character", "Move edges by character, or by token again"
    ),
)
_CREATE = (
    *(
        KeyCommand(
            f"label('{digit}')",
            (digit,),
            f"label {digit}",
            "Label the selection or the token, or change the label",
        )
        for digit in "1234567890"
    ),
    KeyCommand("more_labels", (";",), "more labels", "Labels beyond those on the digits"),
)
_ATTRIBUTES = tuple(
    KeyCommand(
        f"attribute('{number}')",
        (key,),
        f"attribute {number}",
        "Choose a value of the attribute that has the key, or clear it",
    )
    for number, key in enumerate(KEYS, start=1)
)
_CLAIMS = (
    KeyCommand(
        "claim",
        ("c",),
        "claim / cue",
        "Propose a claim for this word; with a claim in focus or open, place its cue",
    ),
    KeyCommand(
        "source",
        ("s",),
        "source",
        "Place the source here; with a claim in focus, at a word chosen by its letters",
    ),
    KeyCommand(
        "content",
        ("t",),
        "content",
        "Place the content here; with a claim in focus, at a word chosen by its letters",
    ),
    KeyCommand("add_content", ("T",), "add content", "Add a piece to a content in several pieces"),
    KeyCommand(
        "same_source",
        ("S",),
        "same source",
        "Use the source and the attributes of the last claim again",
    ),
    KeyCommand("speaker", ("W",), "speaker", "Link the source to the entity that it names"),
    KeyCommand(
        "claim_panel", ("C",), "all parts", "Show all parts of the claim, its speaker and its note"
    ),
)
_EDIT = (
    KeyCommand("delete", ("d",), "delete", "Delete; reject if it was suggested"),
    KeyCommand("relabel", ("r",), "relabel", "Choose another label from a list"),
    KeyCommand(
        "same_text", ("*",), "all equal", "Do the same wherever the same text occurs; asks first"
    ),
    KeyCommand("note", ("i",), "note", "Write a note"),
    KeyCommand("undo", ("u",), "undo", "Undo the last change; in an open claim, its last part"),
    KeyCommand("redo", ("U", "ctrl+r"), "redo", "Redo what was undone"),
    KeyCommand(
        "copy", ("y",), "copy", "Copy annotation, selection or token; twice: with speaker and title"
    ),
)
_ARTICLES = (
    KeyCommand("article_next", ("J",), "next article", "Next article"),
    KeyCommand("article_previous", ("K",), "previous article", "Previous article"),
    KeyCommand(
        "finish", ("D",), "done", "Mark as done and go to the next unfinished; again: not done"
    ),
    KeyCommand("set_aside", ("!",), "set aside", "Set aside and go on; again: not set aside"),
    KeyCommand("library", ("L",), "library", "The library of articles"),
    KeyCommand(
        "export", ("E",), "export", "Export this article; the file's ending sets the format"
    ),
    KeyCommand(
        "save",
        ("ctrl+s",),
        "save again",
        "Try again to save, take over from another window, or resolve an outside change",
    ),
    KeyCommand(
        "extract_again", ("R",), "suggest again", "Look for suggestions again; decisions stay"
    ),
    KeyCommand("label_scheme", ("M",), "labels", "Use other labels, or edit them"),
    KeyCommand("panel", ("p", "f2"), "panel", "Show or hide the side panel"),
    KeyCommand("palette", (":", "ctrl+p"), "commands", "The command palette"),
    KeyCommand("quit", ("q",), "quit", "Quit, or back to the library"),
    KeyCommand("interrupt", ("ctrl+c",), "copy / quit", "Copy; twice: quit"),
    KeyCommand("suspend", ("ctrl+z",), "to the shell", "Stop until fg in the shell"),
    KeyCommand("help", ("?",), "help", "This list of keys"),
)


def _adjudicate(action: str, keys: tuple[str, ...], label: str, tooltip: str) -> KeyCommand:
    return KeyCommand(action, keys, label, tooltip, "review")


_ADJUDICATE = (
    _adjudicate("take_first", ("H",), "first", "Take the first reading and go on"),
    _adjudicate("take_second", ("L",), "second", "Take the second reading and go on"),
    _adjudicate("take_both", ("|",), "both", "Take both readings, or all of them, and go on"),
    _adjudicate("take_neither", ("_",), "neither", "Reject all readings and go on"),
    _adjudicate("take_majority", ("#",), "most", "Take what more than half have and go on"),
    _adjudicate("other_reading", ("%",), "the other", "Focus on the next reading of this place"),
)

GROUPS: dict[str, tuple[KeyCommand, ...]] = {
    "Read": _READ,
    "Review": _REVIEW,
    "Select": _SELECT,
    "Edges": _EDGES,
    "Create": _CREATE,
    "Attributes": _ATTRIBUTES,
    "Claims": _CLAIMS,
    "Edit": _EDIT,
    "Articles": _ARTICLES,
    "Adjudicate": _ADJUDICATE,
    "Library: move": library_commands.MOVE,
    "Library: find": library_commands.FIND,
    "Library: work": library_commands.WORK,
    "Library: leave": library_commands.LEAVE,
    "Find: move": find_commands.MOVE,
    "Find: act": find_commands.ACT,
    "Find: decide": find_commands.DECIDE,
    "People: move": people_commands.MOVE,
    "People: act": people_commands.ACT,
    "People: rules": people_commands.RULES,
    "Statements: move": statement_commands.MOVE,
    "Statements: act": statement_commands.ACT,
}
"""The commands by the headings of help; each group has one mode."""

COMMANDS: tuple[KeyCommand, ...] = tuple(chain.from_iterable(GROUPS.values()))
"""Every command, in the order that help lists them."""

FIXED: dict[str, dict[str, str]] = {
    mode: {} for mode in ("reader", "review", "library", "find", "people", "statements")
}
"""Keys of a mode that widgets take for themselves, and what they do there."""

ALWAYS = {"ctrl+q": "quits at once", "ctrl+backslash": "opens the command palette"}
"""Keys that work in every mode and cannot be given away."""
