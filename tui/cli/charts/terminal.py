"""Charts in a terminal: lines by plotext, bars in characters, without colours."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cli.charts.chart import Bar, BarChart, Chart, LineChart
from tui.display.glyphs import visible
from tui.widgets.fitting import text_cells

_WIDTH, _HEIGHT = 64, 14
"""Cells of a chart; chosen by hand, as those of the learning curve are."""
_BAR_CELLS = 32
"""Cells of the longest bar; chosen by hand."""
_NAME_CELLS = 16
"""Cells of a name in front of a bar at most; chosen by hand."""
_MARKERS = "●○▲△■□"
"""The signs of lines; a further line begins anew."""
_PARTS = "━┄"
"""The signs of the parts of a bar."""


def draw_chart(chart: Chart) -> Iterator[str]:
    """Yield the lines of a chart, its title first."""
    yield from _lines(chart) if isinstance(chart, LineChart) else _bars(chart)


def _lines(chart: LineChart) -> Iterator[str]:
    import plotext  # slow, and for charts only

    names = [
        f"{_MARKERS[number % len(_MARKERS)]} {visible(line.name)}"
        for number, line in enumerate(chart.lines)
    ]
    yield f"{chart.title}: {'  '.join(names)}"
    first, last = chart.days
    figure = plotext.figure
    figure.clear()
    figure.plot_size(_WIDTH, _HEIGHT)
    for number, line in enumerate(chart.lines):
        days = [(day - first).days for day, _ in line.points]
        marker = _MARKERS[number % len(_MARKERS)]
        curve = figure.signal(days, [number for _, number in line.points], marker=marker)
        if len(days) > 1:
            curve.lines()
        figure.draw(curve)
    ends = sorted({0, (last - first).days})
    figure.ruler("x").ticks(ends, [str(day) for day in (first, last)[: len(ends)]])
    yield from str(figure.build().string(colorless=True)).rstrip("\n").split("\n")


def _bars(chart: BarChart) -> Iterator[str]:
    yield chart.title
    names = [_cut(visible(bar.name)) for bar in chart.bars]
    width = max(map(text_cells, names))
    for name, bar in zip(names, chart.bars, strict=True):
        yield f"{name}{' ' * (width - text_cells(name))}  {_signs(bar, chart.full)}  {bar.words}"


def _signs(bar: Bar, full: float) -> str:
    """The parts of a bar, padded; rounded by where they end, so that the whole is right."""
    ends, total = [0], 0.0
    for part in bar.parts:
        total += part
        ends.append(round(_BAR_CELLS * total / full))
    pieces = (
        sign * (end - start) for sign, start, end in zip(_PARTS, ends, ends[1:], strict=False)
    )
    return "".join(pieces).ljust(_BAR_CELLS)


def _cut(name: str) -> str:
    while text_cells(name) > _NAME_CELLS:
        name = f"{name[:-2]}…"
    return name
