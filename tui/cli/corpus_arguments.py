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
        help="Whose claims to show: a name, or words of it; everybody’s without it.",
    )
    _add_status(parser, "to show")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")


def add_people(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil people`."""
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="Whose claims to list: a name, or words of it."
    )
    _add_status(parser, "count")
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


def add_statements(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil statements`."""
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
    _add_status(parser, "count")
    parser.add_argument("--differing", action="store_true", help="Only those that differ.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")


def add_editions(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil editions`."""
    what = "An article of the library, a file with one article, an address or -."
    parser.add_argument("earlier", metavar="OLD", help=what)
    parser.add_argument("later", metavar="NEW", help="Another edition, the same.")
    parser.add_argument("--json", action="store_true", help="Print JSON, an object a line.")
    parser.add_argument(
        "--encoding", default=None, help="How the files are encoded; UTF-8 without it."
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
        help="Where to look: texts or annotations; texts without a filter on annotations.",
    )
    for name, metavar, words in (
        ("label", "L", "Annotations with this label; repeat it for several."),
        ("status", "S", "Annotations that are pending, accepted, rejected or moved."),
        ("speaker", "NAME", "Claims of this speaker, or with this in their source."),
        ("kind", "K", "Annotations of this kind: entity, claim, or article for whole articles."),
        ("attribute", "NAME=VALUE", "What has this attribute, with any value if none is given."),
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


def _add_status(parser: argparse.ArgumentParser, purpose: str) -> None:
    """Add the statuses of claims, with what is done with those that have one."""
    parser.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "pending", "rejected", "all"],
        metavar="STATUS",
        help=f"Which claims {purpose}: accepted, pending, rejected or all; accepted without it.",
    )
