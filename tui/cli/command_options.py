"""The options of commands that are in no group; those of groups have modules of their own."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.shared_arguments import add_articles, add_labels_file, add_looks, add_model
from tui.cli.values import number, output


def add_labels(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil labels`."""
    add_labels_file(parser)
    parser.add_argument(
        "--check",
        type=Path,
        default=None,
        metavar="FILE",
        help="Name every mistake in this file instead.",
    )


def add_read(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil read`."""
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="FILE|FOLDER|URL|-",
        help="What to read; several files and folders are listed.",
    )
    parser.add_argument(
        "--encoding", default=None, help="The encoding of the file (default: UTF-8)."
    )
    add_model(parser)
    add_labels_file(parser)
    add_looks(parser)
    parser.add_argument(
        "--no-suggestions", action="store_true", help="Suggest nothing until it is asked for."
    )


def add_serve(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil serve`."""
    parser.add_argument("input", nargs="?", metavar="FILE|FOLDER", help="What to read.")
    parser.add_argument(
        "--for",
        dest="annotators",
        action="append",
        default=[],
        metavar="NAME",
        help="An annotator, who gets an address of their own; may be repeated.",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="The address to listen on (default: 127.0.0.1, which only this machine can reach).",
    )
    parser.add_argument(
        "--port",
        type=number,
        default=8000,
        metavar="N",
        help="The port to listen on (default: 8000); with 0, any that is free.",
    )
    add_model(parser)
    add_labels_file(parser)
    add_looks(parser)
    parser.add_argument("--no-suggestions", action="store_true", help="Suggest nothing.")


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil config`."""
    add_model(parser)
    add_labels_file(parser)
    add_looks(parser)


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil evaluate`."""
    kinds = "native JSONL or a folder of brat standoff"
    parser.add_argument(
        "gold",
        nargs="?",
        type=Path,
        metavar="GOLD",
        help=f"The right annotations: {kinds}; what was accepted counts.",
    )
    parser.add_argument(
        "predicted",
        nargs="?",
        type=Path,
        metavar="PRED",
        help="The annotations to score, likewise; what was suggested or accepted counts.",
    )
    parser.add_argument(
        "--suggesters",
        action="store_true",
        help="Compare the pipeline and each suggester on the articles that you have finished.",
    )


def add_stats(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil stats`."""
    add_articles(parser)
    parser.add_argument("--json", action="store_true", help="Print JSON for a program.")
    parser.add_argument(
        "--plot", action="store_true", help="Draw progress by day, labels and agreement."
    )
    parser.add_argument(
        "-o",
        "--output",
        type=output,
        default=None,
        metavar="FILE.svg",
        help="Draw them into an SVG picture.",
    )
    parser.add_argument("--force", action="store_true", help="Replace an existing file.")


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil doctor`."""
    parser.add_argument("--repair", action="store_true", help="Repair what can be repaired.")


def add_restore(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil restore`."""
    parser.add_argument(
        "article", metavar="ARTICLE", help="An id, a path, or a title or part of one."
    )
    parser.add_argument(
        "--force", action="store_true", help="Restore it even if the file is not damaged."
    )


def add_completion(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil completion`."""
    parser.add_argument(
        "shell", choices=["bash", "zsh", "fish"], metavar="SHELL", help="bash, zsh or fish."
    )
