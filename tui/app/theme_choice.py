"""The choice of a theme, in the palette or from the list of all, and how long it lasts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from tui.config.configuration import configuration_path
from tui.config.last_theme import keep_theme


class ThemeChoice:
    """Changes the theme of the app.

    Args:
        app: Has the themes.
        say: Puts a message on the screen in front.
        path: The file that keeps a theme that is chosen; None where it is not kept.
    """

    def __init__(self, app: App[None], say: Callable[[str], None], path: Path | None) -> None:
        self._app = app
        self._say = say
        self._path = path

    def use(self, name: str) -> None:
        """Change the theme, from now on unless the configuration names one, and say which."""
        self._app.theme = name
        if self._path is None:
            message = f"for now: {configuration_path()} names another one"
        else:
            keep_theme(self._path, name)
            message = "from now on"
        self._say(f"theme {name}, {message}")

    def choose(self) -> None:
        """Choose from all themes."""
        from tui.dialogs.choose import ChooseScreen

        choices = [(name, name) for name in sorted(self._app.available_themes)]
        screen = ChooseScreen("Theme", choices, chosen=self._app.theme)
        self._app.push_screen(screen, lambda name: self.use(name) if name is not None else None)
