"""`postil restore`: putting a layer's backup in place of the layer."""

from __future__ import annotations

import sys
from argparse import Namespace

from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.doctor.restore import restore
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.articles import articles_named
from tui.cli.messages import tell
from tui.cli.streams import is_terminal
from tui.config.configuration import Configuration
from tui.display.plural import counted


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Restore one article's layer and report it; returns the exit code."""
    try:
        articles = articles_named(library, arguments.article)
    except UnreadableArticle as error:
        tell(str(error))
        return exit_codes.USAGE
    if len(articles) != 1:
        number = f"{len(articles)} articles are" if articles else "no article is"
        tell(f"{number} called {arguments.article}; postil list shows the ids")
        return exit_codes.USAGE
    restored = restore(articles[0], author.name, force=arguments.force, agrees=_agrees)
    count = counted(len(restored.content.records), "annotation")
    outcome = f"restored {count} of {restored.written:%Y-%m-%d %H:%M} UTC"
    outcome += f" without {restored.loss}" if restored.loss else ""
    outcome += f"; the file it replaces is kept as {restored.replaced}" if restored.replaced else ""
    tell(outcome)
    return exit_codes.OK


def _agrees(loss: str) -> bool:
    """Ask a person at a terminal; elsewhere, --force is the answer."""
    if not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        return True
    tell(f"the version before lacks {loss}; restore it? yes or no")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
