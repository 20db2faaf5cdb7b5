"""The options of `postil learn`, `postil train`, `postil use` and `postil replay`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.shared_arguments import add_labels_file, add_model
from tui.cli.values import positive


def add_learn(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil learn`."""
    add_model(parser)
    add_labels_file(parser)
    actions = parser.add_mutually_exclusive_group()
    for name, words in (
        ("off", "Stop learning, and stop using what was learned."),
        ("on", "Learn again after --off."),
        ("forget", "Delete what was learned; annotations stay."),
        ("cues", "List the library’s own cues with their counts."),
    ):
        actions.add_argument(
            f"--{name}", dest="action", action="store_const", const=name, help=words
        )


def add_train(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil train`."""
    parser.add_argument(
        "--layer",
        default=None,
        metavar="NAME",
        help="Whose annotations to train on (default: yours).",
    )
    parser.add_argument(
        "--base",
        default=None,
        metavar="MODEL",
        help="What training starts from: a package, a folder, or blank:xx for an empty pipeline "
        "of a language (default: the pipeline in force).",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=None,
        metavar="DIR",
        help="The folder of the pipeline (default: ./pipeline); DIR-training gets its "
        "configuration and texts. With --claims a file (default: claims.json).",
    )
    parser.add_argument("--force", action="store_true", help="Replace what is there.")
    parser.add_argument(
        "--curve",
        action="store_true",
        help="Train on 25, 50 and 75 %% as well, and say whether more articles are worth it.",
    )
    parser.add_argument(
        "--steps",
        type=positive,
        default=None,
        metavar="N",
        help="The most updates to make (default: for as long as scores rise).",
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="Split the articles in another way."
    )
    parser.add_argument(
        "--claims",
        action="store_true",
        help="Write what was learned about claims to -o FILE, instead of a pipeline.",
    )
    add_model(parser)
    add_labels_file(parser)


def add_use(parser: argparse.ArgumentParser) -> None:
    """Add what `postil use` puts in force."""
    parser.add_argument(
        "pipeline",
        metavar="DIR|FILE",
        help="The folder of a pipeline, the name of a package, or a file of postil train --claims.",
    )


def add_replay(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil replay`."""
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="LIBRARY",
        help="The folder of a library (default: the library in force).",
    )
    parser.add_argument(
        "--no-keys", action="store_true", help="Count no keys, which would take most of the time."
    )
    add_model(parser)
    add_labels_file(parser)
