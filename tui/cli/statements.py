"""`postil statements`: claims of one speaker, or on one thing, and where they differ."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from store.errors import QueryRefused
from store.index.library_index import LibraryIndex
from store.index.speech_reading import SpeechReader, Step
from store.index.speeches import SpeechQuery
from store.index.statement_reading import Question, StatedComparison, read_comparison
from store.index.typed_query import date_range
from store.library.assignments import held_back
from store.library.library import Library
from store.library.people_rules import PeopleFile
from tui.cli import exit_codes
from tui.cli.articles import tell_held_back
from tui.cli.claims import STATUSES, no_claims_words
from tui.cli.find import tell_passed_over
from tui.cli.marked_lines import look_of_output
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.statement_lines import json_lines, lines
from tui.cli.streams import write_lines
from tui.cli.values import reader_name
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.statement_words import subject


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the statements and how they differ; returns the exit code."""
    asker = reader_name(settings)
    question = _question(arguments, asker, held_back(library, asker))
    tell_held_back(question.query.blind, asker)
    rules = PeopleFile(library.root).read()
    index = LibraryIndex(under_own_labels(library, settings))
    troubles, comparison = list(rules.troubles), None
    for step in with_progress(read_comparison(index, question, rules.rules), "reading"):
        if not isinstance(step, Step):
            comparison = step
        elif step.trouble and step.trouble not in troubles:
            troubles.append(step.trouble)
    tell_passed_over(index, SpeechReader(index).outdated)
    index.close()
    if comparison is not None and comparison.stated:
        _write(comparison, question, arguments)
    else:
        about = f" of {subject(question)}" if subject(question) else ""
        tell(no_claims_words(arguments.status, library, about))
    for trouble in troubles:
        tell(trouble)
    return exit_codes.DAMAGED if troubles else exit_codes.OK


def _question(arguments: Namespace, asker: str, blind: frozenset[str]) -> Question:
    """What is asked for by whom; what is held back from that one is left out.

    Raises:
        QueryRefused: Nothing is, or the dates are none.
    """
    speaker, about = " ".join(arguments.name).strip(), (arguments.about or "").strip()
    if not speaker and not about:
        raise QueryRefused("nothing to compare: give the name of a speaker, or --about NAME")
    return Question(
        SpeechQuery(STATUSES[arguments.status], arguments.annotator, asker=asker, blind=blind),
        speaker,
        about,
        date_range(arguments.date) if arguments.date else None,
    )


def _write(result: StatedComparison, question: Question, arguments: Namespace) -> None:
    look = look_of_output()
    write_lines(
        json_lines(result)
        if arguments.json
        else lines(result, question, look, differing_only=arguments.differing)
    )
