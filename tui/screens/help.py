"""Help: the table of keys, by group."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.scheme import LabelScheme
from tui.key_commands import GROUPS, show_key

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
    """Everything that a key does here, made from the bindings."""

    BINDINGS = [
        Binding("escape,q,question_mark,enter", "leave", "Close"),
        Binding("j,down", "scroll(1)", "Down"),
        Binding("k,up", "scroll(-1)", "Up"),
        Binding("space,pagedown", "scroll(10)", "Page down"),
        Binding("b,pageup", "scroll(-10)", "Page up"),
    ]

    def __init__(self, scheme: LabelScheme) -> None:
        super().__init__()
        self._scheme = scheme

    def compose(self) -> ComposeResult:
        """One long text in a box that scrolls."""
        with VerticalScroll(classes="box"):
            yield Static(Content("\n".join(self._lines())))

    def action_leave(self) -> None:
        """Close help."""
        self.dismiss(None)

    def action_scroll(self, rows: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def _lines(self) -> list[str]:
        lines = ["Keys · j k space to scroll, Esc to close", "", "What you see"]
        lines += [f"  {sign:<{_KEY_WIDTH}}{meaning}" for sign, meaning in _LEGEND]
        for name, commands in GROUPS.items():
            lines += ["", name]
            for command in commands:
                if command.action.startswith("label("):
                    continue
                keys = "  ".join(show_key(key) for key in command.keys)
                lines.append(f"  {keys:<{_KEY_WIDTH}}{command.tooltip}")
            if name == "Create":
                lines += [self._label_line(label.key) for label in self._scheme if label.key]
        return lines

    def _label_line(self, key: str) -> str:
        label = self._scheme.for_key(key)
        assert label is not None  # noqa: S101 - the key comes from the scheme
        shown = key if key.isdigit() else f";{key}"
        return f"  {shown:<{_KEY_WIDTH}}{label.name}: {label.meaning}"
