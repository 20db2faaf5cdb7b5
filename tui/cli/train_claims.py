"""`postil train --claims`: what was learned about claims, as a file for other libraries."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.errors import LearnedModelUnusable, TrainingDeclined, UnreadableArticle
from store.exporter.output_files import check_target, write_files
from store.files.disk_errors import reason
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.config.configuration import Configuration
from tui.display.plural import counted

if TYPE_CHECKING:
    from annotate.learning.claims_file import ClaimsFile

_CUES = "cues.toml"
"""The library's own list of cues."""


def write_claims(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> int:
    """Learn about claims from what is done, and write it; returns the exit code.

    Raises:
        TrainingDeclined: There is too little to learn from, or nothing was gained.
    """
    from annotate.learning.claims_file import ClaimsFile

    path = arguments.output
    check_target(path, library=library.root, force=arguments.force)
    course = course_of(arguments, settings, library, author)
    lessons = list(with_progress(course.lessons(), "reading what is done"))
    learned = course.learn(lessons)
    gain, cues = learned.claims, _cues(library)
    if learned.model.claims is None and not cues:
        raise TrainingDeclined(
            f"nothing to write: from {counted(len(lessons), 'done article')} nothing was learned "
            "about claims that the pipeline does not know; nothing was written"
        )
    claims = ClaimsFile(
        learned.model,
        course.choice.title,
        len(lessons),
        gain.before if gain else 0.0,
        gain.after if gain else 0.0,
        cues,
    )
    write_files({path: claims.to_bytes()}, library=library.root, force=arguments.force)
    tell(f"{path}: {_words(claims)}; postil extract --claims {path} suggests with it")
    return exit_codes.OK


def read_claims(path: Path) -> ClaimsFile:
    """Read a file of what was learned about claims.

    Raises:
        UnreadableArticle: It cannot be read, or is something else.
    """
    from annotate.learning.claims_file import ClaimsFile

    try:
        return ClaimsFile.from_bytes(path.read_bytes())
    except OSError as error:
        raise UnreadableArticle(f"{path}: {reason(error)}") from error
    except LearnedModelUnusable as error:
        raise UnreadableArticle(f"{path} cannot be used: {error}") from error


def _cues(library: Library) -> str:
    """Return the library's own list of cues; empty where there is none."""
    path = library.root / _CUES
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableArticle(f"{path} cannot be read: {error}") from error


def _words(claims: ClaimsFile) -> str:
    done = counted(claims.articles, "article")
    if claims.model.claims is None:
        return f"cues alone, from {done}; the pipeline’s own scores are as good"
    cues = ", and cues" if claims.cues else ""
    return f"learned from {done}: claims {claims.before:.0f} → {claims.after:.0f}{cues}"
