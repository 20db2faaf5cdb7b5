"""The options of commands for several annotators."""

from __future__ import annotations

import argparse

from tui.cli.shared_arguments import add_articles, add_labels_file, add_looks, add_model
from tui.cli.values import positive


def add_compare(parser: argparse.ArgumentParser) -> None:
    """Add the sides of a comparison, and its articles."""
    kinds = "An annotator of the library, native JSONL, or a folder of brat standoff."
    parser.add_argument("first", metavar="A", help=kinds)
    parser.add_argument("second", metavar="B", help="Another one of these.")
    parser.add_argument(
        "--and",
        dest="more",
        action="append",
        default=[],
        metavar="C",
        help="A third one of these; may be repeated.",
    )
    add_articles(parser)


def add_review(parser: argparse.ArgumentParser) -> None:
    """Add the options of an adjudication."""
    add_compare(parser)
    add_model(parser)
    add_labels_file(parser)
    add_looks(parser)


def add_assign(parser: argparse.ArgumentParser) -> None:
    """Add who is to read what."""
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="Who is to read (default: show who reads what)."
    )
    parser.add_argument(
        "--overlap",
        type=positive,
        default=None,
        metavar="N",
        help="How many of them read each article (default: 1).",
    )
    parser.add_argument(
        "--article",
        action="append",
        default=[],
        metavar="ARTICLE",
        help="An id, a path, or a title or part of one; may be repeated (default: all articles).",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=0,
        metavar="N",
        help="Share the articles out in another way (default: 0).",
    )
    parser.add_argument(
        "--revoke",
        action="append",
        default=[],
        metavar="NAME",
        help="Take back what is assigned to somebody, or only the articles of --article.",
    )
    parser.add_argument(
        "--blind",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="Hide what others did with an article until one is done with it.",
    )
    parser.add_argument("--show", action="store_true", help="Show who has what, and what is done.")
