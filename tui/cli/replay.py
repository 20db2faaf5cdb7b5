"""`postil replay`: finished articles once more, each with what the ones before it had taught."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.author import Author
from store.library.learning import Course
from store.library.lessons import finished_articles
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of, labels_of
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.display.plural import counted

if TYPE_CHECKING:
    from annotate.learning.past_article import PastArticle
    from tui.cli.planner.report import Row
    from tui.config.label_files import SchemeChoice


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print what learning was worth, article by article; returns the exit code."""
    library = Library(arguments.folder) if arguments.folder is not None else library
    course = course_of(arguments, settings, library, author)
    articles = list(_articles(course))
    if not articles:
        tell(f"{course.annotator} has no done article in {library.root} yet")
        return exit_codes.OK
    labels = None if arguments.no_keys else labels_of(arguments, settings, library)
    # Textual and numpy come with them.
    from tui.cli.planner.report import replay_table

    rows = list(with_progress(_rows(articles, course, labels), "replaying", total=len(articles)))
    write_lines(replay_table(rows))
    return exit_codes.OK


def _articles(course: Course) -> Iterator[PastArticle]:
    """The finished articles, without annotations whose label is not in force."""
    left_out = 0
    for article in finished_articles(course.library, course.annotator):
        past = article.past
        right = tuple(body for body in past.right if not course.scheme.is_foreign(body))
        left_out += len(past.right) - len(right)
        yield replace(past, right=right)
    if left_out:
        tell(f"left out {counted(left_out, 'annotation')} under labels that are not in force")


def _rows(
    articles: Sequence[PastArticle], course: Course, labels: SchemeChoice | None
) -> Iterator[Row]:
    from annotate.learning.replay import replay
    from tui.cli.planner.report import row_of

    for turn in replay(articles, scheme=course.scheme, choice=course.choice):
        yield row_of(turn, labels)
