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
    _add_input_and_output(parser)
    add_model(parser)
    add_labels_file(parser)
    _add_suggesting(parser)
    parser.add_argument("--tokens", action="store_true", help="Write tokens too.")
    parser.add_argument(
        "--processes",
        type=count,
        default=1,
        metavar="N",
        help="How many texts to work on at a time (default: 1).",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="Go on from OUT.part, which an interrupted run left.",
    )
    parser.add_argument("--force", action="store_true", help="Replace an existing file.")
    _add_parts(parser)


def _add_input_and_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="*", metavar="FILE|FOLDER|URL|-", help="What to read.")
    parser.add_argument(
        "-o",
        "--output",
        type=place,
        default=None,
        metavar="OUT",
        help="The file to write (default: standard output); with --parts a folder, or the "
        "address of one.",
    )
    parser.add_argument(
        "--format",
        default=None,
        choices=["text", "jsonl", "parquet"],
        metavar="NAME",
        help='How to read the inputs: as "text", as "jsonl", lines of {"text": …}, or as '
        '"parquet", rows with the same keys. By default, ending and content decide.',
    )
    parser.add_argument(
        "--encoding", default=None, help="The encoding of the texts (default: UTF-8)."
    )


def _add_suggesting(parser: argparse.ArgumentParser) -> None:
    """Add what takes part in suggesting beside the pipeline, or instead of it."""
    parser.add_argument(
        "--claims",
        type=Path,
        default=None,
        metavar="FILE",
        help="Choose claims by a file that postil train --claims wrote, in any library.",
    )
    parser.add_argument(
        "--suggester",
        action="append",
        default=[],
        metavar="NAME",
        help="Ask this [[suggester]] of config.toml instead of the pipeline; may be repeated.",
    )
    parser.add_argument(
        "--send",
        action="store_true",
        help="Allow texts to be sent to suggesters on other machines.",
    )


def _add_parts(parser: argparse.ArgumentParser) -> None:
    """Add what cuts an extraction into parts, which other machines can make."""
    parser.add_argument(
        "--parts",
        type=size,
        nargs="?",
        const=_PART_SIZE,
        default=None,
        metavar="SIZE",
        help="Cut the texts into parts of this size (16MB if none is given); -o OUT is then the "
        "folder of plan.json and of the parts.",
    )
    parser.add_argument(
        "--plan-only", action="store_true", help="Only cut the texts; make no part of them yet."
    )
    parser.add_argument(
        "--part",
        type=number,
        default=None,
        metavar="N",
        help="Make this part, counted from 0, of the plan that is given as input, as a Slurm array "
        "does.",
    )
    parser.add_argument(
        "--engine",
        default=None,
        choices=["processes", "dask"],
        metavar="NAME",
        help='What makes the parts: "processes" of this machine, or "dask" (default: processes).',
    )
    parser.add_argument(
        "--scheduler",
        default=None,
        metavar="ADDRESS",
        help="The scheduler of a Dask cluster (default: a cluster on this machine).",
    )
