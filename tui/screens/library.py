"""The library on screen: articles with their counts, one to open."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Static

from store.overview import Overview
from tui.glyphs import visible
from tui.shelf import Shelf
from tui.widgets.bars import Line, Part, keys_line
from tui.workspace import Workspace

_COUNTS = ("pending", "accepted", "rejected")
_COUNTS_WIDTH = 36
"""Cells of the columns with counts."""
_LEAST_TITLE = 20
_KEYS = (("Enter", "open"), ("j k", "move"), ("q", "quit"))


class LibraryScreen(Screen[None]):
    """A table of the shelf; counts are read while one looks at it."""

    BINDINGS = [
        Binding("q,escape", "quit", "Quit"),
        Binding("j", "move(1)", "Down"),
        Binding("k", "move(-1)", "Up"),
        Binding("g", "edge(False)", "Top"),
        Binding("G", "edge(True)", "Bottom"),
        Binding("ctrl+c", "quit", "Quit"),
    ]

    @dataclass
    class Counted(Message):
        """The counts of an article are known."""

        overview: Overview

    def __init__(self, shelf: Shelf, workspace: Workspace) -> None:
        super().__init__()
        self._shelf = shelf
        self._workspace = workspace

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
        self.query_one("#keys", Line).show(keys_line(_KEYS, self.app.size.width))
        words = f"{len(self._shelf.slots)} articles   {self._workspace.library.root}"
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
        for overview in self._workspace.library.overviews(self._workspace.author.name):
            if overview.annotator == self._workspace.author.name:
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

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        table = self.query_one(DataTable)
        table.move_cursor(row=table.cursor_row + rows)

    def action_edge(self, last: bool) -> None:
        """Move the cursor to an end."""
        table = self.query_one(DataTable)
        table.move_cursor(row=table.row_count - 1 if last else 0)

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
