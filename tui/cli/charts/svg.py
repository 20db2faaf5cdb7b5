"""Charts as one SVG file: light or dark as the reader has it, without scripts or outside parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from annotate.text.one_line import abbreviate
from tui.cli.charts.chart import BarChart, Chart, LineChart
from tui.display.glyphs import visible

_WIDTH = 640
"""Width of the picture, in pixels like all lengths here; chosen by hand, as they all are."""
_MARGIN = 24
"""Empty room at the edges."""
_TITLE = 28
"""Height of a title."""
_PLOT = 180
"""Height of a chart of lines."""
_ROW = 22
"""Height of a bar with the room around it, and of a name in the legend."""
_BAR = 12
"""Height of a bar."""
_GAP = 32
"""Room between charts."""
_LEFT = 150
"""Where bars and lines begin; names stand before that."""
_NUMBERS = 110
"""Room behind the longest bar for its numbers."""
_NAME = 20
"""Characters of a name at most."""
_HUES = ("#2f6fb0", "#b3541e", "#2e7d4f", "#8a4fa3", "#8a6d00", "#b02f5c")
"""Colours of lines; a further line begins anew with other dashes."""
_DASHES = ("none", "6 3", "2 3")
"""Dashes of lines: those of the first colours, of the next ones, and of all others."""
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600}"
    ".quiet{fill:#666}.axis{stroke:#999}.part0{fill:#2f6fb0}.part1{fill:#a9c4de}"
    ".ground{fill:#fff}"
    "@media (prefers-color-scheme:dark){text{fill:#ddd}.quiet{fill:#aaa}.ground{fill:#1b1d21}"
    ".part0{fill:#6ea8de}.part1{fill:#3b5874}}"
)


def draw_svg(charts: Sequence[Chart]) -> str:
    """Draw charts below each other in one file; names in them stay text, whatever they hold."""
    top, pieces = _MARGIN, []
    for chart in charts:
        pieces += [*_title(chart, top)]
        body = top + _TITLE
        pieces += _lines(chart, body) if isinstance(chart, LineChart) else _bars(chart, body)
        top = body + _height(chart) + _GAP
    height = top - _GAP + _MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img">'
    )
    ground = f'<rect class="ground" width="{_WIDTH}" height="{height}"/>'
    return "\n".join([head, f"<style>{_STYLE}</style>", ground, *pieces, "</svg>", ""])


def _height(chart: Chart) -> int:
    if isinstance(chart, LineChart):
        return _PLOT + _ROW * (1 + len(chart.lines))
    return _ROW * len(chart.bars)


def _title(chart: Chart, top: int) -> Iterator[str]:
    yield _text(_MARGIN, top + 14, chart.title, "title")


def _lines(chart: LineChart, top: int) -> Iterator[str]:
    first, last = chart.days
    span, most = max(1, (last - first).days), max(1, chart.most)
    right, bottom = _WIDTH - _MARGIN, top + _PLOT
    yield f'<path class="axis" fill="none" d="M{_LEFT} {top}V{bottom}H{right}"/>'
    yield _text(_LEFT - 8, top + 10, f"{most:,}", "quiet", anchor="end")
    yield _text(_LEFT - 8, bottom, "0", "quiet", anchor="end")
    yield _text(_LEFT, bottom + 18, str(first), "quiet")
    if last > first:
        yield _text(right, bottom + 18, str(last), "quiet", anchor="end")
    for number, line in enumerate(chart.lines):
        hue = _HUES[number % len(_HUES)]
        dash = _DASHES[min(number // len(_HUES), len(_DASHES) - 1)]
        places = [
            (
                _LEFT + (right - _LEFT) * (day - first).days / span,
                bottom - _PLOT * count / most,
            )
            for day, count in line.points
        ]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        look = f'stroke="{hue}" stroke-width="2" stroke-dasharray="{dash}" fill="none"'
        yield f'<polyline points="{points}" {look}/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{hue}"/>' for x, y in places)
        y = bottom + _ROW * (number + 2)
        yield f'<path d="M{_LEFT} {y - 4}h24" {look}/>'
        yield _text(_LEFT + 32, y, f"{line.name} {line.points[-1][1]:,}")


def _bars(chart: BarChart, top: int) -> Iterator[str]:
    room = _WIDTH - _LEFT - _NUMBERS - _MARGIN
    for number, bar in enumerate(chart.bars):
        y = top + _ROW * number
        yield _text(_LEFT - 8, y + 11, abbreviate(bar.name, _NAME), anchor="end")
        x = float(_LEFT)
        for part, length in enumerate(bar.parts):
            width = room * length / chart.full
            yield (
                f'<rect class="part{part}" x="{x:.1f}" y="{y}" width="{width:.1f}" '
                f'height="{_BAR}"/>'
            )
            x += width
        yield _text(x + 8, y + 11, bar.words, "quiet")


def _text(x: float, y: float, words: str, look: str = "", *, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" class="{look}" text-anchor="{anchor}">'
        f"{escape(visible(words))}</text>"
    )
