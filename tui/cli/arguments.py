"""The arguments of the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from annotate.text.nearest_word import did_you_mean
from tui.cli.command_options import OPTIONS
from tui.cli.command_texts import COMMANDS
from tui.cli.parser import Parser, option_names

__all__ = ["COMMANDS", "every_parser", "first_operand", "parse", "with_command"]

_ANNOTATOR_HELP = {
    "export": "Export only what this annotator did.",
    "extract": "Suggest with what was learned from this annotator in the library.",
    "find": "Find only what this annotator did.",
    "import": "Whose annotations these are where the file does not say.",
    "replay": "Whose finished articles to replay; your login name without it.",
    "learn": "Whose finished articles to learn from; your login name without it.",
    "train": "Whose annotations, as with --layer.",
    "claims": "Show only what this annotator did.",
    "people": "Count only what this annotator did.",
    "assign": "Who assigns.",
    "statements": "Compare only what this annotator did.",
    "editions": "Whose annotations of stored articles to compare.",
    "stats": "Count only what this annotator did.",
}
"""Help on --annotator, for commands that give it another meaning."""
_TAKES_VALUE = frozenset({"--library", "--annotator", "--labels"})
"""Options that may stand in front of a command, with a value behind them."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse arguments; `postil FILE` means `postil read FILE`."""
    words = with_command(argv)
    is_command = words[0] in COMMANDS
    parser, command_parsers = _parsers([words[0]] if is_command else COMMANDS, options=is_command)
    operand = first_operand(argv)
    if words[0] == "read" and argv[operand : operand + 1] != ["read"]:
        _check_first_word(parser, "".join(argv[operand : operand + 1]))
    options = option_names(command_parsers[words[0]]) if is_command else ()
    return parser.parse_all(words, options)


def every_parser() -> argparse.ArgumentParser:
    """Return the parser with the options of all commands."""
    return _parsers(COMMANDS, options=True)[0]


def _check_first_word(parser: argparse.ArgumentParser, word: str) -> None:
    """Reject a word that looks like a command and names no file: it is a slip."""
    if word.isascii() and word.isalpha() and not os.path.lexists(word):
        hint = did_you_mean(word, COMMANDS) or f"; the commands are {', '.join(COMMANDS)}"
        parser.error(f"{word} is neither a file nor a command{hint}")


def with_command(argv: Sequence[str]) -> list[str]:
    """Put `read` before the first word that is no option, unless that is a command."""
    words = list(argv)
    if any(word in {"-h", "--help", "--version"} for word in words[:1]):
        return words
    index = first_operand(words)
    if index < len(words) and words[index] in COMMANDS:
        # Options that every command knows may stand in front of it as well.
        return [words[index], *words[:index], *words[index + 1 :]]
    return ["read", *words]


def first_operand(words: Sequence[str]) -> int:
    """Return the index of the first word that is no option, nor the value of one."""
    index = 0
    while index < len(words) and words[index].startswith("--") and words[index] != "--":
        index += 2 if words[index] in _TAKES_VALUE else 1
    return index


class _Version(argparse.Action):
    """Looks the version up only when it is asked for; that takes longer than parsing."""

    def __call__(self, *_: object) -> None:
        from tui.cli.version import print_version

        print_version()
        sys.exit(0)


def _parsers(
    names: Iterable[str], *, options: bool
) -> tuple[Parser, dict[str, argparse.ArgumentParser]]:
    """Return a parser of some commands, and those of the commands by name.

    Args:
        names: The commands; to make all of them takes longer than to parse.
        options: Whether they get their options; those of some need modules for which no other
            command should wait.
    """
    parser = Parser(
        prog="postil",
        description="Read articles in the terminal, and mark their entities and claims.",
        epilog="`postil FILE` opens the reader. `postil COMMAND --help` explains a command.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="Print the version.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    command_parsers: dict[str, argparse.ArgumentParser] = {}
    for name in names:
        text = COMMANDS[name]
        command_parsers[name] = subparser = commands.add_parser(
            name,
            parents=[_shared_options(name)],
            help=text.summary,
            description=text.description,
            epilog=text.epilog,
        )
        if options and name in OPTIONS:
            OPTIONS[name](subparser)
    return parser, command_parsers


def _shared_options(command: str) -> Parser:
    annotator_help = _ANNOTATOR_HELP.get(command, "Who annotates; your login name without it.")
    shared = Parser(add_help=False)
    shared.add_argument(
        "--library", type=Path, default=None, metavar="DIR", help="Where annotations are kept."
    )
    shared.add_argument("--annotator", default=None, metavar="NAME", help=annotator_help)
    shared.add_argument("--debug", action="store_true", help="Show the traceback of an error.")
    return shared
