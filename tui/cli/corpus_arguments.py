"""The options of the commands that ask a whole library: who says what, and where."""

from __future__ import annotations

import argparse

from tui.cli.shared_arguments import add_articles, add_labels_file, add_model
from tui.cli.values import positive


def add_claims(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil claims`."""
    add_articles(parser)
    parser.add_argument(
        "--speaker",
        default=None,
        metavar="NAME",
        help="Whose claims to show: a name or a part of one (default: everybody’s).",
    )
    _add_status(parser, "to show")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")


def add_people(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil people`."""
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="Whose claims to list: a name or a part of one."
    )
    _add_status(parser, "count")
    parser.add_argument("--all", action="store_true", help="List sources without a name too.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")
    parser.add_argument(
        "--in",
        dest="within",
        default=None,
        metavar="ARTICLE",
        help="Limit --link to this article.",
    )
    for option, operands, words in (
        ("merge", ("NAME", "INTO"), "Say that two names are one person."),
        ("split", ("NAME", "ARTICLE", "TO"), "Say that a name is somebody else in one article."),
        ("rename", ("NAME", "TO"), "Give somebody another name."),
        ("link", ("WORDS", "NAME"), "Say whom words such as “the company” stand for."),
    ):
        parser.add_argument(
            f"--{option}", nargs=len(operands), default=None, metavar=operands, help=words
        )
    parser.add_argument(
        "--rules", action="store_true", help="List the rules made by these options, with numbers."
    )
    parser.add_argument(
        "--revoke", type=positive, default=None, metavar="N", help="Take back rule N."
    )
    parser.add_argument("--undo", action="store_true", help="Take back the last rule.")


def add_statements(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil statements`."""
    parser.add_argument(
        "name",
        nargs="*",
        metavar="NAME",
        help="Whose statements to compare: a name or a part of one.",
    )
    parser.add_argument(
        "--about",
        default=None,
        metavar="NAME",
        help="Compare only what is claimed of this: a name, or words of the claim.",
    )
    parser.add_argument(
        "--date",
        default=None,
        metavar="DATE",
        help="Articles of a date or a range, such as 2024-05 or 2024-05..2024-08.",
    )
    _add_status(parser, "count")
    parser.add_argument("--differing", action="store_true", help="Show only those that differ.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")


def add_editions(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil editions`."""
    kinds = "An article of the library, a file with one article, an address or -."
    parser.add_argument("earlier", metavar="OLD", help=kinds)
    parser.add_argument("later", metavar="NEW", help="The other edition, likewise.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")
    parser.add_argument(
        "--encoding", default=None, help="The encoding of the files (default: UTF-8)."
    )
    add_model(parser)
    add_labels_file(parser)


def add_find(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil find`."""
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
        help="Where to look: texts or annotations (default: texts, unless a filter is about "
        "annotations).",
    )
    for name, metavar, words in (
        ("label", "L", "Annotations with this label; may be repeated."),
        ("status", "S", "Annotations that are pending, accepted, rejected or moved."),
        ("speaker", "NAME", "Claims of this speaker, or with these words in their source."),
        ("kind", "K", "Annotations of this kind: entity, claim, or article for whole articles."),
        (
            "attribute",
            "NAME=VALUE",
            "Annotations with this attribute, and with this value if one is given.",
        ),
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
        help="The form of the hits: text or jsonl (default: text).",
    )


def _add_status(parser: argparse.ArgumentParser, purpose: str) -> None:
    """Add the statuses of claims, with what is done with those that have one."""
    parser.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "pending", "rejected", "all"],
        metavar="STATUS",
        help=f"Which claims {purpose}: accepted, pending, rejected or all (default: accepted).",
    )
