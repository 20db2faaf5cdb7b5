"""Writing a note on an annotation."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.display.glyphs import visible
from tui.keys.command import ESCAPE
from tui.widgets.lines import Line, Part
from tui.widgets.text_area import SafeTextArea


class NoteScreen(ModalScreen[str]):
    """A field of some lines; leaving keeps the text."""

    BINDINGS = [
        Binding("escape", "keep", "Keep", priority=True),
        Binding("ctrl+s", "keep", "Keep", priority=True),
    ]

    def __init__(self, about: str, note: str) -> None:
        super().__init__()
        self._about = about
        self._area = SafeTextArea(note)

    @property
    def text(self) -> str:
        """The text as it is written so far."""
        return self._area.text

    def compose(self) -> ComposeResult:
        """A title, the text, and how to leave."""
        with Vertical(classes="box"):
            yield Static(Content(f"Note on {visible(self._about)}"), classes="title")
            yield self._area
            yield Line(
                "note-keys", lambda: ([Part(ESCAPE, "key", ESCAPE), Part(" keep and close")],)
            )

    def on_mount(self) -> None:
        """Put the cursor behind the text."""
        self._area.move_cursor(self._area.document.end)

    def action_keep(self) -> None:
        """Close with the text."""
        self.dismiss(self.text)
