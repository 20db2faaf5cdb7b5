"""`postil replay`: finished articles once more, each with what the ones before it had taught."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.evaluation.report import table
from annotate.evaluation.tally import Tally
from store.library.learning import Course
from store.library.lessons import finished_articles
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of, labels_of
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import write_output
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.display.plural import counted

if TYPE_CHECKING:
    from annotate.learning.past_article import PastArticle
    from tui.config.label_files import SchemeChoice
    from tui.planner.costs import Cost

_LAST = 5
"""Number of the latest articles that are summed up by themselves; chosen by hand."""

_LONGEST_TITLE = 30
"""Most characters of a title; chosen by hand, so that the table fits into 100 columns."""

_HEADINGS = (
    *("", "annotations", "keys each", "learned", "one key", "learned"),
    *("names F1", "learned", "claims F1", "learned", "seconds"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An article, or several together, without learning and with it."""

    title: str
    plain: Cost
    learned: Cost
    seconds: float


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print what learning was worth, article by article; returns the exit code."""
    library = Library(arguments.folder) if arguments.folder is not None else library
    course = course_of(arguments, settings, library, author)
    articles = list(_articles(course))
    if not articles:
        tell(f"{course.annotator} has no done article in {library.root}; D marks one as done")
        return exit_codes.OK
    labels = None if arguments.no_keys else labels_of(arguments, settings, library)
    rows = list(with_progress(_rows(articles, course, labels), "replaying", total=len(articles)))
    for line in replay_table(rows):
        write_output(f"{line}\n".encode())
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
    # What computes and what draws are slow to import.
    from annotate.learning.replay import replay
    from tui.planner.costs import cost

    for turn in replay(articles, scheme=course.scheme, choice=course.choice):
        plain, learned = (cost(turn, each, labels) for each in (turn.plain, turn.learned))
        yield Row(turn.article.title, plain, learned, turn.seconds)


def replay_table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table, one for each article and some for several together."""
    cells = [_HEADINGS, *(_cells(f"{n}  {row.title}", row) for n, row in enumerate(rows, 1))]
    if len(rows) > _LAST:
        cells.append(_cells(f"the last {_LAST}", _together(rows[-_LAST:])))
    cells.append(_cells(f"all {len(rows)}", _together(rows)))
    yield from table(cells)


def _together(rows: Sequence[Row]) -> Row:
    first, *others = rows
    for row in others:
        first = Row(
            "", first.plain + row.plain, first.learned + row.learned, first.seconds + row.seconds
        )
    return first


def _cells(title: str, row: Row) -> tuple[str, ...]:
    both = row.plain, row.learned
    return (
        visible(title)[:_LONGEST_TITLE],
        str(row.plain.right),
        *(_number(cost.keys_each) for cost in both),
        *(f"{cost.one_key_share:.0%}" for cost in both),
        *(_f1(cost.entities) for cost in both),
        *(_f1(cost.claims) for cost in both),
        f"{row.seconds:.1f}",
    )


def _number(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else "–"


def _f1(tally: Tally) -> str:
    return f"{100 * tally.f1:.0f}" if tally.gold or tally.predicted else "–"
