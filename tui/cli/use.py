"""`postil use`: what everybody in the library gets suggestions from; decisions stay."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from annotate.author import Author
from annotate.extract.pipeline import choose
from store.errors import WriteFailed
from store.library.library import Library
from store.library.preferences import Preferences
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.train_claims import read_claims
from tui.config.configuration import Configuration
from tui.config.pipeline_in_force import PIPELINE


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Let a pipeline suggest here, or what was learned about claims; returns the exit code."""
    path = Path(arguments.pipeline)
    if path.is_file():
        return _use_claims(path, library)
    return _use_pipeline(arguments.pipeline, settings, library, author)


def _use_claims(path: Path, library: Library) -> int:
    from store.library.cue_lists import add_cues
    from store.library.shared_claims import SharedClaims

    claims = read_claims(path)
    add_cues(library, claims.cues)
    if claims.model.claims is not None:
        SharedClaims(library).put(claims.model)
    tell(f"{library.root} chooses claims by {path}, which was learned with {claims.pipeline}")
    tell("what is learned from an annotator here takes precedence; decisions stay")
    return exit_codes.OK


def _use_pipeline(name: str, settings: Configuration, library: Library, author: Author) -> int:
    from annotate.extract.loading import load

    choice = choose(name)
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
    usual = settings.usual_model
    if usual and name != usual:
        tell(f"in other libraries, {usual} of config.toml stays in force")
    return exit_codes.OK
