"""Help: the keys and their commands, those that matter now first."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input

from annotate.labels.scheme import HUES
from tui.config.workspace import Workspace
from tui.dialogs.help_columns import HelpLine, help_lines
from tui.dialogs.help_sections import Section, help_sections
from tui.dialogs.scrolling import SCROLLING, ScrollingScreen, scrolling_keys
from tui.keys.command import KeyCommand
from tui.keys.keymap import Context, give_keys
from tui.widgets.editing import SafeInput
from tui.widgets.lines import Line, Part, Sides
from tui.widgets.panel.drawing import draw_words
from tui.widgets.panel.row_words import RowWords
from tui.widgets.rows_view import RowsView

_LEAVE = KeyCommand("leave", ("escape", "enter"), "close", "Close help")
_ACTIONS = {**SCROLLING, "search": "find", "help": "leave"}
"""Actions here by the actions of the reader whose keys they take."""


class HelpRows(RowsView, can_focus=True, inherit_bindings=False):
    """The text of help, as many columns as there is room for."""

    LOOKS = "help--"
    COMPONENT_CLASSES = {f"help--hue-{hue}" for hue in range(1, HUES + 1)} | {
        f"help--{look}"
        for look in (
            *("title", "key", "text", "quiet", "pending", "accepted", "bar"),
            *("content", "source", "cue"),
        )
    }

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[Section, ...] = ()
        self._lines: list[HelpLine] = []

    def show(self, sections: tuple[Section, ...]) -> None:
        """Show these sections, from the top."""
        self._sections = sections
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Lay the text out in the new width."""
        self._lay_out()

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a line of the text."""
        if not 0 <= row < len(self._lines) or not self._lines[row]:
            return super().draw_row(row, width)
        return draw_words(RowWords(self._lines[row]), width, self.paint)

    def _lay_out(self) -> None:
        if not self.size.width:
            return  # Textual draws it once before it has a size; a resize follows.
        self._lines = help_lines(self._sections, self.size.width - 1)
        self.set_length(len(self._lines))
        self.refresh()


class HelpScreen(ScrollingScreen):
    """The commands of a mode with their keys, as the keymap has them."""

    def __init__(self, workspace: Workspace, context: Context, mode: str = "reader") -> None:
        super().__init__()
        self._keymap = workspace.keymap
        self.sections = tuple(help_sections(workspace.keymap, workspace.scheme, context, mode))
        """All that help has to say."""
        give_keys(self, (_LEAVE, *workspace.keymap.commands_as(_ACTIONS)))

    def compose(self) -> ComposeResult:
        """Title and keys, the text, and a field for words to look for."""
        with Vertical(classes="box"):
            yield Line("help-head", self._head)
            yield HelpRows()
            yield SafeInput(placeholder="words to find")

    def on_mount(self) -> None:
        """Show everything."""
        self._rows.show(self.sections)
        self.set_focus(self._rows)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show the rows that have the words."""
        words = event.value.split()
        self._rows.show(tuple(section.narrowed(words) for section in self.sections))

    @on(Input.Submitted)
    def go_back_to_rows(self) -> None:
        """Leave what was found on screen."""
        self.set_focus(self._rows)

    def action_find(self) -> None:
        """Ask for words to look for."""
        self.set_focus(self._field)

    def action_leave(self) -> None:
        """Show everything again after a search, else close help."""
        if self._field.has_focus or self._field.value:
            self._field.value = ""
            self.set_focus(self._rows)
        else:
            self.dismiss(None)

    def lines(self) -> Iterator[str]:
        """The text of help in one column."""
        for section in self.sections:
            yield section.title
            yield from (f"{row.sample} {row.meaning}" for row in section.rows)
            yield ""

    @property
    def _rows(self) -> HelpRows:
        return self.query_one(HelpRows)

    @property
    def _field(self) -> SafeInput:
        return self.query_one(SafeInput)

    def _head(self) -> Sides:
        find = (self._keymap.shown_key("search"), "find")
        return [Part("Help", "strong")], scrolling_keys(self._keymap, find)
