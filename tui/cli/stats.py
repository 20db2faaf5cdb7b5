"""`postil stats`: counts by annotator, label and status, as tables or as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Mapping

from annotate.annotation import Decided, Status
from annotate.author import Author
from annotate.evaluation.report import table
from store.errors import StoreError
from store.library.library import Library
from store.library.overview import State
from store.library.statistics import Statistics
from tui.cli import exit_codes
from tui.cli.articles import chosen_articles
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import write_output
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.glyphs import visible

_COLUMNS = {"pending": Status.SUGGESTED, "accepted": Status.ACCEPTED, "rejected": Status.REJECTED}
_KINDS = {"span": "entities", "claim": "claims"}


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the counts; returns the exit code."""
    library = under_own_labels(library, settings)
    statistics: dict[str, Statistics] = defaultdict(Statistics)
    is_damaged, is_empty = False, True
    for article, _ in with_progress(chosen_articles(library, arguments.article), "counting"):
        is_empty = False
        annotators = article.annotators() or [author.name]
        for name in [arguments.annotator] if arguments.annotator else annotators:
            try:
                statistics[name].add(library.annotated(article, name))
            except StoreError as error:
                is_damaged = True
                tell(str(error))
    if is_empty:
        tell(f"no articles yet in {library.root}; postil FILE opens one")
    output = _as_json(statistics) if arguments.json else "\n".join(_as_tables(statistics))
    if output:
        write_output(f"{output}\n".encode())
    return exit_codes.DAMAGED if is_damaged else exit_codes.OK


def _as_tables(statistics: Mapping[str, Statistics]) -> Iterator[str]:
    for number, (name, counts) in enumerate(sorted(statistics.items())):
        if number:
            yield ""
        states = ", ".join(f"{counts.states[s]:,} {s}" for s in State if counts.states[s])
        total = counts.states.total()
        yield f"{visible(name)}: {total:,} article{'' if total == 1 else 's'} ({states})"
        yield from table([("", *_COLUMNS), *_rows(counts)])
        if counts.attributes:
            rows = sorted(counts.attributes.items())
            values = (
                (visible(f"{name}: {value}"), f"{number:,}") for (name, value), number in rows
            )
            yield from table([("attributes", "not rejected"), *values])
        bulk = counts.decided[Decided.BULK]
        if bulk:
            yield f"{bulk:,} of {counts.decided.total():,} decided in bulk"


def _rows(counts: Statistics) -> Iterator[tuple[str, ...]]:
    """Yield a row for each label, and one for all labels of its kind where there are several."""
    for kind, title in _KINDS.items():
        names = [name for name in counts.names if name[0] == kind]
        for name in names:
            yield (visible(name[1]), *(f"{counts.count(s, [name]):,}" for s in _COLUMNS.values()))
        if len(names) != 1:
            yield (f"all {title}", *(f"{counts.count(s, names):,}" for s in _COLUMNS.values()))


def _as_json(statistics: Mapping[str, Statistics]) -> str:
    layers = [
        {
            "annotator": name,
            "articles": {state.value: counts.states[state] for state in State},
            "decided": {way.value: counts.decided[way] for way in Decided},
            "labels": [
                {"kind": kind, "label": label}
                | {word: counts.count(s, [(kind, label)]) for word, s in _COLUMNS.items()}
                for kind, label in counts.names
            ],
            "attributes": [
                {"name": attribute, "value": value, "count": count}
                for (attribute, value), count in sorted(counts.attributes.items())
            ],
        }
        for name, counts in sorted(statistics.items())
    ]
    return json.dumps({"annotators": layers}, indent=2)
