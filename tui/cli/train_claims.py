"""`postil train --claims`: what was learned about claims, as a file for other libraries."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.errors import LearnedModelUnusable, TrainingDeclined, UnreadableArticle
from annotate.own_cues import OwnCues
from store.exporter.output_files import check_target, write_files
from store.files.disk_errors import reason
from store.library.cue_lists import read_cues
from store.library.learning import Course
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.config.configuration import Configuration
from tui.display.plural import counted

if TYPE_CHECKING:
    from annotate.learning.claims_file import ClaimsFile
    from annotate.learning.lesson import Lesson


def write_claims(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> int:
    """Learn about claims from what is done, and write it; returns the exit code.

    Raises:
        TrainingDeclined: There is too little to learn from, or nothing was gained.
    """
    from annotate.learning.claims_file import ClaimsFile

    path = arguments.output or Path("claims.json")
    check_target(path, library=library.root, force=arguments.force)
    course = course_of(arguments, settings, library, author)
    lessons = list(with_progress(course.lessons(), "reading what is done"))
    learned = course.learn(lessons)
    gain, cues = learned.claims, _cues(course, lessons)
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


def _cues(course: Course, lessons: Sequence[Lesson]) -> OwnCues:
    """Return the library's own cues, with the annotator's counted anew; nothing is written."""
    from annotate.learning.cue_counts import count_cues

    cues, trouble = read_cues(course.library)
    if trouble:
        tell(trouble)
    return cues.counted(course.annotator, count_cues(lessons, course.choice.language))


def _words(claims: ClaimsFile) -> str:
    done = counted(claims.articles, "article")
    if claims.model.claims is None:
        cues = counted(len(claims.cues.cues), "cue")
        return f"{cues} alone, from {done}; the pipeline’s own scores are as good"
    cues = f", and {counted(len(claims.cues.cues), 'cue')}" if claims.cues else ""
    return f"learned from {done}: claims agree {claims.before:.0f}% → {claims.after:.0f}%{cues}"
