"""The app: themes, the command palette, and which article is open."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from annotate.document import Document
from annotate.errors import PostilError
from tui.configuration import configuration_path
from tui.crash import Crash, record_crash
from tui.key_gate import KeyGate
from tui.palette import palette
from tui.reader.screen import ReaderScreen
from tui.screens.library import LibraryScreen
from tui.shelf import Shelf, library_shelf
from tui.themes import THEMES, default_variables
from tui.workspace import Workspace


class PostilApp(App[None]):
    """Shows the article it is given, else the shelf."""

    CSS_PATH = "postil.tcss"
    TITLE = "Postil"
    BINDINGS: ClassVar[list[BindingType]] = []
    # Ours on ctrl+p can be looked up and changed like any other key of the reader.
    COMMAND_PALETTE_BINDING = "ctrl+backslash"

    def __init__(
        self,
        workspace: Workspace,
        shelf: Shelf | None = None,
        document: Document | None = None,
        *,
        signals: Mapping[signal.Signals, int] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._signals = signals
        self.workspace = workspace
        self.trouble: PostilError | None = None
        """Why the app ended early, or what could not be stored."""
        self.crash: Crash | None = None
        """The exception that ended the app, if one did."""
        self._shelf = shelf
        self._document = document
        self._open: ReaderScreen | None = None
        self._keys = KeyGate(self, super().on_event)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = workspace.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our hues, for themes that are not ours."""
        return default_variables(dark=self.current_theme.dark)

    def on_mount(self) -> None:
        """Show the article, or the shelf when there is none."""
        for number, code in self._signals.items():
            # Textual restores the terminal when it is asked to exit, not when a signal ends it.
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(number, self.exit, None, code)
        if self._document is not None:
            self.push_screen(self._reader(self._document))
        else:
            self.push_screen(LibraryScreen(self.shelf, self.workspace))

    @property
    def shelf(self) -> Shelf:
        """The articles one can go to: those that were given, else the library's."""
        if self._shelf is None:
            uri = self._document.uri if self._document is not None else None
            self._shelf = library_shelf(self.workspace.library, uri)
        return self._shelf

    async def on_event(self, event: events.Event) -> None:
        """Let keys through one at a time."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._keys.put(event)
        else:
            await super().on_event(event)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen in front, and the themes; none of Textual's own."""
        return palette(self, screen)

    def use_theme(self, name: str) -> None:
        """Change the theme for now, and say how to keep it."""
        self.theme = name
        words = f'for now; theme = "{name}" in {configuration_path()} keeps it'
        self.notify(words, title=name, markup=False)

    def open_slot(self, index: int) -> None:
        """Open an article of the shelf on top of it."""
        document = self._load(index)
        if document is not None:
            self.push_screen(self._reader(document))

    def open_neighbour(self, step: int) -> bool:
        """Open the article before or behind the present one; False when there is none."""
        index = self.shelf.neighbour(step)
        document = self._load(index) if index is not None else None
        if document is None:
            return False
        self.close()
        self.switch_screen(self._reader(document))
        return True

    def leave_reader(self) -> None:
        """Back to the shelf where the article was opened from it, else out."""
        if self._is_on_shelf:
            self.close()
            self.pop_screen()
        else:
            self.exit()

    def show_library(self) -> None:
        """Show the shelf, below or in place of the article."""
        self.close()
        if self._is_on_shelf:
            self.pop_screen()
        else:
            self.switch_screen(LibraryScreen(self.shelf, self.workspace))

    @property
    def _is_on_shelf(self) -> bool:
        """Whether the article was opened from the shelf, which lies below it."""
        return any(isinstance(screen, LibraryScreen) for screen in self.screen_stack)

    def fail(self, error: PostilError) -> None:
        """End because of an error that nothing can be done about here."""
        self.trouble = error
        self.exit(return_code=1)

    def _fatal_error(self) -> None:
        """End after an exception; its traceback goes into a file and not over the terminal."""
        error = sys.exception()
        if error is not None and self.crash is None:
            self.crash = record_crash(error)
        self._close_messages_no_wait()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Store everything while the screen still stands, then end."""
        self.close()
        super().exit(result, return_code, message)

    def close(self) -> None:
        """Store what is waiting; also called after a crash, so that nothing is lost."""
        if self._open is not None:
            trouble = self._open.close()
            self.trouble = trouble or self.trouble
            self._open = None

    def _reader(self, document: Document) -> ReaderScreen:
        stored = self.workspace.library.article_for(document)
        place = stored.place(self.workspace.author.name)
        self._open = ReaderScreen(document, self.workspace, place)
        return self._open

    def _load(self, index: int) -> Document | None:
        try:
            document = self.shelf.slots[index].load()
        except PostilError as error:
            self.notify(str(error), severity="error", markup=False)
            return None
        if not document.text.strip():
            self.notify("nothing to read in there", markup=False)
            return None
        self.shelf.index = index
        return document
