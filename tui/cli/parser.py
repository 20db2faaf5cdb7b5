"""The parser of the command line: errors in one line, with the nearest word that exists."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from annotate.text.nearest_word import did_you_mean
from tui.cli import exit_codes
from tui.cli.messages import tell


class Parser(argparse.ArgumentParser):
    """Reports errors in one line, without the usage; accepts no abbreviated options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{
                "allow_abbrev": False,
                "formatter_class": argparse.RawDescriptionHelpFormatter,
                **settings,
            }
        )

    def error(self, message: str) -> NoReturn:
        """End with the message."""
        tell(f"{message}; see {self.prog} --help")
        sys.exit(exit_codes.USAGE)

    def parse_all(self, words: Sequence[str], options: Iterable[str]) -> argparse.Namespace:
        """Parse words of which all must be understood.

        Args:
            words: The words behind the name of the program.
            options: The options to name where one is not known.
        """
        arguments, unknown = self.parse_known_args(words)
        if unknown:
            hint = did_you_mean(unknown[0], options) if unknown[0].startswith("--") else ""
            self.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")
        return arguments

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a value that is none of the choices, and name the nearest one.

        argparse itself does so from Python 3.14 on.
        """
        choices = [] if action.choices is None else list(action.choices)
        if not choices or value in choices:
            return
        hint = did_you_mean(str(value), choices) or f" (choose from {', '.join(choices)})"
        raise argparse.ArgumentError(action, f"invalid choice: {value!r}{hint}")


def actions_of(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the options and operands of a parser, for which argparse has no public name."""
    actions: list[argparse.Action] = vars(parser)["_actions"]
    return actions


def option_names(parser: argparse.ArgumentParser) -> list[str]:
    """Return the options of a parser."""
    return [name for action in actions_of(parser) for name in action.option_strings]
