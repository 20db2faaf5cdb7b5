"""Reports of a replay: a table with a row for each article, without learning and with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.evaluation.report import table
from annotate.evaluation.tally import Tally
from tui.cli.planner.costs import Cost, cost
from tui.display.glyphs import visible

if TYPE_CHECKING:
    from annotate.learning.replay import Turn
    from tui.config.label_files import SchemeChoice

_LAST = 5
"""Number of the latest articles that are summed up by themselves; chosen by hand."""

_LONGEST_TITLE = 28
"""Most characters of a title; chosen by hand, so that a row fits into 100 columns."""

_HEADINGS = ("", "annotations", "keys each", "one key", "F1 names", "F1 claims", "seconds")


@dataclass(frozen=True, slots=True)
class Row:
    """An article, or several together."""

    title: str
    """Its title; text from outside."""
    plain: Cost
    """What it costs without learning."""
    learned: Cost
    """What it costs with what those before it had taught."""
    seconds: float
    """Processor time of learning from those."""

    def __add__(self, other: Row) -> Row:
        return Row(
            self.title,
            self.plain + other.plain,
            self.learned + other.learned,
            self.seconds + other.seconds,
        )


def row_of(turn: Turn, labels: SchemeChoice | None) -> Row:
    """The row of an article; keys are counted on both sides or on none.

    Args:
        turn: The article.
        labels: The labels in force, for counting keys; None to count none.
    """
    plain, learned = (cost(turn, each, labels) for each in (turn.plain, turn.learned))
    if not plain.planned or not learned.planned:
        plain, learned = plain.without_keys, learned.without_keys
    return Row(turn.article.title, plain, learned, turn.seconds)


def replay_table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table: each article, the last ones and all of them together."""
    cells = [_cells(f"{number:2} {row.title}", row) for number, row in enumerate(rows, 1)]
    if len(rows) > _LAST:
        cells.append(_cells(f"the last {_LAST}", _sum(rows[-_LAST:])))
    cells.append(_cells(f"all {len(rows)}", _sum(rows)))
    yield from table([_HEADINGS, *cells])


def _sum(rows: Sequence[Row]) -> Row:
    total, *others = rows
    for row in others:
        total += row
    return total


def _cells(title: str, row: Row) -> tuple[str, ...]:
    plain, learned = row.plain, row.learned
    return (
        visible(title)[:_LONGEST_TITLE],
        str(plain.right),
        _before_and_after(_keys(plain), _keys(learned)),
        _before_and_after(f"{plain.one_key_share:.0%}", f"{learned.one_key_share:.0%}"),
        _before_and_after(_f1(plain.entities), _f1(learned.entities)),
        _before_and_after(_f1(plain.claims), _f1(learned.claims)),
        f"{row.seconds:.1f}",
    )


def _before_and_after(plain: str, learned: str) -> str:
    return f"{plain} → {learned}" if plain or learned else ""


def _keys(cost: Cost) -> str:
    return f"{cost.keys_each:.2f}" if cost.keys_each is not None else ""


def _f1(tally: Tally) -> str:
    return f"{100 * tally.f1:.0f}" if tally.gold or tally.predicted else ""
