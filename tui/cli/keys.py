"""`postil keys`: every command with its keys, as a table for the configuration file."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration, configuration_path
from tui.config.errors import ConfigurationError
from tui.keys.keymap import DEFAULT


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the keys in force, or the default ones where the configuration is wrong."""
    from tui.config.key_settings import resolve

    path = configuration_path()
    keymap, code = DEFAULT, exit_codes.OK
    try:
        keymap = resolve(settings.keys, where=str(path))
    except ConfigurationError as error:
        tell(str(error))
        code = exit_codes.exit_code(error)
    lines = [f"# Lines that you change go into {path}", "[keys]"]
    for name, commands in keymap.groups.items():
        lines += ["", f"# {name}"]
        for command in commands:
            keys = ", ".join(map(_quoted, command.keys))
            lines.append(f'"{command.id}" = [{keys}]  # {command.tooltip}')
    write_lines(lines)
    return code


def _quoted(key: str) -> str:
    return f"'{key}'" if key in {'"', "\\"} else f'"{key}"'
