"""The find screen of the app: made when it is first wanted, and kept while a hit is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from tui.find.screen import FindScreen
    from tui.library.host import Host

_NAME = "find"
"""The name under which the app keeps the screen."""


class Finding:
    """Puts the find screen over whatever is there, and takes it away again.

    Args:
        app: Shows it.
        host: Goes to the places that are found.
    """

    def __init__(self, app: App[None], host: Host) -> None:
        self._app = app
        self._host = host
        self._screen: FindScreen | None = None
        self.is_hit_open = False
        """True while an article is open that was opened from the hits."""

    @property
    def is_in_front(self) -> bool:
        """True if the screen is in front."""
        return self._screen is not None and self._app.screen is self._screen

    def open(self, workspace: Workspace, line: str = "") -> None:
        """Show the screen as it was left; a new one where the library or the labels are others.

        Args:
            workspace: The library and who looks.
            line: What to look for; empty for what was looked for last.
        """
        if self.is_in_front:
            return
        screen = self._screen
        if screen is None or screen.workspace is not workspace:
            screen = self._renew(workspace)
        if line:
            screen.look_for(line)
        self._app.push_screen(screen)

    def leave(self) -> None:
        """Show what lies below the screen."""
        if self.is_in_front:
            self._app.pop_screen()

    def _renew(self, workspace: Workspace) -> FindScreen:
        from tui.find.screen import FindScreen

        if self._screen is not None:
            self._app.uninstall_screen(_NAME)
        self._screen = FindScreen(self._host, workspace)
        self._app.install_screen(self._screen, _NAME)
        return self._screen
