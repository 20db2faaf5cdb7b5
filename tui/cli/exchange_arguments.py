"""The options of `postil export` and `postil import`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.shared_arguments import add_articles
from tui.cli.values import moment, name_pattern, output, positive, shares


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil export`."""
    from store.formats.registry import FORMATS

    _shorten_usage(parser, "[ARTICLE ...]")
    add_articles(parser)
    names = [file_format.name for file_format in FORMATS]
    _add_format(parser, names, "By default, the ending of OUT decides, or jsonl is written.")
    parser.add_argument(
        "-o",
        "--output",
        type=output,
        default=None,
        metavar="OUT",
        help="The file to write, or the folder for several (default: standard output).",
    )
    parser.add_argument("--force", action="store_true", help="Replace an existing file.")
    parser.add_argument(
        "--labels",
        type=Path,
        default=None,
        metavar="FILE",
        help="The labels in force, as TOML; others are reported, and left out while pending.",
    )
    _add_selection(parser.add_argument_group("selection"))
    _add_shape(parser.add_argument_group("form of the files"))


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil import`."""
    from store.formats.registry import FORMATS

    _shorten_usage(parser, "FILE|FOLDER [...]")
    parser.add_argument("input", nargs="+", type=Path, metavar="FILE|FOLDER", help="What to read.")
    names = [file_format.name for file_format in FORMATS if file_format.can_import]
    _add_format(
        parser,
        names,
        "By default, name and content decide where they are clear, else it is jsonl.",
    )
    parser.add_argument(
        "--finished",
        action="store_true",
        help="Mark the articles as done where the file does not say, so that learning and training "
        "use them.",
    )
    _add_file_layout(parser)
    on_existing = parser.add_argument_group(
        "articles that are annotated already"
    ).add_mutually_exclusive_group()
    for name, words in (
        ("merge", "Add to what is there; the imported record wins over an equal one."),
        ("replace", "Replace what is there with the imported annotations."),
        ("skip", "Leave them alone."),
    ):
        on_existing.add_argument(
            f"--{name}", dest="on_existing", action="store_const", const=name, help=words
        )


def _shorten_usage(parser: argparse.ArgumentParser, operands: str) -> None:
    parser.usage = f"{parser.prog} [OPTION ...] {operands}"


def _add_format(parser: argparse.ArgumentParser, names: list[str], otherwise: str) -> None:
    parser.add_argument(
        "--format",
        default=None,
        choices=names,
        metavar="NAME",
        help=f"One of {', '.join(names)}. {otherwise}",
    )


def _add_selection(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--status",
        default=None,
        choices=["accepted", "rejected", "suggested", "all"],
        metavar="STATUS",
        help="What to export: accepted, rejected, suggested or all (default: accepted, and for "
        "spacy rejected ones as negatives).",
    )
    group.add_argument(
        "--label",
        action="append",
        default=[],
        metavar="L",
        help="Export only this label; may be repeated.",
    )
    group.add_argument(
        "--since",
        type=moment,
        default=None,
        metavar="TIME",
        help="Export articles that changed since then, such as 2026-11-23.",
    )
    group.add_argument("--finished", action="store_true", help="Export finished articles only.")


def _add_shape(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--unit",
        default="article",
        choices=["article", "paragraph", "sentence"],
        metavar="UNIT",
        help="The unit of an example: article, paragraph or sentence (default: article).",
    )
    group.add_argument(
        "--align",
        default="contract",
        choices=["contract", "expand", "strict"],
        metavar="HOW",
        help="What happens to a span that does not begin and end where tokens do: contract, "
        "expand, or strict, which leaves it out (default: contract).",
    )
    group.add_argument(
        "--split",
        type=shares,
        default={},
        metavar="SHARES",
        help="Divide the articles into sets, such as train=0.8,dev=0.2.",
    )
    group.add_argument(
        "--seed", type=int, default=0, metavar="N", help="Divide them in another way (default: 0)."
    )
    for name, words in (
        (
            "unfinished-as-outside",
            "Treat undecided text in unfinished articles as having no annotation.",
        ),
        ("anonymous", "Leave out the names of annotators, and paths."),
        ("tokens", "Write tokens too where the format needs none (jsonl)."),
        ("strict", "Write nothing if the format cannot hold everything."),
    ):
        group.add_argument(f"--{name}", action="store_true", help=words)
    group.add_argument(
        "--decision-times",
        type=positive,
        default=None,
        metavar="SECONDS",
        help="Write how long each decision took (jsonl); longer than SECONDS counts as a pause, "
        "and as unknown.",
    )
    _add_file_layout(group)


def _add_file_layout(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--text-dir",
        type=Path,
        default=None,
        metavar="DIR",
        help="For brat: the folder of the texts, if they are not beside the annotations.",
    )
    parser.add_argument(
        "--name-pattern",
        type=name_pattern,
        default=None,
        metavar="PATTERN",
        help="For brat: how annotation files are named, such as {text}_{annotator}.ann.",
    )
