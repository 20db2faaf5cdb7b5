"""The shell of the app: themes, keys one at a time, signals, and an end in good order."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual.binding import BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter, Monochrome
from textual.geometry import Size
from textual.timer import Timer

from annotate.errors import PostilError
from tui.app.crash import Crash, record_crash
from tui.config.configuration import configuration_path
from tui.config.kept_theme import keep_theme
from tui.display.frame import HIGH, SPLIT, TALL, WIDE
from tui.keys.gate import KeyGate
from tui.textual_internals import (
    CrashReporting,
    ResumableDriver,
    SteadyStylesheet,
    bindings_of_key,
)
from tui.themes.builtin import PLAIN, THEMES, default_variables

_SETTLED_SECONDS = 0.2
"""Seconds without another size after which a window keeps its size; chosen by hand."""


class Shell(CrashReporting):
    """The part of the app that is the same whatever is on screen."""

    TITLE = "Postil"
    BINDINGS: ClassVar[list[BindingType]] = []
    # Ours on ctrl+p can be looked up and changed like any other key of the reader.
    COMMAND_PALETTE_BINDING = "ctrl+backslash"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-middle"), (SPLIT, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high"), (TALL, "-tall")]

    def __init__(
        self,
        theme: str,
        signals: Mapping[signal.Signals, int],
        *,
        theme_path: Path | None = None,
    ) -> None:
        """Begin.

        Args:
            theme: The name of the theme.
            signals: The exit codes by the signals that end the app.
            theme_path: The file that keeps a theme that is chosen; None where it is not kept.
        """
        super().__init__()
        self.stylesheet = SteadyStylesheet.of(self)
        self._theme_path = theme_path
        self.trouble: PostilError | None = None
        """Why the app ended early, or what could not be stored."""
        self.crash: Crash | None = None
        """The exception that ended the app, if one did."""
        self.key_gate = KeyGate(self, super().on_event, self._carry_out)
        """Lets keys through one at a time."""
        self._signals = signals
        self._size_check: Timer | None = None
        for our_theme in THEMES:
            self.register_theme(our_theme)
        self.theme = theme

    def get_driver_class(self) -> type[Driver]:
        """Textual's, but for terminals one that goes on rightly after a stop from outside."""
        driver_class = super().get_driver_class()
        return ResumableDriver if driver_class is LinuxDriver else driver_class

    def close(self) -> None:
        """Store what is waiting; also called after a crash, so that nothing is lost."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that are not ours."""
        return default_variables(dark=self.current_theme.dark)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters; without that for greys where the theme has no colours."""
        filters = super().get_line_filters()
        if self.theme != PLAIN.name:
            return filters
        return [line_filter for line_filter in filters if not isinstance(line_filter, Monochrome)]

    def use_theme(self, name: str) -> None:
        """Change the theme, from now on unless the configuration names one, and say which."""
        self.theme = name
        if self._theme_path is None:
            message = f"for now: {configuration_path()} names another one"
        else:
            keep_theme(self._theme_path, name)
            message = "from now on"
        self.notify(message, title=name, markup=False)

    def choose_theme(self) -> None:
        """Choose from all themes."""
        from tui.dialogs.choose import ChooseScreen

        choices = [(name, name) for name in sorted(self.available_themes)]
        screen = ChooseScreen("Theme", choices, chosen=self.theme)
        self.push_screen(screen, lambda name: self.use_theme(name) if name is not None else None)

    def heed_signals(self) -> None:
        """Shut down in good order on a signal."""
        loop = asyncio.get_running_loop()
        for number, code in self._signals.items():
            # Textual restores the terminal when it is asked to exit, not when a signal ends it.
            loop.add_signal_handler(number, self.exit, None, code)

    async def on_event(self, event: events.Event) -> None:
        """Let keys through one at a time."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.key_gate.put(event)
            return
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            self.key_gate.note_other_event()
        await super().on_event(event)
        if isinstance(event, events.Key):
            await self.key_gate.end_key()

    async def _carry_out(self, event: events.Key) -> None:
        """Carry out the command of a key that no widget wants.

        Textual's own way copies all bindings, twice for each key.
        """
        nodes = (self.screen.focused or self.screen).ancestors_with_self
        bindings_by_node = [(node, bindings_of_key(node, event.key)) for node in nodes]
        urgent = [
            (node, binding)
            for node, bindings in reversed(bindings_by_node)
            for binding in bindings
            if binding.priority
        ]
        usual = [
            (node, binding)
            for node, bindings in bindings_by_node
            for binding in bindings
            if not binding.priority
        ]
        for node, binding in (*urgent, *usual):
            if await self.run_action(binding.action, node):
                return

    def on_resize(self) -> None:
        """Check the size once more when the window has settled."""
        if self._size_check is not None:
            self._size_check.stop()
        if not self.is_headless:
            self._size_check = self.set_timer(_SETTLED_SECONDS, self._check_size)

    def _check_size(self) -> None:
        # Signals of quick resizes can overtake each other; the last size reported is then too old.
        size = Size(*shutil.get_terminal_size())
        if size != self.size:
            self.post_message(events.Resize(size, size))

    def fail(self, error: PostilError) -> None:
        """End because of an error, which the exit code and the last line report."""
        self.trouble = error
        self.exit(return_code=1)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Store everything while the screen still exists, then end."""
        self.close()
        super().exit(result, return_code, message)

    def report_crash(self, error: BaseException) -> None:
        """Write the traceback into a file, and not over the terminal."""
        if self.crash is None:
            self.crash = record_crash(error)
