"""`postil restore`: a layer's backup back in its place."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from store.doctor.restore import restore
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.words import tell
from tui.config.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Restore one article's layer and say what came back; returns the exit code."""
    found = library.find(arguments.article)
    if len(found) != 1:
        how_many = f"{len(found)} articles are" if found else "no article is"
        tell(f"{how_many} called {arguments.article}; postil list shows the ids")
        return exit_codes.USAGE
    restored = restore(found[0], author.name, force=arguments.force)
    held = len(restored.content.records)
    kept = f"; the file it replaces is kept as {restored.replaced}" if restored.replaced else ""
    tell(f"{held} annotations of {restored.written:%Y-%m-%d %H:%M} UTC are back{kept}")
    return exit_codes.OK
