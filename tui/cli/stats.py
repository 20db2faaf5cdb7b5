"""`postil stats`: counts by annotator, label and status, as tables or as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotate.annotation import Decided, Status
from annotate.author import ADJUDICATED, Author
from annotate.evaluation.coding import Codings
from annotate.evaluation.report import table
from store.annotated_article import AnnotatedArticle
from store.errors import StoreError
from store.exporter.output_files import check_target, write_files
from store.library.assignments import AssignmentsFile
from store.library.comparison import GOLD, coding
from store.library.library import Library
from store.library.overview import State
from store.library.statistics import Statistics
from tui.cli import exit_codes
from tui.cli.articles import chosen_articles
from tui.cli.charts.of_statistics import charts
from tui.cli.charts.svg import draw_svg
from tui.cli.charts.terminal import draw_chart
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import write_output
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.glyphs import visible
from tui.display.plural import counted

_COLUMNS = {"pending": Status.SUGGESTED, "accepted": Status.ACCEPTED, "rejected": Status.REJECTED}
_KINDS = {"span": "entities", "claim": "claims"}


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the counts; returns the exit code."""
    library = under_own_labels(library, settings)
    is_plot = arguments.plot or arguments.output is not None
    if arguments.json and is_plot:
        tell("--json and --plot are two ways to show the counts; choose one of them")
        return exit_codes.USAGE
    if arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    counts = _count(arguments, library, author)
    if counts.is_empty:
        tell(f"no articles yet in {library.root}; postil FILE opens one")
    if is_plot:
        _plot(counts, library, arguments)
    else:
        statistics = counts.by_annotator
        output = _as_json(statistics) if arguments.json else "\n".join(_as_tables(statistics))
        _write(output)
    return exit_codes.DAMAGED if counts.is_damaged else exit_codes.OK


@dataclass
class _Counts:
    """What was counted in the articles."""

    by_annotator: dict[str, Statistics] = field(default_factory=lambda: defaultdict(Statistics))
    """The counts of each annotator."""
    codings: list[Codings] = field(default_factory=list)
    """Where charts are asked for, the articles that two or more have annotated."""
    is_damaged: bool = False
    """True if something could not be read; it was named."""
    is_empty: bool = True
    """True if there are no articles."""


def _count(arguments: Namespace, library: Library, author: Author) -> _Counts:
    counts = _Counts()
    assignments = AssignmentsFile(library.root).read()
    for trouble in assignments.troubles:
        tell(trouble)
    for article, _ in with_progress(chosen_articles(library, arguments.article), "counting"):
        counts.is_empty = False
        assigned = assignments.by_article.get(article.id, frozenset())
        present = article.annotators()
        names = sorted({*present, *assigned}) or [author.name]
        read: dict[str, AnnotatedArticle] = {}
        for name in [arguments.annotator] if arguments.annotator else names:
            try:
                read[name] = library.annotated(article, name)
            except StoreError as error:
                counts.is_damaged = True
                tell(str(error))
            else:
                counts.by_annotator[name].add(read[name], is_assigned=name in assigned)
        if arguments.plot or arguments.output is not None:
            counts.codings += _codings({n: a for n, a in read.items() if n in present})
    return counts


def _codings(read: Mapping[str, AnnotatedArticle]) -> Iterator[Codings]:
    """Yield an article as two or more have coded it; what was adjudicated is no coding."""
    by_name = {name: coding(a, GOLD) for name, a in read.items() if name != ADJUDICATED}
    if len(by_name) > 1:
        yield Codings(next(iter(read.values())).document.text, by_name)


def _plot(counts: _Counts, library: Library, arguments: Namespace) -> None:
    """Draw charts of the counts, on the terminal or into a file."""
    drawings = list(charts(counts.by_annotator, counts.codings))
    if undated := sum(each.undated for each in counts.by_annotator.values()):
        tell(f"{counted(undated, 'decision')} without a time, in no chart of days")
    if not drawings and not counts.is_empty:
        tell("nothing is annotated or suggested yet; there is nothing to draw")
    elif arguments.output is None:
        _write("\n\n".join("\n".join(draw_chart(chart)) for chart in drawings))
    elif drawings:
        content = draw_svg(drawings).encode("utf-8", "replace")
        write_files({arguments.output: content}, library=library.root, force=arguments.force)
        tell(f"drew {counted(len(drawings), 'chart')} into {arguments.output}")


def _write(output: str) -> None:
    if output:
        write_output(f"{output}\n".encode("utf-8", "replace"))


def _as_tables(statistics: Mapping[str, Statistics]) -> Iterator[str]:
    for number, (name, counts) in enumerate(sorted(statistics.items())):
        if number:
            yield ""
        states = ", ".join(f"{counts.states[s]:,} {s}" for s in State if counts.states[s])
        yield f"{visible(name)}: {counted(counts.states.total(), 'article')} ({states})"
        if counts.assigned:
            yield f"assigned: {counts.assigned_done:,} of {counts.assigned:,} done"
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
            "assigned": {"articles": counts.assigned, "done": counts.assigned_done},
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
