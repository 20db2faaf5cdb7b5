"""What is learned, beside its bounds: `python -m benchmarks.learning POLNEAR CONLL`.

POLNEAR is the folder of PolNeAR with `dev` in it, CONLL the validation part of CoNLL-2003. Each may
be `-`; for `- -` generated articles stand in. Every number is a mean over three orders of the
articles. Only numbers are printed.
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
from benchmarks.learning.claims import CODEBOOKS, claim_gains
from benchmarks.learning.corpora import conll_lessons, polnear_lessons, shuffled
from benchmarks.learning.entities import EntityGains, entity_gains
from benchmarks.learning.generated import generated_lessons
from benchmarks.learning.replaying import replayed

_GENERATED, _FEW = 60, (5, 10, 20)
"""Number of generated articles, and the numbers of them that teach."""

_CLAIM_COUNTS = (5, 10, 20, 42)
"""Numbers of finished articles for claims; 42 are half of PolNeAR dev."""

_ARGUMENTS = 3
"""Length of `sys.argv` with both corpora."""

Row = tuple[str, ...]


def main(polnear: str, conll: str) -> None:
    """Print every table whose corpus is given."""
    analyses = Analyses()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {analyses.title}")
    if conll == polnear == "-":
        lessons = generated_lessons(_GENERATED, analyses)
        _print("labels of one's own (generated)", _entities(lessons, _FEW, bounds.GENERATED))
        _print("replay (generated)", replayed(lessons, with_claims=False))
    if conll != "-":
        lessons = conll_lessons(Path(conll), analyses)
        counts = sorted({*bounds.OWN_LABELS, bounds.SCORED_ARTICLES})
        _print("labels of one's own (CoNLL-2003)", _entities(lessons, counts, bounds.OWN_LABELS))
        _print("replay (CoNLL-2003)", replayed(shuffled(lessons, 0), with_claims=False))
    if polnear != "-":
        lessons = polnear_lessons(Path(polnear), analyses)
        title = "a label that the pipeline does not know (PolNeAR dev, sources)"
        counts = sorted(bounds.UNKNOWN_LABEL)
        _print(title, _entities(lessons, counts, bounds.UNKNOWN_LABEL))
        _print("claims (PolNeAR dev, half against half), F1", _claims(lessons))
        _print("replay (PolNeAR dev, sources and claims)", replayed(lessons, with_claims=True))


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


def _claims(lessons: Sequence[Lesson]) -> Iterator[str]:
    """Two rows for each codebook: what is suggested, and the bound."""
    rows: list[Row] = [("after articles", "0", *map(str, _CLAIM_COUNTS), "CPU s", "")]
    for name, codebook in CODEBOOKS.items():
        gains = {count: claim_gains(lessons, count, codebook) for count in _CLAIM_COUNTS}
        first = gains[_CLAIM_COUNTS[0]].unlearned
        least = bounds.CLAIMS.get(name) or dict.fromkeys(gains, first - bounds.BELOW_SHIPPED)
        learned = [f"{each.learned:.1f}" for each in gains.values()]
        rows.append((name, f"{first:.1f}", *learned, f"{gains[_CLAIM_COUNTS[-1]].seconds:.1f}", ""))
        limits = [_bound(least, count, each.learned) for count, each in gains.items()]
        rows.append(("  at least", "", *limits, "", ""))
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
    return f"{least[count]:.4g}" if reached >= least[count] else f"{least[count]:.4g} MISSED"


if __name__ == "__main__":
    if len(sys.argv) != _ARGUMENTS:
        sys.exit("make learning POLNEAR=FOLDER CONLL=FILE; without any, articles are generated")
    try:
        main(*sys.argv[1:])
    except (PostilError, OSError) as error:
        sys.exit(str(error))
