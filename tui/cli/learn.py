"""`postil learn`: learns at once from what an annotator has finished, and shows what it gains."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.evaluation.report import table
from store.library.cue_lists import count_cues_anew, read_cues
from store.library.learned_models import LearnedModels
from store.library.learning import Course
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of
from tui.cli.cue_table import cue_table
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import is_terminal, write_lines
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.display.plural import counted
from tui.library.learned_words import learned_words

if TYPE_CHECKING:
    from annotate.learning.learning_curve import CurvePoint
    from annotate.learning.lesson import Lesson

_HEADINGS = ("articles", "tried on", "map and names", "learned", "keys each")


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Learn, list the cues, turn learning off or on, or forget; returns the exit code."""
    models = LearnedModels(library, author.name)
    if arguments.action == "cues":
        return _list_cues(library)
    if arguments.action == "off":
        return _turn_off(models, author)
    if arguments.action == "forget":
        return _forget(models, library, author)
    if arguments.action == "on":
        models.turn_on()
    elif models.is_off:
        tell(f"learning is off for {author.name}; postil learn --on turns it on")
        return exit_codes.USAGE
    return _learn(course_of(arguments, settings, library, author))


def _turn_off(models: LearnedModels, author: Author) -> int:
    models.turn_off()
    tell(f"learning is off for {author.name}: what was learned stays, and is not used")
    return exit_codes.OK


def _list_cues(library: Library) -> int:
    cues, remark = read_cues(library)
    if remark:
        tell(remark)
        return exit_codes.DAMAGED
    if not cues:
        tell(f"no cues of its own in {library.root}: learning puts them into cues.toml")
    write_lines(cue_table(cues, library.cues_path))
    return exit_codes.OK


def _forget(models: LearnedModels, library: Library, author: Author) -> int:
    before, _ = read_cues(library)
    after, remark = count_cues_anew(library, author.name, {})
    if remark:
        tell(remark)
    if models.forget() or after != before:
        tell(f"forgot what was learned from {author.name}; annotations stay")
    else:
        tell(f"nothing was learned from {author.name} in {models.folder.parent.parent}")
    return exit_codes.OK


def _learn(course: Course) -> int:
    from annotate.learning.entity_learner import LEAST_ARTICLES  # numpy comes with it

    lessons = list(with_progress(course.lessons(), "reading what is done"))
    if len(lessons) < LEAST_ARTICLES:
        done = counted(len(lessons), "article")
        tell(
            f"{done} of {course.annotator} done: learning begins with {LEAST_ARTICLES}; "
            "D in the reader marks an article as done"
        )
        return exit_codes.OK
    learned = course.learn_and_store(lessons)
    cues, remark = course.count_cues(lessons)
    if remark:
        tell(remark)
    points = list(with_progress(_curve(course, lessons), "measuring what it gains"))
    words = visible(learned_words(len(lessons), learned.entities, learned.claims))
    listed = list(cue_table(cues, course.library.cues_path))
    write_lines([*_table(points), words, *([""] if listed else []), *listed])
    return exit_codes.OK


def _curve(course: Course, lessons: Sequence[Lesson]) -> Iterator[CurvePoint]:
    from annotate.learning.learning_curve import learning_curve
    from annotate.learning.scheme_labels import entity_labels, label_targets

    scheme = course.scheme
    return learning_curve(
        lessons, targets=label_targets(scheme), scheme_labels=entity_labels(scheme)
    )


def _table(points: Sequence[CurvePoint]) -> Iterator[str]:
    """Yield the lines of the curve, and those of a plot where a person looks on."""
    if not points:
        return
    yield from table([_HEADINGS, *map(_row, points)])
    yield ""
    if is_terminal(sys.stdout):
        from tui.cli.curve_plot import plot_curve

        yield from plot_curve(points).splitlines()


def _row(point: CurvePoint) -> tuple[str, ...]:
    numbers = (f"{value:.1f}" for value in (point.map_and_names, point.learned))
    return (f"{point.articles:,}", f"{point.tried:,}", *numbers, f"{point.keys:.2f}")
