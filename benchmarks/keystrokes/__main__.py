"""The number of keys that an article costs: `python -m benchmarks.keystrokes [SEEDS]`.

A planner brings generated articles to gold through the real app, and the keys are counted. The
times are those of the keystroke-level model of Card, Moran and Newell.
"""

from __future__ import annotations

import asyncio

from benchmarks.command_line import parser, positive
from benchmarks.keystrokes.articles import articles
from benchmarks.keystrokes.claim_chores import CHORES, do
from benchmarks.keystrokes.run import Run, run

KEY, POINT, CLICK, THINK = 0.2, 1.1, 0.2, 1.35
"""Seconds of the operators K, P, B with its release, and M."""


async def _main(seeds: int) -> None:
    print("keys  jumps  K alone  with M  article")
    for seed in range(seeds):
        for article in articles(seed):
            for in_bulk in (False, True):
                result = await run(article, in_bulk=in_bulk)
                print(_row(result))
    print(_pointing("Prodigy", clicks=10, drags=10, keys=15))
    print(_pointing("doccano", clicks=16, drags=8, keys=13))
    print("\nkeys  most  chore with one claim")
    for chore in CHORES:
        done = await do(chore)
        wrong = "" if done.is_gold else "  EXPORT DIFFERS FROM GOLD"
        print(f"{len(done.keys):4}  {chore.most_keys:4}  {chore.name}{wrong}")
    print(
        f"\nK {KEY} s a key, P {POINT} s a pointing, {CLICK} s a click; a drag points twice. M"
        f" {THINK} s for each\njump, whose letters have to be read first; the decisions themselves"
        " cost the same everywhere."
    )


def _row(result: Run) -> str:
    alone = len(result.keys) * KEY
    thought = alone + result.jumps * THINK
    way = "with A" if result.in_bulk else "one by one"
    wrong = "" if result.is_gold else "  EXPORT DIFFERS FROM GOLD"
    return (
        f"{len(result.keys):4}  {result.jumps:5}  {alone:5.1f} s  {thought:4.1f} s"
        f"  {result.article.title}, {way}{wrong}"
    )


def _pointing(name: str, *, clicks: int, drags: int, keys: int) -> str:
    seconds = clicks * (POINT + CLICK) + drags * (2 * POINT + CLICK) + keys * KEY
    return f"{keys:4}      –  {seconds:5.1f} s       –  {name}, with {clicks} clicks, {drags} drags"


if __name__ == "__main__":
    _command_line = parser("keystrokes", __doc__)
    _command_line.add_argument("seeds", nargs="?", type=positive, default=1, metavar="SEEDS")
    asyncio.run(_main(_command_line.parse_args().seeds))
