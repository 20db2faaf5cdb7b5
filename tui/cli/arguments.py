"""The arguments of the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from annotate.author import ADJUDICATED
from tui.cli import exit_codes
from tui.cli.exchange_arguments import add_export, add_import
from tui.cli.messages import tell
from tui.cli.values import count, output, width
from tui.display.column_widths import WIDEST

COMMANDS = {
    "read": "open the reader",
    "extract": "find suggestions without the reader",
    "export": "export annotations from the library",
    "import": "import annotations into the library",
    "list": "list the articles with their counts",
    "stats": "count by annotator, label and status",
    "keys": "print commands and keys as configuration",
    "evaluate": "score predictions against gold",
    "compare": "measure the agreement of two annotators",
    "review": "adjudicate where two annotators differ",
    "doctor": "check the library and repair it",
    "restore": "restore a backup",
    "labels": "print the labels in force",
}
"""The commands, each with its line in the help."""

_ANNOTATOR_HELP = {
    "export": "only the annotations of this annotator (all)",
    "import": "annotator of annotations that name none (the login name)",
}
"""Help on --annotator, for commands that give it another meaning."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse arguments; `postil FILE` means `postil read FILE`."""
    words = _with_command(argv)
    parser = _parser(words[0])
    if words[0] == "read" and "read" not in argv:
        _check_first_word(parser, argv)
    return parser.parse_args(words)


def _check_first_word(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Reject a word that looks like a command and names no file: it is a slip."""
    word = argv[0] if argv else ""
    if word.isascii() and word.isalpha() and not os.path.lexists(word):
        commands = ", ".join(COMMANDS)
        parser.error(f"{word} is neither a file nor a command; the commands are {commands}")


def _with_command(argv: Sequence[str]) -> list[str]:
    """Put `read` before the first word that is no option, unless that is a command."""
    words = list(argv)
    if any(word in {"-h", "--help", "--version"} for word in words[:1]):
        return words
    takes_value = {"--library", "--annotator", "--labels"}
    index = 0
    while index < len(words) and words[index].startswith("--") and words[index] != "--":
        index += 2 if words[index] in takes_value else 1
    if index < len(words) and words[index] in COMMANDS:
        # Options that every command knows may stand in front of it as well.
        return [words[index], *words[:index], *words[index + 1 :]]
    return ["read", *words]


class _Parser(argparse.ArgumentParser):
    """Reports errors in one line, without the usage; accepts no abbreviated options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        tell(f"{message}; see {self.prog} --help")
        sys.exit(exit_codes.USAGE)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for; that takes longer than parsing."""

    def __call__(self, *_: object) -> None:
        from importlib.metadata import version

        print(f"postil {version('postil')}")
        sys.exit(0)


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="postil",
        description="Read an article in the terminal and mark its entities and claims.",
        epilog="postil FILE opens the reader; postil COMMAND --help lists its options.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, words in COMMANDS.items():
        subparser = commands.add_parser(name, parents=[_shared_options(name)], help=words)
        # The options of some commands need modules for which no other command should wait.
        if name == command and name in _OPTIONS:
            _OPTIONS[name](subparser)
    return parser


def _shared_options(command: str) -> _Parser:
    annotator_help = _ANNOTATOR_HELP.get(command, "the annotator (the login name)")
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--library", type=Path, default=None, metavar="DIR", help="where annotations are kept"
    )
    shared.add_argument("--annotator", default=None, metavar="NAME", help=annotator_help)
    shared.add_argument("--debug", action="store_true", help="show tracebacks")
    return shared


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", default=None, help="spaCy pipeline: a package or a folder")


def _add_labels_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--labels", type=Path, default=None, metavar="FILE", help="the labels to use, as TOML"
    )


def _add_labels(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print the labels in force as TOML, to start a labels.toml from."
    _add_labels_file(parser)
    parser.add_argument(
        "--check", type=Path, default=None, metavar="FILE", help="report every mistake in a file"
    )


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="?", metavar="FILE|FOLDER|URL|-", help="what to read")
    parser.add_argument("--encoding", default=None, help="of the file (utf-8)")
    _add_model(parser)
    _add_labels_file(parser)
    _add_looks(parser)
    parser.add_argument(
        "--no-suggestions", action="store_true", help="read and mark by hand; R still suggests"
    )


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--width", type=width, default=None, help=f"cells of text at most ({WIDEST})"
    )
    parser.add_argument(
        "--theme",
        default=None,
        help="postil-dark, -light, -contrast, -plain (no colour needed), or one of Textual",
    )


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="+", metavar="FILE|FOLDER|URL|-")
    parser.add_argument(
        "-o", "--output", type=output, default=None, metavar="OUT", help="a file (standard output)"
    )
    parser.add_argument(
        "--format",
        default=None,
        choices=["text", "jsonl"],
        help='of the inputs: plain text, or lines of {"text": …} (detected by ending and content)',
    )
    parser.add_argument("--encoding", default=None, help="of the texts (utf-8)")
    _add_model(parser)
    _add_labels_file(parser)
    parser.add_argument("--tokens", action="store_true", help="write tokens too")
    parser.add_argument(
        "--processes", type=count, default=1, metavar="N", help="pipelines at a time (1)"
    )
    parser.add_argument(
        "--resume", action="store_true", help="continue OUT.part, which an interrupted run left"
    )
    parser.add_argument("--force", action="store_true", help="replace an existing file")


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    what = "native JSONL, or a folder of brat standoff"
    parser.add_argument("gold", type=Path, metavar="GOLD", help=f"{what}: accepted annotations")
    parser.add_argument(
        "predicted", type=Path, metavar="PRED", help=f"{what}: suggested and accepted ones"
    )


def _add_compare(parser: argparse.ArgumentParser) -> None:
    what = "an annotator in the library, native JSONL, or a folder of brat standoff"
    parser.add_argument("first", metavar="A", help=what)
    parser.add_argument("second", metavar="B", help="the same")
    parser.add_argument("article", nargs="*", metavar="ARTICLE", help="id, title or path; else all")


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Walk through the differences of two annotators. The result is stored as a separate layer: "
        f"that of --annotator NAME, else of “{ADJUDICATED}”."
    )
    _add_compare(parser)
    _add_model(parser)
    _add_labels_file(parser)
    _add_looks(parser)


def _add_stats(parser: argparse.ArgumentParser) -> None:
    parser.description = "Count by annotator, label and status; --annotator NAME counts one layer."
    parser.add_argument("article", nargs="*", metavar="ARTICLE", help="id, title or path; else all")
    parser.add_argument("--json", action="store_true", help="for programs")


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="repair what can be repaired")


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="id, title or path")
    parser.add_argument("--force", action="store_true", help="even if the file can be read")


_OPTIONS = {
    "read": _add_read,
    "extract": _add_extract,
    "export": add_export,
    "import": add_import,
    "evaluate": _add_evaluate,
    "compare": _add_compare,
    "review": _add_review,
    "stats": _add_stats,
    "doctor": _add_doctor,
    "restore": _add_restore,
    "labels": _add_labels,
}
"""Functions that add the options of a command, for commands with options."""
