"""`postil find`: words and annotations in all articles, a line for each hit, as they are found."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from annotate.author import Author
from store.errors import QueryRefused
from store.index.article_rows import ArticleRows
from store.index.finding import SearchStep, find
from store.index.hits import Hit
from store.index.library_index import LibraryIndex
from store.index.patterns import Pattern
from store.index.query import Query, Scope
from store.index.typed_query import (
    annotated_scope,
    parse_query,
    with_annotator,
    with_attribute,
    with_dates,
    with_kind,
    with_label,
    with_scope,
    with_speaker,
    with_status,
)
from store.library.assignments import held_back
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.articles import tell_held_back
from tui.cli.hit_lines import HEADS, hit_json, hit_row
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import is_terminal, write_output
from tui.cli.values import reader_name
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.plural import counted


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print a line for each hit; returns the exit code."""
    query = _query(arguments, reader_name(settings))
    if query.scope is Scope.ANNOTATIONS:
        query = replace(query, blind=held_back(library, query.asker))
        tell_held_back(query.blind, query.asker)
    index = LibraryIndex(under_own_labels(library, settings))
    is_shown = is_terminal(sys.stdout)
    steps: Iterable[SearchStep] = find(index, query)
    if not is_shown:
        # On a terminal, the bar would be drawn into the hits.
        steps = with_progress(steps, "searching")
    if arguments.format == "jsonl":
        counts = _write(steps, hit_json)
    else:
        is_bold = is_shown and "NO_COLOR" not in os.environ
        counts = _write(steps, partial(hit_row, is_bold=is_bold), head=HEADS[query.scope])
    index.close()
    return _report(counts, index)


def _query(arguments: Namespace, reader: str) -> Query:
    """The query of the words and options, asked by who is at the keyboard.

    Raises:
        QueryRefused: One means nothing, or there is none.
    """
    words = " ".join(arguments.query)
    query = Query(asker=reader)
    if not arguments.regex:
        query = parse_query(words, asker=reader)
    elif words:
        query = replace(query, needles=(Pattern(words),))
    options: Mapping[Callable[[Query, str], Query], Iterable[str | None]] = {
        with_label: arguments.label,
        with_status: arguments.status,
        with_speaker: arguments.speaker,
        with_kind: arguments.kind,
        with_attribute: arguments.attribute,
        with_annotator: [arguments.annotator],
        with_dates: [arguments.date],
    }
    for with_value, values in options.items():
        for value in filter(None, values):
            query = with_value(query, value)
    query = annotated_scope(query)
    if arguments.scope is not None:
        query = with_scope(query, arguments.scope)
    if query.is_empty:
        raise QueryRefused("nothing to find: give words, or a filter such as --label PERSON")
    return query


@dataclass
class _Counts:
    """What a search gave, for the lines at its end."""

    hits: int = 0
    """Hits that were written."""
    articles: int = 0
    """Articles that have them."""
    outdated: int = 0
    """Layers on earlier texts."""
    troubles: list[str] = field(default_factory=list)
    """Reasons why articles were passed over."""


def _write(
    steps: Iterable[SearchStep], line_of: Callable[[ArticleRows, Hit], str], *, head: str = ""
) -> _Counts:
    """Write a line for each hit, those of an article at once; the head comes before the first."""
    counts = _Counts()
    for step in steps:
        counts.outdated += step.outdated
        counts.troubles += [step.trouble] if step.trouble else []
        if step.article is None:
            continue
        lines = [line_of(step.article, hit) for hit in step.hits]
        start = "" if counts.hits else head
        write_output((start + "".join(lines)).encode("utf-8", "replace"))
        counts.hits += len(lines)
        counts.articles += 1
    return counts


def tell_passed_over(index: LibraryIndex, outdated: int) -> None:
    """Say which layers were passed over, and that the index could not be used."""
    if outdated:
        layers = counted(outdated, "layer")
        tell(f"{layers} on earlier texts passed over: opening the article brings them up to date")
    if index.trouble and index.library.articles_folder.is_dir():
        tell(f"every article was read, as the index cannot be used: {index.trouble}")


def _report(counts: _Counts, index: LibraryIndex) -> int:
    """Say what was found and what was not looked at; returns the exit code."""
    for trouble in counts.troubles:
        tell(trouble)
    tell_passed_over(index, counts.outdated)
    where = f" in {counted(counts.articles, 'article')}" if counts.hits else ""
    tell(f"{counted(counts.hits, 'hit')}{where}" if counts.hits else "nothing found")
    return exit_codes.DAMAGED if counts.troubles else exit_codes.OK
