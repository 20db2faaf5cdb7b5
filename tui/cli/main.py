"""The entry point: arguments in, exit code out, one clear line for every error."""

from __future__ import annotations

import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from annotate.author import Author
from annotate.errors import PostilError
from store.library import Library
from tui.cli import exit_codes
from tui.cli.arguments import login_name, parse
from tui.cli.words import tell
from tui.configuration import (
    Configuration,
    configuration_path,
    default_library,
    load_configuration,
)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and end with its exit code."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    sys.exit(_run(arguments))


def _run(arguments: Namespace) -> int:
    try:
        settings = load_configuration(configuration_path())
        library = Library(_library_folder(arguments, settings))
        name = arguments.annotator or settings.annotator or login_name()
        return _command(arguments.command)(arguments, settings, library, Author(name))
    except PostilError as error:
        if arguments.debug:
            raise
        tell(str(error))
        return exit_codes.exit_code(error)
    except BrokenPipeError:
        # Python would complain once more when it flushes the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.PIPE_CLOSED
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED


Command = Callable[[Namespace, Configuration, Library, Author], int]


def _command(name: str) -> Command:
    """The function of a command; each is imported only when it is called for."""
    module = importlib.import_module(f"tui.cli.{_MODULES[name]}")
    command: Command = module.run
    return command


_MODULES = {
    "read": "read",
    "extract": "extract",
    "export": "export",
    "import": "importing",
    "list": "listing",
}


def _library_folder(arguments: Namespace, settings: Configuration) -> Path:
    named = arguments.library or os.environ.get("POSTIL_LIBRARY") or settings.library
    return Path(named).expanduser() if named else default_library()
