"""The options of each command; those of groups of commands are in modules of their own."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from tui.cli.exchange_arguments import add_export, add_import
from tui.cli.shared_arguments import add_articles, add_labels_file, add_looks, add_model
from tui.cli.team_arguments import add_assign, add_compare, add_review
from tui.cli.training_arguments import add_learn, add_replay, add_train, add_use
from tui.cli.values import count, number, output, positive, size

_PART_SIZE = 16_000_000
"""Bytes of a part where no size is given: some minutes of work for one process; chosen by hand."""


def _add_labels(parser: argparse.ArgumentParser) -> None:
    add_labels_file(parser)
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
    add_model(parser)
    add_labels_file(parser)
    add_looks(parser)
    parser.add_argument(
        "--no-suggestions", action="store_true", help="Read and mark by hand; R still suggests."
    )


def _add_config(parser: argparse.ArgumentParser) -> None:
    add_model(parser)
    add_labels_file(parser)
    add_looks(parser)


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="*", metavar="FILE|FOLDER|URL|-", help="What to read.")
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
    add_model(parser)
    add_labels_file(parser)
    parser.add_argument(
        "--claims",
        type=Path,
        default=None,
        metavar="FILE",
        help="Choose claims by what postil train --claims has written, of any library.",
    )
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
    _add_parts(parser)


def _add_parts(parser: argparse.ArgumentParser) -> None:
    """Add what cuts an extraction into parts, which other machines can make."""
    parser.add_argument(
        "--parts",
        type=size,
        nargs="?",
        const=_PART_SIZE,
        default=None,
        metavar="SIZE",
        help="Cut the texts into parts of this size, 16MB without it; -o OUT is then the folder "
        "of plan.json and of the parts.",
    )
    parser.add_argument(
        "--plan-only", action="store_true", help="Cut the texts, and make no part of them yet."
    )
    parser.add_argument(
        "--part",
        type=number,
        default=None,
        metavar="N",
        help="Make this part, counted from 0, of the plan that is named as input; for Slurm "
        "arrays and the like.",
    )
    parser.add_argument(
        "--engine",
        default=None,
        choices=["processes", "dask"],
        metavar="NAME",
        help='What makes the parts: "processes" of this machine, as without it, or "dask".',
    )
    parser.add_argument(
        "--scheduler",
        default=None,
        metavar="ADDRESS",
        help="The scheduler of a Dask cluster; a cluster on this machine without it.",
    )


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


def _add_claims(parser: argparse.ArgumentParser) -> None:
    add_articles(parser)
    parser.add_argument(
        "--speaker",
        default=None,
        metavar="NAME",
        help="Whose claims to show: a name, or words of it; everybody’s without it.",
    )
    parser.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "pending", "rejected", "all"],
        metavar="STATUS",
        help="Which claims to show: accepted, pending, rejected or all; accepted without it.",
    )
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")


def _add_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="Whose claims to list: a name, or words of it."
    )
    parser.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "pending", "rejected", "all"],
        metavar="STATUS",
        help="Which claims count: accepted, pending, rejected or all; accepted without it.",
    )
    parser.add_argument(
        "--all", action="store_true", help="List sources too that no name stands for."
    )
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")
    parser.add_argument(
        "--in",
        dest="within",
        default=None,
        metavar="ARTICLE",
        help="With --link: in this article alone.",
    )
    for option, operands, words in (
        ("merge", ("NAME", "INTO"), "Two names are one person."),
        ("split", ("NAME", "ARTICLE", "TO"), "A name is somebody else in one article."),
        ("rename", ("NAME", "TO"), "Somebody goes by another name."),
        ("link", ("WORDS", "NAME"), "Words such as “the company” stand for somebody."),
    ):
        parser.add_argument(
            f"--{option}", nargs=len(operands), default=None, metavar=operands, help=words
        )
    parser.add_argument("--rules", action="store_true", help="List these rules, with numbers.")
    parser.add_argument(
        "--revoke", type=positive, default=None, metavar="N", help="Take back the rule N."
    )
    parser.add_argument("--undo", action="store_true", help="Take back the last rule.")


def _add_statements(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="Whose statements to compare: words of a name."
    )
    parser.add_argument(
        "--about",
        default=None,
        metavar="NAME",
        help="On what: a name, or words that are said in it.",
    )
    parser.add_argument(
        "--date",
        default=None,
        metavar="DATE",
        help="Articles of a date or a range, such as 2024-05 or 2024-05..2024-08.",
    )
    parser.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "pending", "rejected", "all"],
        metavar="STATUS",
        help="Which claims count: accepted, pending, rejected or all; accepted without it.",
    )
    parser.add_argument("--differing", action="store_true", help="Only those that differ.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")


def _add_editions(parser: argparse.ArgumentParser) -> None:
    what = "An article of the library, a file with one article, an address or -."
    parser.add_argument("earlier", metavar="OLD", help=what)
    parser.add_argument("later", metavar="NEW", help="Another edition, the same.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")
    parser.add_argument(
        "--encoding", default=None, help="How the files are encoded; UTF-8 without it."
    )
    add_model(parser)
    add_labels_file(parser)


def _add_stats(parser: argparse.ArgumentParser) -> None:
    add_articles(parser)
    parser.add_argument("--json", action="store_true", help="Print JSON, for a program.")
    parser.add_argument(
        "--plot", action="store_true", help="Draw progress by day, labels and agreement."
    )
    parser.add_argument(
        "-o",
        "--output",
        type=output,
        default=None,
        metavar="FILE.svg",
        help="Draw them into a picture, as SVG.",
    )
    parser.add_argument("--force", action="store_true", help="Replace an existing file.")


def _add_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help='Words, "phrases", beginnings*, /expressions/.'
    )
    parser.add_argument(
        "--regex", action="store_true", help="Take QUERY as one regular expression."
    )
    parser.add_argument(
        "--in",
        dest="scope",
        default=None,
        choices=["texts", "annotations"],
        metavar="WHERE",
        help="Where to look: texts or annotations; texts without a filter on annotations.",
    )
    for name, metavar, words in (
        ("label", "L", "Annotations with this label; repeat it for several."),
        ("status", "S", "Annotations that are pending, accepted, rejected or moved."),
        ("speaker", "NAME", "Claims of this speaker, or with this in their source."),
        ("kind", "K", "Annotations of this kind: entity or claim."),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=words)
    parser.add_argument(
        "--date",
        default=None,
        metavar="DATE",
        help="Articles of a date or a range, such as 2024-05 or 2024-05..2024-08.",
    )
    parser.add_argument(
        "--format",
        default="text",
        choices=["text", "jsonl"],
        metavar="NAME",
        help="How hits are written: as text, or as jsonl; text without it.",
    )


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


OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "read": _add_read,
    "extract": _add_extract,
    "export": add_export,
    "import": add_import,
    "learn": add_learn,
    "train": add_train,
    "use": add_use,
    "replay": add_replay,
    "evaluate": _add_evaluate,
    "assign": add_assign,
    "compare": add_compare,
    "review": add_review,
    "claims": _add_claims,
    "people": _add_people,
    "statements": _add_statements,
    "editions": _add_editions,
    "stats": _add_stats,
    "find": _add_find,
    "doctor": _add_doctor,
    "restore": _add_restore,
    "labels": _add_labels,
    "config": _add_config,
    "completion": _add_completion,
}
"""Functions that add the options of a command, for commands with options."""
