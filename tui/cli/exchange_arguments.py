"""The options of `postil export` and `postil import`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.values import moment, name_pattern, output, shares

_EXPORT_EXAMPLES = """\
examples:
  postil export -o train.jsonl                  everything that was accepted
  postil export --status all -o library.jsonl   everything, to keep or to move
  postil export --format spacy --unit sentence --finished \\
                --split train=0.8,dev=0.2 -o corpus

What a format cannot hold is counted and named; docs/formats.md has the details."""
_IMPORT_EXAMPLES = """\
examples:
  postil import library.jsonl                   what export has written
  postil import --format brat corpus            a folder of .ann and .txt
  postil import train.prodigy.jsonl --merge     into what is there already

Everything is read before anything is written: one bad line stops the import."""


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil export`."""
    from store.formats.registry import FORMATS

    _lay_out(parser, "[ARTICLE ...]", "Export annotations from the library.", _EXPORT_EXAMPLES)
    parser.add_argument("article", nargs="*", metavar="ARTICLE", help="id, title or path; else all")
    names = [file_format.name for file_format in FORMATS]
    _add_format(parser, names, "by the ending of OUT, else jsonl")
    parser.add_argument(
        "-o",
        "--output",
        type=output,
        default=None,
        metavar="OUT",
        help="a file, or a folder where there are several; else standard output",
    )
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    parser.add_argument(
        "--labels",
        type=Path,
        default=None,
        metavar="FILE",
        help="the labels in force, as TOML: others are reported, and not exported while pending",
    )
    _add_selection(parser.add_argument_group("selection"))
    _add_shape(parser.add_argument_group("form of the files"))


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the options of `postil import`."""
    from store.formats.registry import FORMATS

    words = "Import annotated articles into the library."
    _lay_out(parser, "FILE|FOLDER [...]", words, _IMPORT_EXAMPLES)
    parser.add_argument("input", nargs="+", type=Path, metavar="FILE|FOLDER", help="what to read")
    names = [file_format.name for file_format in FORMATS if file_format.can_import]
    _add_format(parser, names, "detected from name and content where that is certain, else jsonl")
    _add_file_layout(parser)
    on_existing = parser.add_argument_group(
        "articles that are annotated already"
    ).add_mutually_exclusive_group()
    for name, words in (
        ("merge", "add to what is there; the imported record wins"),
        ("replace", "replace what is there by the imported annotations"),
        ("skip", "leave them alone"),
    ):
        on_existing.add_argument(
            f"--{name}", dest="on_existing", action="store_const", const=name, help=words
        )


def _lay_out(parser: argparse.ArgumentParser, operands: str, words: str, epilog: str) -> None:
    parser.usage = f"{parser.prog} [OPTION ...] {operands}"
    parser.description, parser.epilog = words, epilog
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def _add_format(parser: argparse.ArgumentParser, names: list[str], otherwise: str) -> None:
    parser.add_argument(
        "--format",
        default=None,
        choices=names,
        metavar="NAME",
        help=f"{', '.join(names)} ({otherwise})",
    )


def _add_selection(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--status",
        default="accepted",
        choices=["accepted", "rejected", "suggested", "all"],
        metavar="STATUS",
        help="accepted, rejected, suggested or all (accepted)",
    )
    group.add_argument(
        "--label", action="append", default=[], metavar="L", help="this label only; may be repeated"
    )
    group.add_argument(
        "--since",
        type=moment,
        default=None,
        metavar="TIME",
        help="articles changed since then, such as 2026-11-23",
    )
    group.add_argument("--finished", action="store_true", help="finished articles only")


def _add_shape(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--unit",
        default="article",
        choices=["article", "paragraph", "sentence"],
        metavar="UNIT",
        help="an example is an article, a paragraph or a sentence (article)",
    )
    group.add_argument(
        "--align",
        default="contract",
        choices=["contract", "expand", "strict"],
        metavar="HOW",
        help="spans off the token boundaries: contract, expand, or strict, which leaves them out "
        "(contract)",
    )
    group.add_argument(
        "--split",
        type=shares,
        default={},
        metavar="SHARES",
        help="sets of whole articles, such as train=0.8,dev=0.2",
    )
    group.add_argument("--seed", type=int, default=0, metavar="N", help="another split (0)")
    for name, words in (
        ("anonymous", "no names of annotators, no paths"),
        ("tokens", "write tokens too, where the format needs none (jsonl)"),
        ("strict", "write nothing where the format cannot hold everything"),
    ):
        group.add_argument(f"--{name}", action="store_true", help=words)
    _add_file_layout(group)


def _add_file_layout(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--text-dir",
        type=Path,
        default=None,
        metavar="DIR",
        help="brat: where the texts are, apart from the annotations",
    )
    parser.add_argument(
        "--name-pattern",
        type=name_pattern,
        default=None,
        metavar="PATTERN",
        help="brat: how annotation files are named, such as {text}_{annotator}.ann",
    )
