"""The options of `postil extract`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.shared_arguments import add_labels_file, add_model
from tui.cli.values import count, number, place, size

_PART_SIZE = 16_000_000
"""Bytes of a part where no size is given: some minutes of work for one process; chosen by hand."""


def add_extract(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil extract`."""
    parser.add_argument("input", nargs="*", metavar="FILE|FOLDER|URL|-", help="What to read.")
    parser.add_argument(
        "-o",
        "--output",
        type=place,
        default=None,
        metavar="OUT",
        help="The file to write; standard output without it. With --parts a folder, or the "
        "address of one.",
    )
    parser.add_argument(
        "--format",
        default=None,
        choices=["text", "jsonl", "parquet"],
        metavar="NAME",
        help='How the inputs are to be read: as "text", as "jsonl", lines of {"text": …}, or as '
        '"parquet", rows with the same keys. Without it, ending and content decide.',
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
    parser.add_argument(
        "--suggester",
        action="append",
        default=[],
        metavar="NAME",
        help="Ask this [[suggester]] of config.toml in the place of the pipeline; may be repeated.",
    )
    parser.add_argument(
        "--send",
        action="store_true",
        help="Let the texts be sent to the hosts of suggesters that are on other machines.",
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
