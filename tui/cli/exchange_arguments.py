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
    _add_format(
        parser, names, "Without it, the ending of OUT decides, and jsonl is written without one."
    )
    parser.add_argument(
        "-o",
        "--output",
        type=output,
        default=None,
        metavar="OUT",
        help="The file to write, or the folder for several; standard output without it.",
    )
    parser.add_argument("--force", action="store_true", help="Replace an existing file.")
    parser.add_argument(
        "--labels",
        type=Path,
        default=None,
        metavar="FILE",
        help="The labels in force, as TOML: others are reported, and not exported while pending.",
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
        "Without it, name and content decide where that is certain, else it is jsonl.",
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
        ("merge", "Add to what is there; of two records, the imported one stays."),
        ("replace", "Replace what is there by the imported annotations."),
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
        help="What to export: accepted, rejected, suggested or all; accepted without "
        "it, and for spacy rejected ones as negatives.",
    )
    group.add_argument(
        "--label",
        action="append",
        default=[],
        metavar="L",
        help="Export only this label; repeat it for several.",
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
        help="What an example is: article, paragraph or sentence; article without it.",
    )
    group.add_argument(
        "--align",
        default="contract",
        choices=["contract", "expand", "strict"],
        metavar="HOW",
        help="What happens to a span that does not begin and end where tokens do: contract, "
        "expand, or strict, which leaves it out; contract without it.",
    )
    group.add_argument(
        "--split",
        type=shares,
        default={},
        metavar="SHARES",
        help="Divide the articles into sets, such as train=0.8,dev=0.2.",
    )
    group.add_argument(
        "--seed", type=int, default=0, metavar="N", help="Divide them in another way; 0 without it."
    )
    for name, words in (
        (
            "unfinished-as-outside",
            "Treat what nobody has decided in unfinished articles as no annotation.",
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
        help="Write how long each decision took (jsonl), where it was at most SECONDS: more is a "
        "pause, and unknown.",
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
