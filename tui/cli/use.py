"""`postil use`: makes a pipeline that of the library, for every annotator; decisions stay."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from annotate.extract.pipeline import choose
from store.errors import WriteFailed
from store.library.library import Library
from store.library.preferences import Preferences
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.config.configuration import Configuration
from tui.config.pipeline_in_force import PIPELINE


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Make the pipeline that of the library, if it can be loaded; returns the exit code."""
    from annotate.extract.loading import load

    choice = choose(arguments.pipeline)
    loaded = load(choice)
    if not Preferences(library, None).set(PIPELINE, choice.location):
        raise WriteFailed(f"{library.root} cannot be written; its pipeline is as it was")
    # What the same person picked in the reader before would go before it.
    Preferences(library, author.name).forget(PIPELINE)
    labels = f", with {', '.join(sorted(loaded.labels))}" if loaded.labels else ""
    tell(f"{library.root} suggests with {choice.title}{labels}")
    for notice in loaded.notices:
        tell(notice)
    tell("decisions stay; suggestions are made anew as articles are opened")
    if settings.model and arguments.pipeline != settings.model:
        tell(f"in other libraries, {settings.model} of config.toml stays in force")
    return exit_codes.OK
