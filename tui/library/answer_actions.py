"""Actions of every screen that answers what is asked of a library: its cursor, help and palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.geometry import Size
from textual.screen import Screen

from tui.config.workspace import Workspace
from tui.keys.keymap import Context
from tui.library.host import Host


class AnswerCursor(Protocol):
    """A cursor in a list of answers, some of which take several rows."""

    def step(self, answers: int) -> None:
        """Go so many answers on, or back."""

    def move_rows(self, rows: int) -> None:
        """Go to the answer so many rows further down, or up."""

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first answer, or to the last one."""

    def step_group(self, direction: int) -> None:
        """Go to the first answer of the next group, or of the one before."""


class AnswerMotions:
    """Moving the cursor.

    Args:
        cursor: The cursor; another one when another list is shown.
        size: The size of the list on screen, in cells.
        moved: Called when the cursor has moved.
    """

    def __init__(
        self,
        cursor: Callable[[], AnswerCursor],
        size: Callable[[], Size],
        moved: Callable[[], None],
    ) -> None:
        self._cursor = cursor
        self._size = size
        self._moved = moved

    def action_down(self) -> None:
        """Next answer."""
        self._step(1)

    def action_up(self) -> None:
        """Previous answer."""
        self._step(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._move(max(1, self._size().height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._move(-max(1, self._size().height // 2))

    def action_page_down(self) -> None:
        """Next page."""
        self._move(max(1, self._size().height - 1))

    def action_page_up(self) -> None:
        """Previous page."""
        self._move(-max(1, self._size().height - 1))

    def action_top(self) -> None:
        """First answer."""
        self._cursor().go_to_end(last=False)
        self._moved()

    def action_bottom(self) -> None:
        """Last answer."""
        self._cursor().go_to_end(last=True)
        self._moved()

    def action_article_next(self) -> None:
        """First answer of the next group."""
        self._cursor().step_group(1)
        self._moved()

    def action_article_previous(self) -> None:
        """First answer of the group before."""
        self._cursor().step_group(-1)
        self._moved()

    def _step(self, answers: int) -> None:
        self._cursor().step(answers)
        self._moved()

    def _move(self, rows: int) -> None:
        self._cursor().move_rows(rows)
        self._moved()


class AnswerActions:
    """What is the same wherever one is: palette, help, and the shell.

    Args:
        screen: The screen.
        host: Stops the program as the shell asks.
        workspace: Has the keys in force.
        mode: The mode of the screen's commands.
        context: What is on screen, which decides on the keys that help lists first.
    """

    def __init__(
        self,
        screen: Screen[None],
        host: Host,
        workspace: Workspace,
        mode: str,
        context: Callable[[], Context],
    ) -> None:
        self._screen = screen
        self._host = host
        self._workspace = workspace
        self._context = context
        self._mode = mode

    def action_palette(self) -> None:
        """Open the command palette."""
        self._screen.app.action_command_palette()

    def action_help(self) -> None:
        """List the keys."""
        from tui.dialogs.help import HelpScreen

        help_screen = HelpScreen(self._workspace, self._context(), self._mode)
        self._screen.app.push_screen(help_screen)

    def action_suspend(self) -> None:
        """Stop until `fg` in the shell."""
        self._host.suspend_to_shell()
