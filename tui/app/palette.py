"""The command palette: every command of the screen in front by name, and the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.app import SystemCommand
from textual.screen import Screen

from annotate.labels.scheme import LabelScheme
from tui.app.shell import Shell
from tui.config.workspace import Workspace
from tui.keys.commands import KeyCommand
from tui.themes.builtin import THEMES


def palette(
    app: Shell, screen: Screen[object], workspace: Workspace, *, open_guide: Callable[[], object]
) -> Iterator[SystemCommand]:
    """The commands of a screen with their keys, the guided article and the themes.

    Args:
        app: Changes the theme, and calls commands once the palette has closed.
        screen: The screen in front, whose `MODE` names its commands.
        workspace: Has the keymap and the labels in force.
        open_guide: Opens the guided article.
    """
    mode = getattr(screen, "MODE", None)
    if mode is not None:
        yield from _commands(app, screen, workspace, mode)
    yield SystemCommand(
        "guided article",
        "The keys in two minutes, by doing",
        lambda: app.call_later(open_guide),
    )
    for theme in THEMES:
        yield SystemCommand(
            f"theme {theme.name}", "Change colours", lambda name=theme.name: app.use_theme(name)
        )
    yield SystemCommand("more themes", "Choose from all themes", app.choose_theme)


def _commands(
    app: Shell, screen: Screen[object], workspace: Workspace, mode: str
) -> Iterator[SystemCommand]:
    for group, commands in workspace.keymap.of_mode(mode):
        for command in commands:
            if command.action == "palette":
                continue
            title = _label_title(command, workspace.scheme) if command.is_label else None
            yield SystemCommand(
                title or f"{command.label}: {_lower(command.tooltip)}",
                f"{group}   {command.shown_key}",
                # The palette has to close first: an action speaks of the screen in front.
                lambda action=command.action: app.call_later(screen.run_action, action),
            )


def _label_title(command: KeyCommand, scheme: LabelScheme) -> str | None:
    label = scheme.for_key(command.scheme_key)
    return f"label {label.name}: {label.meaning}" if label is not None else None


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
