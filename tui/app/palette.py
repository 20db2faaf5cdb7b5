"""The command palette: every command of the screen in front by name, and the themes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.screen import Screen

from annotate.labels.scheme import LabelScheme
from tui.app.theme_choice import ThemeChoice
from tui.config.workspace import Workspace
from tui.display.themes.builtin import THEMES, known_themes
from tui.keys.command import KeyCommand, show_key

_WORD = re.compile(r"\w+")
_MOVING = ("Read", "Library: move", "Find: move", "People: move", "Statements: move")
"""Groups that come last: nobody moves by the palette."""
_SMALL_WORDS = frozenset(("a", "an", "of", "the", "to"))
"""Words that make no other name of a command."""


def palette(
    screen: Screen[object],
    workspace: Workspace,
    theme_choice: ThemeChoice,
    *,
    open_guide: Callable[[], object],
) -> Iterator[SystemCommand]:
    """The commands of a screen with their keys, the guided article and the themes.

    Args:
        screen: The screen in front, whose `mode` names its commands.
        workspace: Has the keymap and the labels in force.
        theme_choice: Changes the theme.
        open_guide: Opens the guided article.
    """
    mode = getattr(screen, "mode", None)
    if mode is not None:
        yield from _commands(screen, workspace, mode)
    yield SystemCommand(
        "Help: guided article, the keys in a few minutes",
        "",
        lambda: screen.app.call_later(open_guide),
    )
    own = [theme.name for theme in THEMES]
    yield from _themes(own, theme_choice)
    yield SystemCommand("Theme: more, from a list", "", theme_choice.choose)
    # These are found by those who know their names.
    yield from _themes(sorted(known_themes().difference(own)), theme_choice)


def _themes(names: Iterable[str], theme_choice: ThemeChoice) -> Iterator[SystemCommand]:
    for name in names:
        yield SystemCommand(f"Theme: {name}", "", partial(theme_choice.use, name))


def _commands(screen: Screen[object], workspace: Workspace, mode: str) -> Iterator[SystemCommand]:
    groups = workspace.keymap.of_mode(mode)
    for name, commands in sorted(groups, key=lambda group: group[0] in _MOVING):
        group = name.partition(": ")[2].capitalize() or name
        for command in commands:
            if command.action == "palette":
                continue
            title = _scheme_title(command, workspace.scheme) if command.is_of_scheme else None
            if command.is_of_scheme and title is None:
                continue
            yield SystemCommand(
                f"{group}: {title or command_title(command)}",
                " ".join(map(show_key, command.keys)) or "",
                # The palette has to close first: an action speaks of the screen in front.
                lambda action=command.action: screen.app.call_later(screen.run_action, action),
            )


def command_title(command: KeyCommand) -> str:
    """What a command does, and its name in brackets where that has other words."""
    does = command.tooltip[0].lower() + command.tooltip[1:]
    words, name = (set(_WORD.findall(text.casefold())) for text in (does, command.label))
    return does if name - _SMALL_WORDS <= words else f"{does} ({command.label})"


def _scheme_title(command: KeyCommand, scheme: LabelScheme) -> str | None:
    """What the scheme says about a command; None where it has nothing on its key."""
    if command.is_attribute:
        keys = {attribute.key: attribute.name for attribute in scheme.attributes}
        name = keys.get(command.scheme_key)
        return f"choose {name}" if name is not None else None
    label = scheme.for_key(command.scheme_key)
    if label is None:
        return None
    return f"label {label.name}: {label.meaning}" if label.meaning else f"label {label.name}"
