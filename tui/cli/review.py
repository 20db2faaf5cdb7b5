"""`postil review`: adjudicating where two annotators, or two exports, differ."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import ADJUDICATED, Author
from store.library.adjudication import adjudication
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.comparison_sides import both_sides
from tui.cli.open_reader import open_reader
from tui.config.configuration import Configuration
from tui.reader.adjudication.queue import disputed_queue


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Open the reader on the articles that both annotated; returns the exit code."""
    first, second = arguments.first, arguments.second
    comparison, is_complete = both_sides(first, second, arguments.article, library)
    layer = arguments.annotator or ADJUDICATED
    differences = adjudication(library, layer, (first, second), comparison)
    articles = list(differences.articles.values())
    document = articles[0].document if len(articles) == 1 else None
    code = open_reader(
        arguments,
        settings,
        library,
        Author(layer),
        queue=disputed_queue(articles),
        document=document,
        adjudication=differences,
    )
    return exit_codes.SKIPPED if code == exit_codes.OK and not is_complete else code
