"""What can be said on the command line."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from tui.measure import WIDEST

COMMANDS = ("read", "extract", "export", "import", "list")
_LEAST_WIDTH, _MOST_WIDTH = 20, 200


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse arguments; `postil FILE` means `postil read FILE`."""
    return _parser().parse_args(_with_command(argv))


def _with_command(argv: Sequence[str]) -> list[str]:
    """Put `read` in front of the first word that is no option, unless a command stands there."""
    words = list(argv)
    if any(word in {"-h", "--help", "--version"} for word in words[:1]):
        return words
    takes_value = {"--library", "--annotator"}
    index = 0
    while index < len(words) and words[index].startswith("--"):
        index += 2 if words[index] in takes_value else 1
    if index >= len(words) or words[index] not in COMMANDS:
        words.insert(0, "read")
    return words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="postil",
        description="Read an article in the terminal and mark its entities and claims.",
        epilog="postil FILE opens the reader; postil COMMAND --help tells more.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"postil {version('postil')}")
    shared = _shared()
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_read(commands.add_parser("read", parents=[shared], help="open the reader"))
    _add_extract(
        commands.add_parser("extract", parents=[shared], help="suggestions without the reader")
    )
    _add_export(commands.add_parser("export", parents=[shared], help="out of the library"))
    _add_import(commands.add_parser("import", parents=[shared], help="into the library"))
    commands.add_parser("list", parents=[shared], help="the library, with counts")
    return parser


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument(
        "--library", type=Path, default=None, metavar="DIR", help="where annotations are kept"
    )
    shared.add_argument(
        "--annotator", default=None, metavar="NAME", help="whose annotations (the login name)"
    )
    shared.add_argument("--debug", action="store_true", help="show tracebacks")
    return shared


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="?", metavar="FILE|FOLDER|-", help="what to read")
    parser.add_argument("--encoding", default="utf-8", help="of the file (utf-8)")
    parser.add_argument("--model", default=None, help="spaCy pipeline: a package or a folder")
    parser.add_argument(
        "--width", type=_width, default=None, help=f"cells of text at most ({WIDEST})"
    )
    parser.add_argument("--theme", default=None, help="postil-dark, postil-light or one of Textual")


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="+", metavar="FILE|FOLDER|-")
    parser.add_argument("-o", "--output", type=Path, default=None, metavar="OUT")
    parser.add_argument("--encoding", default="utf-8", help="of the files (utf-8)")
    parser.add_argument("--model", default=None, help="spaCy pipeline: a package or a folder")
    parser.add_argument("--tokens", action="store_true", help="write tokens too")
    parser.add_argument("--force", action="store_true", help="replace an existing file")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", nargs="*", metavar="ARTICLE", help="id, title or path; else all")
    parser.add_argument("--format", default="jsonl", choices=["jsonl"])
    parser.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "rejected", "suggested", "all"],
        help="what to export (accepted)",
    )
    parser.add_argument("-o", "--output", type=Path, default=None, metavar="OUT")
    parser.add_argument("--tokens", action="store_true", help="write tokens too")
    parser.add_argument("--force", action="store_true", help="replace an existing file")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", default="jsonl", choices=["jsonl"])
    known = parser.add_mutually_exclusive_group()
    for name, words in (
        ("merge", "add to what is there; the imported record wins"),
        ("replace", "put the imported annotations in place of those there"),
        ("skip", "leave articles alone that are annotated already"),
    ):
        known.add_argument(f"--{name}", dest="known", action="store_const", const=name, help=words)


def _width(text: str) -> int:
    width = int(text)
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH:
        raise argparse.ArgumentTypeError(f"between {_LEAST_WIDTH} and {_MOST_WIDTH}, not {width}")
    return width


def login_name() -> str:
    """The annotator when nobody is named."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}"
