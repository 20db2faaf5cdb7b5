"""Actions of the group “leave”: palette, help, and the ways out of the list."""

from __future__ import annotations

from textual.widgets import Input

from tui.keys.keymap import Context
from tui.library.actions.base import ListActions
from tui.library.page import MODE


class LeaveActions(ListActions):
    """Leaving the list, for good or for a moment."""

    def action_palette(self) -> None:
        """Open the command palette."""
        self.screen.app.action_command_palette()

    def action_help(self) -> None:
        """List the keys."""
        from tui.dialogs.help import HelpScreen

        self.screen.app.push_screen(HelpScreen(self.workspace, Context.LIBRARY, MODE))

    def action_quit(self) -> None:
        """Go back to the list from which this one was opened, else leave the program."""
        if not self.host.lists.leave():
            self.screen.app.exit()

    def action_suspend(self) -> None:
        """Stop until `fg` in the shell."""
        self.host.suspend_to_shell()

    def action_interrupt(self) -> None:
        """Empty the prompt, else leave the program."""
        if isinstance(self.screen.focused, Input):
            self.screen.focused.value = ""
        else:
            self.screen.app.exit()
