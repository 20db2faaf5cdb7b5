"""Options that several commands have."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.values import width
from tui.display.column_widths import WIDEST


def add_model(parser: argparse.ArgumentParser) -> None:
    """Add the pipeline that a command uses."""
    parser.add_argument(
        "--model",
        default=None,
        metavar="NAME",
        help="The spaCy pipeline to use: the name of a package, a folder, or a language (en, fr).",
    )


def add_labels_file(parser: argparse.ArgumentParser) -> None:
    """Add the labels that a command uses."""
    parser.add_argument(
        "--labels",
        type=Path,
        default=None,
        metavar="FILE",
        help="The labels to use, as TOML (default: those of the library).",
    )


def add_looks(parser: argparse.ArgumentParser) -> None:
    """Add width and theme of what is on screen."""
    parser.add_argument(
        "--width",
        type=width,
        default=None,
        metavar="CELLS",
        help=f"The greatest width of a line of text (default: {WIDEST}).",
    )
    parser.add_argument(
        "--theme",
        default=None,
        metavar="NAME",
        help="The theme: postil-dark, postil-light, postil-contrast, postil-plain (without "
        "colour), or one of Textual’s.",
    )
    parser.add_argument(
        "--announce",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="Say each change in the last line in plain words, and show the terminal’s cursor, "
        "for screen readers.",
    )


def add_articles(parser: argparse.ArgumentParser) -> None:
    """Add the articles that a command is about, all of them where none is named."""
    parser.add_argument(
        "article",
        nargs="*",
        metavar="ARTICLE",
        help="An id, a path, or a title or part of one (default: all articles).",
    )
