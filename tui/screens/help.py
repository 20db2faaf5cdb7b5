"""Help: what the keys do, those that matter now first."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.key_commands import KeyCommand, show_key
from tui.keymap import Context
from tui.workspace import Workspace

_KEY_WIDTH = 16
_LEGEND = (
    ("per", "a pending label, in the margin of its row"),
    ("PER", "an accepted one"),
    ("┆  │  ┃", "a claim: pending, accepted, in focus"),
    ("underlined", "the content of a claim"),
    ("bold", "the source of a claim"),
    ("slanted", "the cue of a claim"),
)


class HelpScreen(ModalScreen[None]):
    """Everything that a key does here, made from the keymap."""

    BINDINGS = [
        Binding("escape,q,question_mark,enter", "leave", "Close"),
        Binding("j,down", "scroll(1)", "Down"),
        Binding("k,up", "scroll(-1)", "Up"),
        Binding("space,pagedown", "scroll(10)", "Page down"),
        Binding("b,pageup", "scroll(-10)", "Page up"),
    ]

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self._scheme = workspace.scheme
        self._keymap = workspace.keymap
        self._now = context

    def compose(self) -> ComposeResult:
        """One long text in a box that scrolls."""
        with VerticalScroll(classes="box"):
            yield Static(Content("\n".join(self.lines())))

    def action_leave(self) -> None:
        """Close help."""
        self.dismiss(None)

    def action_scroll(self, rows: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def lines(self) -> Iterator[str]:
        """The text of help."""
        yield from ("Keys · j k space to scroll, Esc to close", "", "What you see")
        yield from (f"  {sign:<{_KEY_WIDTH}}{meaning}" for sign, meaning in _LEGEND)
        mode = "library" if self._now is Context.LIBRARY else "reader"
        for name, commands in self._keymap.of_mode(mode):
            yield from ("", name)
            yield from (self._line(command) for command in commands if not command.is_label)
            if any(command.is_label for command in commands):
                yield from (self._label_line(label.key) for label in self._scheme if label.key)

    def _line(self, command: KeyCommand) -> str:
        keys = "  ".join(show_key(key) for key in command.keys)
        return f"  {keys:<{_KEY_WIDTH}}{command.tooltip}"

    def _label_line(self, key: str) -> str:
        label = self._scheme.for_key(key)
        assert label is not None  # noqa: S101 - the key comes from the scheme
        shown = key if key.isdigit() else f";{key}"
        return f"  {shown:<{_KEY_WIDTH}}{label.name}: {label.meaning}"
