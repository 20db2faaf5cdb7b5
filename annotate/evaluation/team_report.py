"""Reports on a team: agreement as plain tables for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from annotate.evaluation.report import table
from annotate.evaluation.team import PairScores, TeamRow

_MEASURES: tuple[tuple[str, Callable[[PairScores], float]], ...] = (
    ("Cohen’s kappa", lambda pair: pair.kappa),
    ("F1 of entities", lambda pair: pair.scores.entities.overall.f1),
    ("F1 of claims", lambda pair: pair.scores.claims.attribution.f1),
)
"""What each two of a team are measured by, with its name."""


def pair_table(pairs: Sequence[PairScores]) -> Iterator[str]:
    """The lines of every two of a team, then of their means."""
    rows = [("pairs", *(name for name, _ in _MEASURES), "articles")]
    for pair in pairs:
        numbers = (f"{measure(pair):.3f}" for _, measure in _MEASURES)
        rows.append((" and ".join(pair.names), *numbers, f"{pair.scores.articles:,}"))
    means = (f"{fmean(map(measure, pairs)):.3f}" for _, measure in _MEASURES)
    rows.append(("mean of the pairs", *means, ""))
    yield from table(rows)


def team_table(rows: Sequence[TeamRow]) -> Iterator[str]:
    """The lines of Fleiss' kappa and Krippendorff's alpha, one for each thing agreed on."""
    headings = ("agreement of all", "Fleiss’ kappa", "Krippendorff’s alpha", "unitised", "units")
    lines = [headings]
    for row in rows:
        unitised = "–" if row.unitised is None else f"{row.unitised:.3f}"
        numbers = (f"{row.fleiss:.3f}", f"{row.alpha:.3f}", unitised, f"{row.units.total():,}")
        lines.append((row.name, *numbers))
    yield from table(lines)
