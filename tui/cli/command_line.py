"""The command line as a function: arguments in, exit code out, one clear line for every error."""

from __future__ import annotations

import importlib
import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from annotate.author import Author
from annotate.errors import PostilError
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.arguments import parse
from tui.cli.messages import tell
from tui.cli.values import login_name
from tui.config.configuration import Configuration, configuration_path, load_configuration
from tui.config.origins import library_setting

_COMPLETION = "_ARGCOMPLETE"
"""The environment variable by which a shell asks for the words that complete a line."""


def run(words: Sequence[str]) -> int:
    """Run the program on the words behind its name; returns its exit code."""
    if _COMPLETION in os.environ:
        from tui.cli.completion import complete

        complete()
    return _run(parse(words))


def _run(arguments: Namespace) -> int:
    try:
        return _perform(arguments)
    except BrokenPipeError:
        return exit_codes.PIPE_CLOSED
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except PostilError as error:
        if arguments.debug:
            raise
        tell(str(error))
        return exit_codes.exit_code(error)
    except Exception as error:
        # The last net: people get a line, and a traceback only on request.
        if arguments.debug:
            raise
        tell(f"internal error, {type(error).__name__}: {error}; --debug shows where")
        return exit_codes.INTERNAL


def _perform(arguments: Namespace) -> int:
    settings = load_configuration(configuration_path())
    folder = library_setting(arguments.library, settings, os.environ).value
    suggesters = tuple(suggester.name for suggester in settings.suggesters)
    library = Library(Path(folder), suggesters=suggesters)
    name = arguments.annotator or settings.annotator or login_name()
    return _command(arguments.command)(arguments, settings, library, Author(name))


Command = Callable[[Namespace, Configuration, Library, Author], int]


def _command(name: str) -> Command:
    """The function of a command, whose module is imported only now."""
    # No module can be called `import`.
    module = importlib.import_module(f"tui.cli.{'importing' if name == 'import' else name}")
    command: Command = module.run
    return command
