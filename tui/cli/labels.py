"""`postil labels`: the labels in force as TOML, and what is wrong in a file of labels."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from annotate.author import Author
from annotate.errors import SchemeUnusable
from annotate.scheme import COLOURS
from annotate.scheme_file import scheme_toml
from store.library import Library
from tui.cli import exit_codes
from tui.cli.streams import write_output
from tui.cli.words import tell
from tui.configuration import Configuration
from tui.label_files import labels_in_force, load_labels, named_files

_HEADER = f"""\
# The labels of Postil, one [[label]] each.
#   name       how it is stored and exported
#   key        the digit that sets it, or a letter, to be pressed after ;
#   short      up to three letters for the margin
#   colour     {", ".join(COLOURS)};
#              the theme says which shade that is, so that it can be read on its background
#   kind       "span", or "claim" for who says what
#   roles      of a claim: which of "source", "cue" and "content" it can have
#   required   of a claim: which of them it must have before it is accepted
#   meaning    a few words, shown in lists and in help
#   guideline  when to set it and when not; shown while you label
"""


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print labels or check some; returns the exit code."""
    if arguments.check is not None:
        return _check(arguments.check)
    choice = labels_in_force(library, named_files(settings, arguments.labels))
    text = choice.text or scheme_toml(choice.scheme, header=_HEADER)
    write_output(text.encode("utf-8"))
    if choice.path is None:
        tell(f"these are built in; {library.labels_path} would take their place")
    return exit_codes.OK


def _check(path: Path) -> int:
    try:
        labels = load_labels(path).scheme.labels
    except SchemeUnusable as error:
        for line in error.lines:
            tell(line)
        return exit_codes.USAGE
    noun = "label" if len(labels) == 1 else "labels"
    tell(f"{path}: {len(labels)} {noun}, nothing is wrong")
    return exit_codes.OK
