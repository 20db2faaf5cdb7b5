"""`postil import`: annotated articles into the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.jsonl import import_lines
from store.importing import Known, check_import, import_article
from store.library import Library
from tui.cli import exit_codes
from tui.cli.words import tell
from tui.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Import files; returns the exit code. Nothing is written before all of them are read once."""
    known = Known(arguments.known or Known.ASK)
    for path in arguments.input:
        try:
            for article in _articles(path):
                check_import(library, article, known)
        except ImportRefused as error:
            tell(f"{path}: {error}")
            return exit_codes.UNREADABLE
    taken = [
        import_article(library, article, known, author)
        for path in arguments.input
        for article in _articles(path)
    ]
    left_alone = f"; {taken.count(False)} left alone" if False in taken else ""
    noun = "article" if taken.count(True) == 1 else "articles"
    tell(f"imported {taken.count(True)} {noun}{left_alone}")
    return exit_codes.OK


def _articles(path: Path) -> Iterator[AnnotatedArticle]:
    try:
        with path.open("rb") as file:
            yield from import_lines(file)
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error
