"""What is learned, beside its bounds: `python -m benchmarks.learning POLNEAR CONLL`.

POLNEAR is the folder of PolNeAR with `dev` in it, CONLL the validation part of CoNLL-2003. Each may
be `-`; for `- -` generated articles stand in. Every number is a mean over three orders of the
articles. Only numbers are printed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

# As in the reader: numpy's threads would spin for longer than they compute.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

from annotate.errors import PostilError
from annotate.learning.lesson import Lesson
from benchmarks.command_line import parser
from benchmarks.learning import bounds
from benchmarks.learning.analyses import Analyses
from benchmarks.learning.bounds import EntityBounds
from benchmarks.learning.claims import CODEBOOKS, claim_gains
from benchmarks.learning.corpora import conll_lessons, polnear_lessons, shuffled
from benchmarks.learning.entities import EntityGains, entity_gains
from benchmarks.learning.generated import generated_lessons
from benchmarks.learning.measures import Measure, lines
from benchmarks.learning.replaying import replayed

_GENERATED = 60
"""Number of generated articles."""

_CLAIM_COUNTS = (5, 10, 20, 42)
"""Numbers of finished articles for claims; 42 are half of PolNeAR dev."""


def main(polnear: str, conll: str) -> int:
    """Print every table whose corpus is given; returns 1 if a bound is missed."""
    analyses = Analyses()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {analyses.title}")
    missed = 0
    if conll == polnear == "-":
        lessons = generated_lessons(_GENERATED, analyses)
        missed += _show(
            "labels of one's own (generated)", _entities(lessons, bounds.GENERATED, analyses)
        )
        _print("replay (generated)", replayed(lessons, with_claims=False))
    if conll != "-":
        lessons = conll_lessons(Path(conll), analyses)
        missed += _show(
            "labels of one's own (CoNLL-2003)", _entities(lessons, bounds.OWN_LABELS, analyses)
        )
        _print("replay (CoNLL-2003)", replayed(shuffled(lessons, 0), with_claims=False))
    if polnear != "-":
        lessons = polnear_lessons(Path(polnear), analyses)
        title = "a label that the pipeline does not know (PolNeAR dev, sources)"
        missed += _show(title, _entities(lessons, bounds.UNKNOWN_LABEL, analyses))
        missed += _show("claims (PolNeAR dev, half against half), F1", _claims(lessons))
        _print("replay (PolNeAR dev, sources and claims)", replayed(lessons, with_claims=True))
    print(f"\n{missed} bounds are missed." if missed else "\nAll bounds are met.")
    return int(missed > 0)


def _show(title: str, measures: Sequence[Measure]) -> int:
    """Print a table; returns how many bounds are missed."""
    _print(title, lines(measures))
    return sum(measure.missed for measure in measures)


def _print(title: str, text: Iterable[str]) -> None:
    print("", title, "", sep="\n")
    for line in text:
        print(line, flush=True)


def _entities(lessons: Sequence[Lesson], limits: EntityBounds, analyses: Analyses) -> list[Measure]:
    first_test = max(limits.counts)
    gains = {
        count: entity_gains(lessons, count, first_test=first_test, analyses=analyses)
        for count in limits.counts
    }

    def values(value: Callable[[EntityGains], float]) -> dict[int, float]:
        return {count: value(each) for count, each in gains.items()}

    plain = values(lambda each: each.map_and_names)
    gated = {count: f1 - bounds.BELOW_MAP_AND_NAMES for count, f1 in plain.items()}
    learned = values(lambda each: each.learned)
    keys = values(lambda each: each.keys / each.keys_unlearned)
    error = values(lambda each: each.calibration_error)
    area = values(lambda each: each.area)
    share = values(lambda each: each.seconds / each.seconds_to_analyse)
    return [
        Measure("F1, pipeline as it comes", values(lambda each: each.unlearned)),
        Measure("F1, map and names", plain),
        Measure("F1, suggested", learned, least=limits.f1),
        Measure("  against map and names", learned, least=gated),
        Measure("keys an annotation", values(lambda each: each.keys), digits=2),
        Measure("  of those at first", keys, most=limits.keys, digits=2),
        Measure("calibration error", error, most=limits.calibration_error, digits=3),
        Measure("area under the curve", area, least=limits.area, digits=3),
        Measure("CPU seconds", values(lambda each: each.seconds)),
        Measure("  of those to analyse them", share, most=limits.share_of_analysis, digits=2),
    ]


def _claims(lessons: Sequence[Lesson]) -> list[Measure]:
    measures = []
    for name, codebook in CODEBOOKS.items():
        gains = {count: claim_gains(lessons, count, codebook) for count in _CLAIM_COUNTS}
        first = gains[_CLAIM_COUNTS[0]].unlearned
        least = bounds.CLAIMS.get(name) or dict.fromkeys(gains, first - bounds.BELOW_SHIPPED)
        learned = {count: each.learned for count, each in gains.items()}
        seconds = {count: each.seconds for count, each in gains.items()}
        measures += [
            Measure(name, {0: first} | learned, least=least),
            Measure("  CPU seconds", {0: 0.0} | seconds),
        ]
    return measures


if __name__ == "__main__":
    _command_line = parser("learning", __doc__)
    _command_line.add_argument("polnear", metavar="POLNEAR")
    _command_line.add_argument("conll", metavar="CONLL")
    _given = _command_line.parse_args()
    try:
        sys.exit(main(_given.polnear, _given.conll))
    except (PostilError, OSError) as error:
        sys.exit(str(error))
