"""The keymap: bindings, footer and help, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from textual.binding import Binding

from tui.key_commands import READER


class Context(Enum):
    """What the reader is doing; decides which keys the footer shows."""

    READING = auto()
    FOCUSED = auto()
    SELECTING = auto()
    FRAMING = auto()
    HINTING = auto()


_FOOTER_ORDER = {
    Context.READING: ("pending_next", "select", "search", "panel", "undo", "export", "quit"),
    Context.FOCUSED: ("accept", "reject", "page_or_skip", "relabel", "note", "delete", "undo"),
    Context.SELECTING: ("grow", "shrink", "swap_ends", "claim", "source", "content", "cancel"),
    Context.FRAMING: ("source", "claim", "content", "add_content", "accept", "cancel"),
    Context.HINTING: ("cancel",),
}
_FOOTER_LABELS = {
    (Context.FOCUSED, "page_or_skip"): "skip",
    (Context.SELECTING, "claim"): "claim",
    (Context.FRAMING, "claim"): "cue",
    (Context.HINTING, "cancel"): "leave",
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
    if context is Context.HINTING:
        yield "a…z", "the letters of a word"
        yield "Backspace", "one back"
    for action in _FOOTER_ORDER[context]:
        label = _FOOTER_LABELS.get((context, action), by_action[action].label)
        yield by_action[action].shown_key, label
    yield by_action["help"].shown_key, by_action["help"].label


def _key_name(key: str) -> str:
    # A comma separates keys in a binding, so the key itself goes by its name.
    return "comma" if key == "," else key
