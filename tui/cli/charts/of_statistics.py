"""The charts of a library: progress by day, labels, and agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

from annotate.annotation import Status
from annotate.evaluation.coding import Codings
from annotate.evaluation.team import team_rows
from store.library.statistics import Statistics
from tui.cli.charts.chart import Bar, BarChart, Chart, Line, LineChart
from tui.display.plural import counted

LABELS_TITLE = "Annotations by label: accepted, pending"


def charts(statistics: Mapping[str, Statistics], codings: Sequence[Codings]) -> Iterator[Chart]:
    """Yield a chart of all of which there is anything to show.

    Args:
        statistics: The counts of each annotator.
        codings: The articles that two or more have annotated.
    """
    lines = tuple(_line(name, each.days) for name, each in sorted(statistics.items()) if each.days)
    if lines:
        yield LineChart("Decisions so far, by day", lines)
    bars = tuple(_label_bars(statistics.values()))
    if bars:
        yield BarChart(LABELS_TITLE, bars, max(sum(bar.parts) for bar in bars))
    rows = [row for row in team_rows(codings) if row.labels]
    if rows:
        alphas = [(row.name, row.alpha) for row in rows]
        yield BarChart(
            f"Agreement (Krippendorff’s alpha by token) on {counted(len(codings), 'article')}",
            tuple(Bar(name, (max(0.0, alpha),), f"{alpha:.3f}") for name, alpha in alphas),
            1.0,
        )


def _line(name: str, days: Counter[date]) -> Line:
    """The sums by day, with nothing on the day before the first one."""
    in_order = sorted(days)
    sums = accumulate(days[day] for day in in_order)
    before = max(date.min.toordinal(), in_order[0].toordinal() - 1)
    return Line(name, ((date.fromordinal(before), 0), *zip(in_order, sums, strict=True)))


def _label_bars(statistics: Iterable[Statistics]) -> Iterator[Bar]:
    counts = list(statistics)
    names = sorted(
        {name for each in counts for name in each.names}, key=lambda n: (n[0] == "claim", n)
    )
    for name in names:
        accepted, pending = (
            sum(each.count(status, [name]) for each in counts)
            for status in (Status.ACCEPTED, Status.SUGGESTED)
        )
        if accepted or pending:
            yield Bar(name[1], (accepted, pending), f"{accepted:,}, {pending:,}")
