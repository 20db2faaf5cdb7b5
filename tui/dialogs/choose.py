"""Choosing from a list by typing some letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.dialogs.lists import move_highlight
from tui.display.glyphs import paragraphs, visible
from tui.keys.command import ESCAPE
from tui.widgets.editing import SafeInput
from tui.widgets.lines import Line, keys_line

_DETAIL_CELLS = 64
"""Cells in a row of details, about; the style sheet has the width of the box."""
_MOST_DETAIL_ROWS = 6
"""Rows of details at most; longer ones scroll. Chosen by hand."""

_ROWS_AROUND_LIST = 8
"""Rows of the box, its title, the letters that are typed and the keys, as in the style sheet."""
_KEYS = (("↑ ↓", "move"), ("Enter", "choose"), (ESCAPE, "back"))
"""The keys of every list, which no keymap changes."""

Choice = tuple[str, str]
"""The value that is returned, and its text in the list."""


class ChooseScreen(ModalScreen[str | None]):
    """A fuzzy list; enter takes the highlighted choice, escape none."""

    BINDINGS = [
        Binding("escape", "leave", "Cancel", priority=True),
        Binding("down,ctrl+n", "move(1)", "Down", priority=True),
        Binding("up,ctrl+p", "move(-1)", "Up", priority=True),
        Binding("pagedown", "scroll_details(4)", "Read on", priority=True),
        Binding("pageup", "scroll_details(-4)", "Read back", priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], *, chosen: str = "") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        self.details: Mapping[str, str] = {}
        """Details of choices by their values, shown while one is highlighted."""
        self.drawings: Mapping[str, Content] = {}
        """Drawings of choices by their values, in place of their bare texts."""

    def compose(self) -> ComposeResult:
        """A title, the letters, and the list."""
        with Vertical(classes="box detailed" if any(self.details.values()) else "box"):
            yield Static(Content(visible(self._title)), classes="title")
            yield SafeInput(placeholder="type some letters")
            yield OptionList()
            with VerticalScroll(classes="details", can_focus=False):
                yield Static()
            yield Line("choose-keys", lambda: (keys_line(_KEYS, self.query_one(Line).size.width),))

    def on_mount(self) -> None:
        """List all choices, with the present one highlighted."""
        if any(self.details.values()):
            detail_rows = 1 + self._detail_rows
            self.query_one(".details").styles.height = detail_rows
            self.query_one(".box").styles.height = (
                _ROWS_AROUND_LIST + len(self._choices) + detail_rows
            )
        self._list("")
        ids = [value for value, _ in self._choices]
        if self._chosen in ids:
            options = self.query_one(OptionList)
            options.highlighted = ids.index(self._chosen)
            # Before the first layout there are no rows to scroll by.
            self.call_after_refresh(options.scroll_to_highlight)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """List the choices that match, the best first."""
        self._list(event.value)

    @on(Input.Submitted)
    def take(self) -> None:
        """Return the highlighted choice."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    @on(OptionList.OptionHighlighted)
    def show_details(self, event: OptionList.OptionHighlighted) -> None:
        """Show the details of the highlighted choice, if it has some."""
        details = self.details.get(event.option.id or "", "")
        pane = self.query_one(".details", VerticalScroll)
        pane.query_one(Static).update(Content(paragraphs(details)))
        pane.scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def take_clicked(self, event: OptionList.OptionSelected) -> None:
        """Return the choice that was clicked."""
        self.dismiss(event.option.id)

    def action_move(self, rows: int) -> None:
        """Highlight another choice."""
        move_highlight(self.query_one(OptionList), rows)

    def action_scroll_details(self, rows: int) -> None:
        """Scroll the details of the highlighted choice."""
        self.query_one(".details", VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    @property
    def _detail_rows(self) -> int:
        """Rows for the longest details, so that the box keeps its size; fewer in the end."""
        rows = (
            sum(1 + cell_len(line) // _DETAIL_CELLS for line in details.splitlines())
            for details in self.details.values()
        )
        return min(max(rows, default=0), _MOST_DETAIL_ROWS)

    def _list(self, letters: str) -> None:
        matcher = Matcher(letters)
        scored = [
            (matcher.match(text) if letters else 1.0, value, text) for value, text in self._choices
        ]
        # Sorting is stable, so equal choices keep their order.
        matching = sorted((row for row in scored if row[0] > 0), key=lambda row: -row[0])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(self.drawings.get(value) or Content(visible(text)), id=value)
            for _, value, text in matching
        )
        options.highlighted = 0 if matching else None
