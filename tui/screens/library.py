"""The library on screen: articles with their counts, one to open."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Static

from store.overview import Overview
from tui.glyphs import visible
from tui.keymap import Context, give_keys
from tui.shelf import Shelf
from tui.widgets.bars import Line, Part, keys_line
from tui.workspace import Workspace

_COUNTS = ("pending", "accepted", "rejected")
_COUNTS_WIDTH = 36
"""Cells of the columns with counts."""
_LEAST_TITLE = 20


class LibraryScreen(Screen[None]):
    """A table of the shelf; counts are read while one looks at it."""

    MODE = "library"

    @dataclass
    class Counted(Message):
        """The counts of an article are known."""

        overview: Overview

    def __init__(self, shelf: Shelf, workspace: Workspace) -> None:
        super().__init__()
        self._shelf = shelf
        self.workspace = workspace
        give_keys(self, workspace.keymap.commands(self.MODE))

    def compose(self) -> ComposeResult:
        """A title, the table, and the keys."""
        yield Static(Content("Postil · articles"), classes="title")
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Line("status")
        yield Line("keys")

    def on_mount(self) -> None:
        """List the shelf at once, then count."""
        table = self.query_one(DataTable)
        table.add_column("title", width=max(_LEAST_TITLE, self.app.size.width - _COUNTS_WIDTH))
        for name in _COUNTS:
            table.add_column(name, key=name)
        for index, slot in enumerate(self._shelf.slots):
            table.add_row(Content(visible(slot.title)), "", "", "", key=str(index))
        table.move_cursor(row=self._shelf.index)
        keys = self.workspace.keymap.footer(Context.LIBRARY)
        self.query_one("#keys", Line).show(keys_line(keys, self.app.size.width))
        words = f"{len(self._shelf.slots)} articles   {self.workspace.library.root}"
        if not self._shelf.slots:
            words = "no articles yet: postil FILE opens one"
        self.query_one("#status", Line).show([Part(words)])
        self.count()

    def on_screen_resume(self) -> None:
        """Count again after an article was read."""
        table = self.query_one(DataTable)
        if table.row_count:
            table.move_cursor(row=self._shelf.index)
            self.count()

    @work(thread=True, exclusive=True, group="count")
    def count(self) -> None:
        """Read the counts off the interface's thread."""
        for overview in self.workspace.library.overviews(self.workspace.author.name):
            if overview.annotator == self.workspace.author.name:
                self.post_message(self.Counted(overview))

    def on_library_screen_counted(self, message: Counted) -> None:
        """Fill in the counts of an article."""
        overview = message.overview
        table = self.query_one(DataTable)
        for index, slot in enumerate(self._shelf.slots):
            if slot.uri == overview.uri:
                row = str(index)
                table.update_cell(row, "pending", str(overview.pending))
                table.update_cell(row, "accepted", str(overview.accepted))
                table.update_cell(row, "rejected", str(overview.rejected))

    @on(DataTable.RowSelected)
    def open_selected(self, event: DataTable.RowSelected) -> None:
        """Open the article of a row."""
        self.app.open_slot(event.cursor_row)  # type: ignore[attr-defined]

    def action_open(self) -> None:
        """Open the article of the row that the cursor is on."""
        table = self.query_one(DataTable)
        if table.row_count:
            self.app.open_slot(table.cursor_row)  # type: ignore[attr-defined]

    def action_down(self) -> None:
        """Next article."""
        self._move_to(self.query_one(DataTable).cursor_row + 1)

    def action_up(self) -> None:
        """Previous article."""
        self._move_to(self.query_one(DataTable).cursor_row - 1)

    def action_first(self) -> None:
        """First article."""
        self._move_to(0)

    def action_last(self) -> None:
        """Last article."""
        self._move_to(self.query_one(DataTable).row_count - 1)

    def action_help(self) -> None:
        """List the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.workspace, Context.LIBRARY))

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()

    def _move_to(self, row: int) -> None:
        self.query_one(DataTable).move_cursor(row=row)
