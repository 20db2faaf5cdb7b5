"""`postil review`: adjudicating where annotators, or exports, differ."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import ADJUDICATED, Author
from store.library.adjudication import adjudication
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.comparison_sides import joint_sides
from tui.cli.open_reader import open_reader
from tui.config.configuration import Configuration
from tui.reader.adjudication.queue import disputed_queue


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Open the reader on the articles that several annotated; returns the exit code."""
    joint, is_complete = joint_sides(arguments, library, author.name)
    layer = arguments.annotator or ADJUDICATED
    differences = adjudication(library, layer, joint)
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
