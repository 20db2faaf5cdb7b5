"""`postil editions`: which attributions changed between two editions of an article."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from annotate.statements.editions import compare_editions
from store.formats.editions import edition_of
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.edition_lines import json_lines, lines
from tui.cli.edition_reader import EditionReader
from tui.cli.marked_lines import look_of_output
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print what changed; returns the exit code."""
    reader = EditionReader(arguments, settings, under_own_labels(library, settings), author)
    names = (arguments.earlier, arguments.later)
    earlier, later = (edition_of(reader.read(name)) for name in names)
    for name, edition in zip(names, (earlier, later), strict=True):
        if not edition.attributions:
            tell(f"{name}: no claims to compare")
    comparison = compare_editions(earlier, later)
    write_lines(
        json_lines(comparison, earlier, later)
        if arguments.json
        else lines(comparison, earlier, later, look_of_output())
    )
    return exit_codes.OK if reader.is_complete else exit_codes.SKIPPED
