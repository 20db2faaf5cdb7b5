"""The parser of the command line: errors in one line, with the nearest word that exists."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from annotate.text.nearest_word import did_you_mean
from tui.cli import exit_codes
from tui.cli.messages import tell

_FIXED_WIDTH = partial(argparse.RawDescriptionHelpFormatter, width=80)
"""A formatter that does not measure the terminal; argparse makes one for each option it checks."""


class Parser(argparse.ArgumentParser):
    """Reports errors in one line, without the usage; accepts no abbreviated options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{
                "allow_abbrev": False,
                "formatter_class": _FIXED_WIDTH,
                **settings,
            }
        )

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """End with the message."""
        tell(f"{message}; see {self.prog} --help")
        sys.exit(exit_codes.USAGE)

    def parse_all(self, words: Sequence[str]) -> argparse.Namespace:
        """Parse words of which all must be understood."""
        arguments, unknown = self.parse_known_args(words)
        if unknown:
            hint = _nearest_option(self, unknown[0])
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


def _nearest_option(parser: argparse.ArgumentParser, word: str) -> str:
    """Ask for the option that is nearest to an unknown one; empty where none is near."""
    names = [name for action in actions_of(parser) for name in action.option_strings]
    return did_you_mean(word, names) if word.startswith("--") else ""
