"""The app: its themes, its keys one at a time, its signals, and an end in good order."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter, Monochrome
from textual.geometry import Offset, Size
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from annotate.document import Document
from store.files import gc_control
from store.library.reading_position import START, ReadingPosition
from tui.app.crash import Crash, record_crash
from tui.app.key_dispatch import carry_out
from tui.app.navigator import Navigator
from tui.app.theme_choice import ThemeChoice
from tui.config.workspace import Workspace
from tui.display.frame import HIGH, SPLIT, TALL, WIDE
from tui.display.themes.builtin import PLAIN, THEMES, default_variables
from tui.keys.gate import KeyGate
from tui.textual_internals import (
    CrashReporting,
    ResumableDriver,
    SizingScreens,
    SteadyStylesheet,
    TakingOver,
)

if TYPE_CHECKING:
    from textual.command import Provider

    from tui.library.article_queue import ArticleQueue

_SETTLED_SECONDS = 0.2
"""Seconds without another size after which a window keeps its size; chosen by hand."""
_LONGEST_HOLD = 3.0
"""Seconds that keys wait at most for an article on screen to be open; from then on those act that
need no annotations. Chosen by hand."""


def _palette_entries() -> type[Provider]:
    from tui.app.palette_entries import PaletteEntries

    return PaletteEntries


class PostilApp(CrashReporting, SizingScreens, TakingOver):
    """Shows the article that it is given, else the queue.

    Args:
        workspace: Library, annotator, labels, keys and looks.
        queue: The articles that one can go to; those of the library where none is given.
        document: The article to begin with.
        place: The place in the document that is on the terminal already; None for the one that
            is stored.
        signals: The exit codes by the signals that end the app.
        take_terminal: Takes over a terminal on which the first page stands already; returns its
            modes before that, None where there is no page.
    """

    TITLE = "Postil"
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS = {_palette_entries}
    # Ours on ctrl+p can be looked up and changed like any other key of the reader.
    COMMAND_PALETTE_BINDING = "ctrl+backslash"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-middle"), (SPLIT, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high"), (TALL, "-tall")]

    def __init__(
        self,
        workspace: Workspace,
        queue: ArticleQueue | None = None,
        document: Document | None = None,
        *,
        place: ReadingPosition | None = None,
        signals: Mapping[signal.Signals, int] = MappingProxyType({}),
        take_terminal: Callable[[], list[Any] | None] = lambda: None,
    ) -> None:
        super().__init__()
        self.stylesheet = SteadyStylesheet.of(self)
        self.crash: Crash | None = None
        """The exception that ended the app, if one did."""
        self.is_leaving = False
        """True from the moment on when it is to end."""
        self.key_gate = KeyGate(
            self,
            super().on_event,
            partial(carry_out, self),
            at_rest=gc_control.collect_at_rest,
            at_pause=gc_control.collect_at_pause,
        )
        """Lets keys through one at a time."""
        self.navigator = Navigator(self, workspace, queue, key_gate=self.key_gate)
        """Knows which article or list is open, and goes from one to another."""
        self.theme_choice = ThemeChoice(self, self.navigator.work.say, workspace.theme_path)
        self._initial_document = document
        self._place = place
        self._signals = signals
        self._take_terminal = take_terminal
        self._size_check: Timer | None = None
        for our_theme in THEMES:
            self.register_theme(our_theme)
        self.theme = workspace.theme

    def get_default_screen(self) -> Screen[Any]:
        """The first page of the article, if one is given."""
        if self._initial_document is None:
            return super().get_default_screen()
        from tui.app.first_page import FirstPage

        self.key_gate.hold()
        document, workspace = self._initial_document, self.navigator.workspace
        if self._place is None:
            # The page has to begin there, so it waits for these small files.
            stored = workspace.library.last_reading_position(document, workspace.author.name)
            self._place = stored or START
        return FirstPage(
            document.text,
            widest=workspace.width,
            cursor=self._place.cursor,
            top=self._place.top,
            ready=self._cover_first_page,
        )

    def on_load(self) -> None:
        """Heed signals before the terminal is taken: asyncio would cancel what they meet."""
        self._heed_signals()

    def on_mount(self) -> None:
        """Show the article, or the queue when there is none."""
        if self._initial_document is None:
            self.navigator.lists.open()
            gc_control.resume()

    async def _cover_first_page(self) -> None:
        """Put the reader in place of the first page.

        It lets the keys through that were typed meanwhile when the article is open for them.
        """
        if self._initial_document is not None:
            await self.navigator.open_document(self._initial_document, self._place)
            self.set_timer(_LONGEST_HOLD, self.key_gate.release)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen in front, and the themes; none of Textual's own."""
        from tui.app.palette import palette

        navigator = self.navigator
        return palette(
            screen, navigator.workspace, self.theme_choice, open_guide=navigator.open_guide
        )

    def post_message(self, message: Message) -> bool:
        """Take a message; Esc ends the reading of an article at once, ahead of all others."""
        is_escape = isinstance(message, events.Key) and message.key == "escape"
        return (is_escape and self.navigator.end_reading()) or super().post_message(message)

    # Looks.

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that are not ours."""
        return default_variables(dark=self.current_theme.dark)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters; without that for greys where the theme has no colours."""
        filters = super().get_line_filters()
        if self.theme != PLAIN.name:
            return filters
        return [line_filter for line_filter in filters if not isinstance(line_filter, Monochrome)]

    # The terminal.

    def take_terminal(self) -> list[Any] | None:
        """Take over a terminal on which the first page stands."""
        return self._take_terminal()

    @property
    def cursor_position(self) -> Offset:
        """The cell on which the terminal's own cursor stands: braille displays follow it."""
        focused = self.screen.focused
        # Fields tell it of the whole screen; to import them here would cost every start.
        typing = getattr(focused, "cursor_screen_offset", None)
        caret = getattr(focused, "caret", None)
        if isinstance(typing, Offset):
            # Behind the last letter, Textual counts a cell too many.
            return typing - (1, 0) if getattr(focused, "cursor_at_end", False) else typing
        if focused is None or not isinstance(caret, Offset):
            return Offset(0, 0)
        area = focused.region
        return area.offset + caret.clamp(*area.size)

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Take no note of a field's own report: it comes before the field has its place."""

    @property
    def shows_terminal_cursor(self) -> bool:
        """True if the terminal's own cursor is to be seen, as magnifiers want it."""
        return self.navigator.workspace.announces

    def get_driver_class(self) -> type[Driver]:
        """Textual's, but for terminals and browsers those that heed what happens outside."""
        driver_class = super().get_driver_class()
        if driver_class.__name__ == "WebDriver":
            from tui.app.served_driver import ServedDriver

            return ServedDriver
        return ResumableDriver if driver_class is LinuxDriver else driver_class

    async def on_event(self, event: events.Event) -> None:
        """Let keys through one at a time."""
        if self.is_web and isinstance(event, events.AppBlur):
            # Textual sends one to each start in a browser, perhaps after the page has the focus.
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.key_gate.put(event)
            return
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            self.key_gate.note_other_event()
        await super().on_event(event)
        if isinstance(event, events.Key):
            await self.key_gate.end_key()

    def on_resize(self) -> None:
        """Check the size once more when the window has settled."""
        if self._size_check is not None:
            self._size_check.stop()
        if not self.is_headless and not self.is_web:
            self._size_check = self.set_timer(_SETTLED_SECONDS, self._check_size)

    def _check_size(self) -> None:
        # Signals of quick resizes can overtake each other; the last size reported is then too old.
        size = Size(*shutil.get_terminal_size())
        if size != self.size:
            self.post_message(events.Resize(size, size))

    # The end.

    def _heed_signals(self) -> None:
        """Shut down in good order on a signal."""
        loop = asyncio.get_running_loop()
        for number, code in self._signals.items():
            # Textual restores the terminal when it is asked to exit, not when a signal ends it.
            loop.add_signal_handler(number, self.exit, None, code)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Store everything while the screen still exists, then end; leave other articles alone."""
        self.is_leaving = True
        self.navigator.work.stop()
        self.navigator.close()
        super().exit(result, return_code, message)

    def passes_over(self, error: Exception) -> bool:
        """Tell whether a screen misses its widgets as the app ends: none are put there any more."""
        return self.is_leaving and isinstance(error, NoMatches)

    def report_crash(self, error: BaseException) -> None:
        """Write the traceback into a file, and not over the terminal."""
        if self.crash is None:
            self.crash = record_crash(error)
