"""What is learned, beside its bounds: `python -m benchmarks.learning POLNEAR CONLL`.

POLNEAR is the folder of PolNeAR with `dev` in it, CONLL the validation part of CoNLL-2003; either
may be `-`. Every number is a mean over three orders of the articles. Only numbers are printed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from annotate.errors import PostilError
from annotate.evaluation.report import table
from annotate.learning.lesson import Lesson
from benchmarks.learning import bounds
from benchmarks.learning.analyses import Analyses
from benchmarks.learning.corpora import conll_lessons, source_lessons
from benchmarks.learning.entities import EntityGains, entity_gains

_ARGUMENTS = 3
"""Length of `sys.argv` with both corpora."""

Row = tuple[str, ...]


def main(polnear: str, conll: str) -> None:
    """Print every table whose corpus is given."""
    analyses = Analyses()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {analyses.title}")
    if conll != "-":
        lessons = conll_lessons(Path(conll), analyses)
        counts = sorted({*bounds.OWN_LABELS, bounds.SCORED_ARTICLES})
        _print("labels of one's own (CoNLL-2003)", _entities(lessons, counts, bounds.OWN_LABELS))
    if polnear != "-":
        lessons = source_lessons(Path(polnear), analyses)
        title = "a label that the pipeline does not know (PolNeAR dev, sources)"
        counts = sorted(bounds.UNKNOWN_LABEL)
        _print(title, _entities(lessons, counts, bounds.UNKNOWN_LABEL))


def _print(title: str, lines: Iterator[str]) -> None:
    print("", title, "", sep="\n")
    for line in lines:
        print(line, flush=True)


def _entities(
    lessons: Sequence[Lesson], counts: Sequence[int], least: Mapping[int, float]
) -> Iterator[str]:
    """A column for each number of finished articles; a bound that is missed is marked."""
    gains = {count: entity_gains(lessons, count, first_test=max(least)) for count in counts}
    rows: list[Row] = [("after articles", *map(str, counts), "")]
    rows += [
        _row("F1, pipeline as it comes", gains, lambda each: each.unlearned),
        _row("F1, map and names", gains, lambda each: each.map_and_names),
        _row("F1, suggested", gains, lambda each: each.learned),
        ("  at least", *(_bound(least, count, gains[count].learned) for count in counts), ""),
    ]
    shares = {count: each.keys / each.keys_unlearned for count, each in gains.items()}
    rows += [
        _row("keys an annotation", gains, lambda each: each.keys, digits=2),
        ("  of those at first", *(f"{share:.2f}" for share in shares.values()), ""),
        _row("calibration error", gains, lambda each: each.calibration_error, digits=3),
        _row("area under the curve", gains, lambda each: each.area, digits=3),
        _row("CPU seconds", gains, lambda each: each.seconds),
    ]
    yield from table(rows)


def _row(
    name: str,
    gains: Mapping[int, EntityGains],
    value: Callable[[EntityGains], float],
    *,
    digits: int = 1,
) -> Row:
    return (name, *(f"{value(each):.{digits}f}" for each in gains.values()), "")


def _bound(least: Mapping[int, float], count: int, reached: float) -> str:
    if count not in least:
        return ""
    return f"{least[count]:g}" if reached >= least[count] else f"{least[count]:g} MISSED"


if __name__ == "__main__":
    if len(sys.argv) != _ARGUMENTS or sys.argv[1:] == ["-", "-"]:
        sys.exit("make learning POLNEAR=FOLDER CONLL=FILE; one of the two is enough")
    try:
        main(*sys.argv[1:])
    except (PostilError, OSError) as error:
        sys.exit(str(error))
