"""Help: the keys and their commands, those that matter now first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.labels.scheme import Label
from tui.config.workspace import Workspace
from tui.display.glyphs import paragraphs, visible
from tui.keys.commands import ESCAPE, KeyCommand, show_key
from tui.keys.keymap import Context, give_keys

_KEY_WIDTH = 16
"""Cells of the column of keys."""
_LEGEND = (
    ("per", "a pending label, in the margin of its row"),
    ("PER", "an accepted one"),
    ("┆  │  ┃", "a claim: pending, accepted, in focus"),
    ("underlined", "the content of a claim"),
    ("bold", "the source of a claim"),
    ("slanted", "the cue of a claim"),
    ("→ Clinton", "the speaker of a claim whose source does not name anybody"),
)


_TITLES = {
    Context.READING: "Now, while you read",
    Context.FOCUSED: "Now, with an annotation in focus",
    Context.CLAIM: "Now, with a claim in focus",
    Context.SELECTING: "Now, with a selection",
    Context.SELECTING_PART: "Now, with a selection for the open claim",
    Context.FRAMING: "Now, with a claim open",
    Context.HINTING: "Now, with letters on the words",
    Context.PANEL: "Now, in the side panel",
    Context.ADJUDICATING: "Now, with two readings to adjudicate",
    Context.LIBRARY: "Now, in the library",
}
_LEAVE = KeyCommand("leave", ("escape", "enter"), "close", "Close help")
_ACTIONS = {
    "line_down": "scroll(1)",
    "line_up": "scroll(-1)",
    "page_or_skip": "scroll(10)",
    "page_down": "scroll(10)",
    "page_up": "scroll(-10)",
    "quit": "leave",
    "help": "leave",
}
"""Actions here by the actions of the reader whose keys they take."""
_WIDEST, _FRAME = 78, 6
"""Cells of the box at most, and of its frame, padding and scrollbar."""


class HelpScreen(ModalScreen[None]):
    """The commands of a mode with their keys, as the keymap has them."""

    def __init__(self, workspace: Workspace, context: Context, mode: str = "reader") -> None:
        super().__init__()
        self._scheme = workspace.scheme
        self._keymap = workspace.keymap
        self._situation = context
        self._mode = mode
        give_keys(self, (_LEAVE, *workspace.keymap.commands_as(_ACTIONS)))

    def compose(self) -> ComposeResult:
        """One long text in a box that scrolls."""
        with VerticalScroll(classes="box"):
            yield Static()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text to the width of the box."""
        room = min(event.size.width, _WIDEST) - _FRAME
        text = "\n".join(part for line in self.lines() for part in _wrapped(line, room))
        self.query_one(Static).update(Content(text))

    def action_leave(self) -> None:
        """Close help."""
        self.dismiss(None)

    def action_scroll(self, rows: int) -> None:
        """Scroll the text."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def lines(self) -> Iterator[str]:
        """The text of help."""
        scroll_keys = map(self._keymap.shown_key, ("line_down", "line_up", "page_or_skip"))
        yield from (
            f"{' '.join(scroll_keys)} scroll, {ESCAPE} closes",
            "",
            _TITLES[self._situation],
        )
        yield from (_row(key, label) for key, label in self._keymap.footer(self._situation))
        if self._situation is not Context.LIBRARY:
            yield from ("", "What you see")
            yield from (_row(sign, meaning) for sign, meaning in _LEGEND)
        for name, commands in self._keymap.of_mode(self._mode):
            yield from ("", name)
            yield from (self._line(command) for command in commands if not command.is_label)
            if any(command.is_label for command in commands):
                for label in self._scheme:
                    yield from _label_lines(label)

    def _line(self, command: KeyCommand) -> str:
        return _row("  ".join(show_key(key) for key in command.keys), command.tooltip)


def _label_lines(label: Label) -> Iterator[str]:
    """A label with its meaning, then its guideline."""
    meaning = f": {visible(label.meaning)}" if label.meaning else ""
    yield _row(label.shown_key, f"{visible(label.name)}{meaning}")
    for line in paragraphs(label.guideline).split("\n") if label.guideline else ():
        yield _row("", f"  {line}")


def _row(left: str, right: str) -> str:
    return f"  {left:<{_KEY_WIDTH}}{right}"


def _wrapped(line: str, room: int) -> list[str]:
    """A row wrapped to `room` cells, with its right side in one column."""
    indent = " " * (2 + _KEY_WIDTH)
    return textwrap.wrap(
        line, max(room, len(indent) + 8), subsequent_indent=indent, drop_whitespace=False
    ) or [""]
