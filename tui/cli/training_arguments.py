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
        ("off", "Learn nothing from now on, and use nothing that was learned."),
        ("on", "Learn again after --off."),
        ("forget", "Delete what was learned; annotations stay."),
        ("cues", "Only list the library’s own cues, with their counts."),
    ):
        actions.add_argument(
            f"--{name}", dest="action", action="store_const", const=name, help=words
        )


def add_train(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil train`."""
    parser.add_argument(
        "--layer", default=None, metavar="NAME", help="Whose annotations; yours without it."
    )
    parser.add_argument(
        "--base",
        default=None,
        metavar="MODEL",
        help="What training starts from: a package, a folder, or blank:xx for an empty pipeline "
        "of a language; the pipeline in force without it.",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=None,
        metavar="DIR",
        help="The folder of the pipeline; ./pipeline without it. DIR-training gets its "
        "configuration and texts. With --claims a file; claims.json without it.",
    )
    parser.add_argument("--force", action="store_true", help="Replace what is there.")
    parser.add_argument(
        "--curve",
        action="store_true",
        help="Train on 25, 50 and 75 %% as well, and say if more articles are worth it.",
    )
    parser.add_argument(
        "--steps",
        type=positive,
        default=None,
        metavar="N",
        help="At most so many updates; as long as scores rise without it.",
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="Split the articles in another way."
    )
    parser.add_argument(
        "--claims",
        action="store_true",
        help="Train no pipeline, but write what was learned about claims to -o FILE.",
    )
    add_model(parser)
    add_labels_file(parser)


def add_use(parser: argparse.ArgumentParser) -> None:
    """Add what `postil use` puts in force."""
    parser.add_argument(
        "pipeline",
        metavar="DIR|FILE",
        help="The folder of a pipeline, the name of a package, or a file of train --claims.",
    )


def add_replay(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil replay`."""
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
    add_model(parser)
    add_labels_file(parser)
