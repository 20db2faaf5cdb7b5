"""The labels that are set by a letter after `;`, where one line has no room for them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.labels.scheme import Label
from tui.dialogs.label_choices import label_row
from tui.display.glyphs import visible
from tui.keys.command import ESCAPE


class LabelKeysScreen(ModalScreen[str | None]):
    """A list of letters; the next key takes one of them, escape none."""

    BINDINGS = [
        Binding("escape", "leave", "Cancel", priority=True),
        Binding("down", "scroll(1)", "Down", priority=True),
        Binding("up", "scroll(-1)", "Up", priority=True),
    ]

    def __init__(self, labels: Sequence[Label]) -> None:
        super().__init__()
        self._labels = labels

    def compose(self) -> ComposeResult:
        """One row for each label."""
        width = max(cell_len(visible(label.name)) for label in self._labels)
        rows = (label_row(label.key, label, width) for label in self._labels)
        with VerticalScroll(classes="box"):
            yield Static(Content(f"Label: its letter sets it, {ESCAPE} none"), classes="title")
            yield Static(Content("\n").join(rows))

    def on_key(self, event: events.Key) -> None:
        """Take the letter; modifier keys alone do not count."""
        if event.character and event.is_printable:
            event.stop()
            self.dismiss(event.character)

    def action_scroll(self, rows: int) -> None:
        """Scroll the list."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Take none."""
        self.dismiss(None)
