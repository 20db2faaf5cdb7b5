"""`postil config`: where things are, and the settings in force with where they come from."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from collections.abc import Iterator

from platformdirs import user_log_path

from annotate.author import Author
from annotate.errors import PipelineUnavailable
from store.library.library import Library
from store.library.preferences import Preferences
from tui.cli import exit_codes
from tui.cli.streams import write_lines
from tui.cli.values import login_name
from tui.config.configuration import Configuration, KeySettings, configuration_path
from tui.config.label_files import labels_in_force, last_labels, named_files
from tui.config.last_theme import last_theme
from tui.config.origins import (
    CONFIGURATION,
    DEFAULT,
    ENVIRONMENT,
    OPTION,
    Setting,
    library_setting,
)
from tui.config.paths import theme_path
from tui.config.pipeline_in_force import PIPELINE
from tui.config.workspace import Workspace
from tui.display.column_widths import WIDEST
from tui.display.glyphs import visible
from tui.display.plural import counted

_DARK = "postil-dark"
"""The theme where none is named; its own module would load Textual."""


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the settings; returns the exit code."""
    rows = [
        (visible(s.name), visible(s.value), visible(s.origin))
        for s in _settings(arguments, settings, library, author)
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = (f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for name, value, origin in rows)
    write_lines(line.rstrip() for line in lines)
    return exit_codes.OK


def _settings(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> Iterator[Setting]:
    path = configuration_path()
    yield Setting("configuration", str(path), "" if path.exists() else "not written yet")
    yield library_setting(arguments.library, settings, os.environ)
    yield Setting("logs", str(user_log_path("postil")), "written after a crash")
    yield _chosen("annotator", arguments.annotator, settings.annotator, login_name(), "login name")
    yield _pipeline(arguments, settings, library, author)
    yield _labels(arguments, settings, library)
    if settings.suggesters:
        titles = ", ".join(suggester.whereabouts for suggester in settings.suggesters)
        yield Setting("suggesters", titles, CONFIGURATION)
    yield _chosen("width", arguments.width, settings.width, WIDEST)
    yield _theme(arguments, settings)
    has_own_keys = settings.keys != KeySettings()
    yield _announcing(arguments, settings)
    for name, command in (("lookup", settings.lookup), ("speak", settings.speak)):
        yield Setting(
            name, shlex.join(command) or "no program", CONFIGURATION if command else DEFAULT
        )
    yield Setting("keys", _keys(settings.keys), CONFIGURATION if has_own_keys else DEFAULT)


def _chosen(
    name: str, option: object, configured: object, default: object, origin: str = DEFAULT
) -> Setting:
    """Return a setting that an option, the configuration or the default gives."""
    if option:
        return Setting(name, str(option), OPTION.format(f"--{name}"))
    if configured:
        return Setting(name, str(configured), CONFIGURATION)
    return Setting(name, str(default), origin)


def _theme(arguments: Namespace, settings: Configuration) -> Setting:
    # As in the reader, where colours are not wanted only an option brings them back.
    if not arguments.theme and os.environ.get("NO_COLOR"):
        return Setting("theme", "postil-plain", ENVIRONMENT.format("NO_COLOR"))
    palette_theme = None if arguments.theme or settings.theme else _last_theme()
    if palette_theme is not None:
        return Setting("theme", palette_theme, "chosen in the palette")
    return _chosen("theme", arguments.theme, settings.theme, _DARK)


def _announcing(arguments: Namespace, settings: Configuration) -> Setting:
    words = {True: "yes", False: "no"}
    if arguments.announce is not None:
        option = "--announce" if arguments.announce else "--no-announce"
        return Setting("announce", words[arguments.announce], OPTION.format(option))
    return Setting(
        "announce", words[settings.announce], CONFIGURATION if settings.announce else DEFAULT
    )


def _last_theme() -> str | None:
    """The theme that the reader would take from the palette's last choice."""
    path = theme_path()
    if not path.exists():
        return None
    from tui.display.themes.builtin import known_themes  # loads Textual

    return last_theme(path, known_themes())


def _pipeline(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> Setting:
    workspace = Workspace(library, author, model=arguments.model, usual_model=settings.usual_model)
    choice = workspace.pipeline()
    best = f"the best for language {settings.language}, {CONFIGURATION}"
    best = best if settings.language else "the best that is installed"
    named = _chosen("model", arguments.model, settings.model, "", best)
    if isinstance(choice, PipelineUnavailable):
        return Setting("model", str(choice), named.origin)
    if not arguments.model:
        origins = ((author.name, "picked in this library"), (None, "of this library, postil use"))
        for whose, origin in origins:
            if Preferences(library, whose).get(PIPELINE) == choice.location:
                return Setting("model", choice.title, origin)
    package = f", from {choice.package}" if choice.package else ""
    return Setting("model", choice.title, named.origin + package)


def _labels(arguments: Namespace, settings: Configuration, library: Library) -> Setting:
    choice = labels_in_force(library, named_files(settings, arguments.labels))
    names = counted(len(choice.scheme.names), "label")
    if choice.path is None:
        return Setting("labels", names, DEFAULT)
    is_last = choice.path == last_labels(library)
    path = f"as last time, {choice.path}" if is_last else str(choice.path)
    named = _chosen("labels", arguments.labels, settings.labels, "", path)
    return Setting("labels", names, named.origin)


def _keys(keys: KeySettings) -> str:
    own = len(keys.overrides)
    return f"preset {keys.preset}" + (f", {own} changed" if own else "")
