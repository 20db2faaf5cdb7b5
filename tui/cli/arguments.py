"""The arguments of the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui.cli.command_texts import COMMANDS
from tui.cli.exchange_arguments import add_export, add_import
from tui.cli.parser import Parser, option_names
from tui.cli.suggesting import did_you_mean
from tui.cli.values import count, output, width
from tui.display.column_widths import WIDEST

__all__ = ["COMMANDS", "every_parser", "first_operand", "parse", "with_command"]

_ANNOTATOR_HELP = {
    "export": "Export only what this annotator did.",
    "extract": "Suggest with what was learned from this annotator in the library.",
    "import": "Whose annotations these are where the file does not say.",
    "replay": "Whose finished articles to replay; your login name without it.",
    "learn": "Whose finished articles to learn from; your login name without it.",
    "stats": "Count only what this annotator did.",
}
"""Help on --annotator, for commands that give it another meaning."""
_TAKES_VALUE = frozenset({"--library", "--annotator", "--labels"})
"""Options that may stand in front of a command, with a value behind them."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse arguments; `postil FILE` means `postil read FILE`."""
    words = with_command(argv)
    parser, command_parsers = _parsers([words[0]])
    operand = first_operand(argv)
    if words[0] == "read" and argv[operand : operand + 1] != ["read"]:
        _check_first_word(parser, "".join(argv[operand : operand + 1]))
    options = option_names(command_parsers[words[0]]) if words[0] in command_parsers else ()
    return parser.parse_all(words, options)


def every_parser() -> argparse.ArgumentParser:
    """Return the parser with the options of all commands."""
    return _parsers(COMMANDS)[0]


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
        from importlib.metadata import version

        print(f"postil {version('postil')}")
        sys.exit(0)


def _parsers(names: Iterable[str]) -> tuple[Parser, dict[str, argparse.ArgumentParser]]:
    """Return the parser, and those of the commands by name.

    Args:
        names: The commands to give their options; those of some need modules for which no other
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
    for name, text in COMMANDS.items():
        command_parsers[name] = subparser = commands.add_parser(
            name,
            parents=[_shared_options(name)],
            help=text.summary,
            description=text.description,
            epilog=text.epilog,
        )
        if name in names and name in _OPTIONS:
            _OPTIONS[name](subparser)
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


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        default=None,
        metavar="NAME",
        help="The spaCy pipeline to use: the name of a package, or a folder.",
    )


def _add_labels_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--labels",
        type=Path,
        default=None,
        metavar="FILE",
        help="The labels to use, as TOML; those of the library without it.",
    )


def _add_labels(parser: argparse.ArgumentParser) -> None:
    _add_labels_file(parser)
    parser.add_argument(
        "--check",
        type=Path,
        default=None,
        metavar="FILE",
        help="Print nothing, but name every mistake in this file.",
    )


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="?", metavar="FILE|FOLDER|URL|-", help="What to read.")
    parser.add_argument(
        "--encoding", default=None, help="How the file is encoded; UTF-8 without it."
    )
    _add_model(parser)
    _add_labels_file(parser)
    _add_looks(parser)
    parser.add_argument(
        "--no-suggestions", action="store_true", help="Read and mark by hand; R still suggests."
    )


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--width",
        type=width,
        default=None,
        metavar="CELLS",
        help=f"How wide a line of text may be; {WIDEST} without it.",
    )
    parser.add_argument(
        "--theme",
        default=None,
        metavar="NAME",
        help="postil-dark, postil-light, postil-contrast, postil-plain (which needs no colour), "
        "or one of Textual’s.",
    )


def _add_config(parser: argparse.ArgumentParser) -> None:
    _add_model(parser)
    _add_labels_file(parser)
    _add_looks(parser)


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="+", metavar="FILE|FOLDER|URL|-", help="What to read.")
    parser.add_argument(
        "-o",
        "--output",
        type=output,
        default=None,
        metavar="OUT",
        help="The file to write; standard output without it.",
    )
    parser.add_argument(
        "--format",
        default=None,
        choices=["text", "jsonl"],
        metavar="NAME",
        help='How the inputs are to be read: as "text", or as "jsonl", lines of {"text": …}. '
        "Without it, ending and content decide.",
    )
    parser.add_argument(
        "--encoding", default=None, help="How the texts are encoded; UTF-8 without it."
    )
    _add_model(parser)
    _add_labels_file(parser)
    parser.add_argument("--tokens", action="store_true", help="Write tokens too.")
    parser.add_argument(
        "--processes",
        type=count,
        default=1,
        metavar="N",
        help="How many texts to work on at a time; 1 without it.",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="Continue OUT.part, which an interrupted run has left.",
    )
    parser.add_argument("--force", action="store_true", help="Replace an existing file.")


def _add_learn(parser: argparse.ArgumentParser) -> None:
    _add_model(parser)
    _add_labels_file(parser)
    actions = parser.add_mutually_exclusive_group()
    for name, words in (
        ("off", "Learn nothing from now on, and use nothing that was learned."),
        ("on", "Learn again after --off."),
        ("forget", "Delete what was learned; annotations stay."),
        ("cues", "Only list the library’s own cues, with their counts."),
    ):
        actions.add_argument(
            f"--{name}", dest="action", action="store_const", const=name, help=words
        )


def _add_replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="LIBRARY",
        help="The folder of a library; the one in force without it.",
    )
    parser.add_argument(
        "--no-keys", action="store_true", help="Count no keys, which take most of the time."
    )
    _add_model(parser)
    _add_labels_file(parser)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    what = "native JSONL or a folder of brat standoff"
    parser.add_argument(
        "gold", type=Path, metavar="GOLD", help=f"What is right: {what}; accepted ones count."
    )
    parser.add_argument(
        "predicted",
        type=Path,
        metavar="PRED",
        help="What is to be scored, the same; suggested and accepted ones count.",
    )


def _add_compare(parser: argparse.ArgumentParser) -> None:
    what = "An annotator of the library, native JSONL, or a folder of brat standoff."
    parser.add_argument("first", metavar="A", help=what)
    parser.add_argument("second", metavar="B", help="Another one of these.")
    _add_articles(parser)


def _add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article",
        nargs="*",
        metavar="ARTICLE",
        help="An id, a path, or a title or part of one; all articles without it.",
    )


def _add_review(parser: argparse.ArgumentParser) -> None:
    _add_compare(parser)
    _add_model(parser)
    _add_labels_file(parser)
    _add_looks(parser)


def _add_stats(parser: argparse.ArgumentParser) -> None:
    _add_articles(parser)
    parser.add_argument("--json", action="store_true", help="Print JSON, for a program.")


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="Repair what can be repaired.")


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article", metavar="ARTICLE", help="An id, a path, or a title or part of one."
    )
    parser.add_argument(
        "--force", action="store_true", help="Restore it even if the file can be read."
    )


def _add_completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell", choices=["bash", "zsh", "fish"], metavar="SHELL", help="bash, zsh or fish."
    )


_OPTIONS = {
    "read": _add_read,
    "extract": _add_extract,
    "export": add_export,
    "import": add_import,
    "learn": _add_learn,
    "replay": _add_replay,
    "evaluate": _add_evaluate,
    "compare": _add_compare,
    "review": _add_review,
    "stats": _add_stats,
    "doctor": _add_doctor,
    "restore": _add_restore,
    "labels": _add_labels,
    "config": _add_config,
    "completion": _add_completion,
}
"""Functions that add the options of a command, for commands with options."""
