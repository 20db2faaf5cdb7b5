"""`postil import`: annotated articles into the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
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
    if not _check(arguments.input, library, known):
        tell("nothing to import")
        return exit_codes.OK
    taken = [
        import_article(library, article, known, author)
        for path in arguments.input
        for article in _articles(path)
    ]
    left_alone = f"; {taken.count(False)} left alone" if False in taken else ""
    noun = "article" if taken.count(True) == 1 else "articles"
    tell(f"imported {taken.count(True)} {noun}{left_alone}")
    return exit_codes.OK


def _check(paths: Sequence[Path], library: Library, known: Known) -> int:
    """Read everything once without writing; returns how many articles there are."""
    seen: dict[tuple[str, str], Path] = {}
    for path in paths:
        for article in _articles(path):
            key = (article.article_id, article.annotator)
            if key in seen:
                raise UnreadableArticle(
                    f"{path}: article {article.article_id} by {article.annotator} stands in "
                    f"{seen[key]} already; nothing was imported"
                )
            seen[key] = path
            check_import(library, article, known)
    return len(seen)


def _articles(path: Path) -> Iterator[AnnotatedArticle]:
    try:
        # Opening a pipe or a device could wait for ever, and it could not be read twice.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableArticle(f"{path} is not a regular file")
        with path.open("rb") as file:
            yield from import_lines(file)
    except ImportRefused as error:
        raise UnreadableArticle(f"{path}: {error}") from error
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error
