"""What a program of the user's says about words, in a box that scrolls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from annotate.text.one_line import abbreviate
from store.files.disk_errors import reason
from tui.dialogs.programs.call import Call
from tui.dialogs.programs.running import run
from tui.dialogs.scrolling import SCROLLING, ScrollingScreen, scrolling_keys
from tui.display.glyphs import visible
from tui.display.wrapping import Wrapping
from tui.keys.command import KeyCommand
from tui.keys.keymap import Keymap, give_keys
from tui.widgets.fitting import fitted
from tui.widgets.gradual_work import GradualWork
from tui.widgets.lines import Line, Part, Sides
from tui.widgets.rows_view import RowsView

_LEAVE = KeyCommand("leave", ("escape", "enter"), "close", "End the program, and close")
_LONGEST_WORDS = 40
"""Characters of the words in the head of the box; chosen by hand."""
_PAUSE_SECONDS = 0.05
"""Seconds between two looks at what was said meanwhile; chosen by hand."""
_ROWS_AT_ONCE = 32
"""Rows that are wrapped at once while no key comes, in a few milliseconds; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to ask a program about some words."""

    call: Call
    """The program with what it is given."""
    words: str
    """The words, for people."""
    seconds: float
    """The time that it has."""
    when_silent: str
    """What to say where all went well and it said nothing, with `{}` for the words."""

    @property
    def program(self) -> str:
        """The name of the program, for people."""
        return visible(Path(self.call.arguments[0]).name)

    @property
    def shown_words(self) -> str:
        """The words in quotation marks, cut where they are long."""
        words = " ".join(self.words.split())
        return f"“{visible(abbreviate(words, _LONGEST_WORDS))}”"


class OutputRows(RowsView, can_focus=True, inherit_bindings=False):
    """What was said so far, wrapped; nothing in it is obeyed."""

    def __init__(self, is_quiet: Callable[[], bool]) -> None:
        super().__init__()
        self.text = ""
        """What was said, with line ends as they came."""
        self._wrapping = Wrapping("", 1)
        self._is_waiting = False
        """True if more is to be shown in a moment."""
        self._wrapping_of_rest = GradualWork(self, self._wrap_more, is_quiet=is_quiet)

    def add(self, words: str) -> None:
        """Show more below what is there, soon: a program may say one letter at a time."""
        self.text += words
        if words and not self._is_waiting:
            self._is_waiting = True
            self.set_timer(_PAUSE_SECONDS, self._wrap)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._wrap()

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row of it."""
        if self._wrapping.clamped(row) != row:
            return super().draw_row(row, width)
        return fitted([(self._wrapping.row(row).drawing, self.paint())], width, self.paint())

    def _wrap(self) -> None:
        self._is_waiting = False
        text = self.text.replace("\r\n", "\n").rstrip()
        self._wrapping = Wrapping(text, max(1, self.size.width - 1))
        self._wrapping.clamped(self.first_row + self.size.height)
        self.set_length(self._wrapping.likely_length)
        self._wrapping_of_rest.start()
        self.refresh()

    def _wrap_more(self) -> bool:
        self._wrapping.grow(_ROWS_AT_ONCE)
        self.set_length(self._wrapping.likely_length)
        return not self._wrapping.is_complete


class OutputScreen(ScrollingScreen):
    """Runs a program as long as it is open; closes by itself where nothing was said.

    Args:
        errand: The program, and what it is asked.
        keymap: The keys in force.
        say: Puts a message under the article, once this is closed; a second argument tells whether
            it is a warning.
        is_quiet: Whether there is time for work that nobody waits for.
    """

    def __init__(
        self,
        errand: Errand,
        keymap: Keymap,
        say: Callable[[str, bool], None],
        *,
        is_quiet: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._errand = errand
        self._keymap = keymap
        self._say = say
        self._is_quiet = is_quiet
        self._state = Part("  running …", "quiet")
        self._is_running = True
        give_keys(self, (_LEAVE, *keymap.commands_as(SCROLLING)))

    def compose(self) -> ComposeResult:
        """What is asked and the keys, then what is said."""
        with Vertical(classes="box"):
            yield Line("output-head", self._head)
            yield OutputRows(self._is_quiet)

    def on_mount(self) -> None:
        """Start the program."""
        self.set_focus(self._rows)
        self.run_worker(self._run())

    def action_leave(self) -> None:
        """Close; a program that still runs is ended with it."""
        self._close(f"ended {self._errand.program}" if self._is_running else "")

    async def _run(self) -> None:
        errand = self._errand
        try:
            trouble = await run(errand.call, self._rows.add, seconds=errand.seconds)
        except OSError as error:
            self._is_running = False
            self._close(f"{errand.program} cannot be started: {reason(error)}", is_warning=True)
            return
        self._is_running = False
        if self._rows.text.strip():
            self._state = Part(f"  {trouble}" if trouble else "", "warning")
            self.query_one("#output-head", Line).update()
        elif trouble:
            self._close(f"{errand.program} said nothing and {trouble}", is_warning=True)
        else:
            self._close(f"{errand.program}: {errand.when_silent.format(errand.shown_words)}")

    def _close(self, words: str, *, is_warning: bool = False) -> None:
        self.dismiss(None)
        if words:
            self._say(words, is_warning)

    def _head(self) -> Sides:
        title = Part(f"{self._errand.program}  {self._errand.shown_words}", "strong")
        keys = scrolling_keys(self._keymap)
        # Where there is little room, how it ended matters more than how to scroll.
        return [title, self._state], keys, keys[-2:]

    @property
    def _rows(self) -> OutputRows:
        return self.query_one(OutputRows)
