"""The command palette: every command of the screen in front by name, and the themes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from annotate.labels.scheme import LabelScheme
from tui.keys.commands import KeyCommand
from tui.keys.keymap import Keymap
from tui.themes.themes import THEMES

if TYPE_CHECKING:
    from tui.app.app import PostilApp


def palette(app: PostilApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Everything that can be done on a screen, with the key that does it too."""
    mode = getattr(screen, "MODE", None)
    if mode is not None:
        yield from _commands(app, screen, app.workspace.keymap, mode)
    yield SystemCommand(
        "guided article",
        "The keys in two minutes, by doing",
        lambda: app.call_later(app.open_guide),
    )
    for theme in THEMES:
        yield SystemCommand(
            f"theme {theme.name}", "Change colours", lambda name=theme.name: app.use_theme(name)
        )
    yield SystemCommand("more themes", "Choose from all themes", app.search_themes)


def _commands(
    app: PostilApp, screen: Screen[object], keymap: Keymap, mode: str
) -> Iterator[SystemCommand]:
    for group, commands in keymap.of_mode(mode):
        for command in commands:
            if command.action == "palette":
                continue
            title = _label_title(command, app.workspace.scheme) if command.is_label else None
            yield SystemCommand(
                title or f"{command.label}: {_lower(command.tooltip)}",
                f"{group}   {command.shown_key}",
                # The palette has to close first: an action speaks of the screen in front.
                lambda action=command.action: app.call_later(screen.run_action, action),
            )


def _label_title(command: KeyCommand, scheme: LabelScheme) -> str | None:
    key = command.action.removeprefix("label('").removesuffix("')")
    label = scheme.for_key(key)
    return f"label {label.name}: {label.meaning}" if label is not None else None


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
