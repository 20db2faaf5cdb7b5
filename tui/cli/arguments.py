"""The arguments of the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from annotate.text.nearest_word import did_you_mean
from tui.cli.command_texts import COMMANDS
from tui.cli.parser import Parser

__all__ = ["COMMANDS", "every_parser", "first_operand", "parse", "with_command"]

_ANNOTATOR_HELP = {
    "export": "Export only what this annotator did.",
    "extract": "Suggest with what was learned from this annotator in the library.",
    "find": "Find only what this annotator did.",
    "import": "Whose annotations these are, where the file does not say.",
    "replay": "Whose finished articles to replay (default: your login name).",
    "learn": "Whose finished articles to learn from (default: your login name).",
    "train": "The same as --layer.",
    "claims": "Show only what this annotator did.",
    "people": "Count only what this annotator did.",
    "assign": "Who assigns the articles.",
    "statements": "Compare only what this annotator did.",
    "editions": "Whose annotations to use for articles of the library.",
    "stats": "Count only what this annotator did.",
}
"""Help on --annotator, for commands that give it another meaning."""
_TAKES_VALUE = frozenset(
    ("--library", "--annotator", "--labels", "--theme", "--width", "--model", "--encoding")
)
"""Options that may stand in front of a command or a file, with a value behind them."""
_MODULES: Mapping[str, str] = {
    "extract": "extract_arguments",
    **dict.fromkeys(("export", "import"), "exchange_arguments"),
    **dict.fromkeys(("learn", "train", "use", "replay"), "training_arguments"),
    **dict.fromkeys(("assign", "compare", "review"), "team_arguments"),
    **dict.fromkeys(("claims", "people", "statements", "editions", "find"), "corpus_arguments"),
    **dict.fromkeys(("read", "serve", "labels", "config", "completion"), "command_options"),
    **dict.fromkeys(("evaluate", "stats", "doctor", "restore"), "command_options"),
}
"""The module with the options of each command that has any, in a function `add_` with its name."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse arguments; `postil FILE` means `postil read FILE`.

    Only the parser of the one command is made: to make all of them takes longer than to parse.
    """
    name, *words = with_command(argv)
    if name not in COMMANDS:
        return _whole_parser(options=False).parse_args([name, *words])
    operand = first_operand(argv)
    if name == "read" and argv[operand : operand + 1] != ["read"]:
        _check_first_word("".join(argv[operand : operand + 1]))
    text = COMMANDS[name]
    parser = Parser(prog=f"postil {name}", description=text.description, epilog=text.epilog)
    parser.set_defaults(command=name)
    _add_options(parser, name)
    return parser.parse_all(words)


def every_parser() -> argparse.ArgumentParser:
    """Return the parser with the options of all commands."""
    return _whole_parser(options=True)


def _check_first_word(word: str) -> None:
    """Reject a word that looks like a command and names no file: it is a slip."""
    if word.isascii() and word.isalpha() and not os.path.lexists(word):
        hint = did_you_mean(word, COMMANDS) or f"; the commands are {', '.join(COMMANDS)}"
        Parser(prog="postil").error(f"{word} is neither a file nor a command{hint}")


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


def _whole_parser(*, options: bool) -> Parser:
    """Return the parser of all commands.

    Args:
        options: Whether the commands get their options; the list of commands needs none.
    """
    parser = Parser(
        prog="postil",
        description="Read articles in the terminal, and mark their entities and claims.",
        epilog="`postil FILE` opens the reader. `postil COMMAND --help` explains a command.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="Print the version.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in COMMANDS.items():
        command_parser = commands.add_parser(
            name, help=text.summary, description=text.description, epilog=text.epilog
        )
        if options:
            _add_options(command_parser, name)
    return parser


def _add_options(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options that all commands have, and those of one, whose module is imported now."""
    annotator_help = _ANNOTATOR_HELP.get(command, "Who annotates (default: your login name).")
    parser.add_argument(
        "--library",
        type=Path,
        default=None,
        metavar="DIR",
        help="The folder that annotations are kept in.",
    )
    parser.add_argument("--annotator", default=None, metavar="NAME", help=annotator_help)
    parser.add_argument("--debug", action="store_true", help="Show the traceback of an error.")
    if command in _MODULES:
        module = import_module(f"tui.cli.{_MODULES[command]}")
        getattr(module, f"add_{command}")(parser)
