"""The learning curve as a small plot, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.learning.learning_curve import CurvePoint

_WIDTH, _HEIGHT = 64, 14
"""Cells of the plot; chosen by hand, so that table and plot fit on one screen."""

_LEAST_POINTS = 2
"""Fewest points that make a line."""


def plot_curve(points: Sequence[CurvePoint]) -> str:
    """Draw the points without colours, in lines; nothing for too few points."""
    if len(points) < _LEAST_POINTS:
        return ""
    import plotext  # slow, and for terminals only

    figure = plotext.figure
    figure.clear()
    figure.plot_size(_WIDTH, _HEIGHT)
    steps = [point.articles for point in points]
    # Steps are far apart in the end: each has the same room.
    places = list(range(len(steps)))
    for marker, values in (
        ("·", [point.map_and_names for point in points]),
        ("●", [point.learned for point in points]),
    ):
        curve = figure.signal(places, values, marker=marker)
        curve.lines()
        figure.draw(curve)
    figure.ruler("x").ticks(places, [str(step) for step in steps])
    figure.label("articles learned from", "x")
    figure.title("F1 in the articles that came next: ● learned, · map and names")
    return str(figure.build().string(colorless=True))
