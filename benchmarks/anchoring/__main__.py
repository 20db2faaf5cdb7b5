"""Prints the tables: `python -m benchmarks.anchoring [FILE…]`, by default on `sample/`."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.anchoring.methods import OURS
from benchmarks.anchoring.trial import Verdict, table, table_by_kind, trials
from benchmarks.command_line import parser

_SAMPLES = Path(__file__).parents[2] / "sample"
_LEAST_RIGHT, _MOST_WRONG = 0.975, 0.007
"""Bounds, as shares of the annotations whose text survived."""
_ROUNDS = 3
"""Rounds of each kind of edit on each article."""

_SEED = "measured"


def main(names: list[str]) -> int:
    """Measure, print, and fail where the bar is missed."""
    paths = list(map(Path, names)) or sorted(_SAMPLES.glob("*.txt"))
    articles = {path.name: path.read_text(encoding="utf-8") for path in paths}
    answers = list(trials(articles, rounds=_ROUNDS, seed=_SEED))
    print("\n".join(table(answers)), end="\n\n")
    print("\n".join(table_by_kind(answers, OURS)))
    ours = [answer.verdict for answer in answers if answer.method == OURS]
    survived = sum(v in {Verdict.RIGHT, Verdict.WRONG, Verdict.ORPHANED} for v in ours)
    is_good = ours.count(Verdict.RIGHT) >= _LEAST_RIGHT * survived
    return 0 if is_good and ours.count(Verdict.WRONG) <= _MOST_WRONG * survived else 1


if __name__ == "__main__":
    _command_line = parser("anchoring", __doc__)
    _command_line.add_argument("files", nargs="*", metavar="FILE")
    sys.exit(main(_command_line.parse_args().files))
