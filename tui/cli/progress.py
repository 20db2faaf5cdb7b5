"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tui.cli.streams import is_terminal

Advance = Callable[[float], None]
"""Called with the amount that was done since the last call."""

Report = Callable[[float, str], None]
"""The same, with a few words on the state of the work."""

_Item = TypeVar("_Item")
_SHORTEST = 0.001
"""Seconds that count as passed at least, so that there is a speed; chosen by hand."""


def with_progress(
    items: Iterable[_Item], title: str, total: int | None = None, *, unit: str = ""
) -> Iterator[_Item]:
    """Yield the items, with a bar that shows how many of them are done.

    Args:
        items: The items.
        title: A word or two about the work.
        total: The number of items; None where it is not known.
        unit: The word for items where the bar says how many are done in a second.
    """
    start = time.monotonic()
    with _bar(title, total, is_described=False) as report:
        for number, item in enumerate(items, start=1):
            yield item
            speed = number / max(time.monotonic() - start, _SHORTEST)
            report(1, f"{speed:,.0f} {unit}/s" if unit else "")


@contextmanager
def progress(title: str, total: float | None) -> Iterator[Advance]:
    """Show a progress bar until the block ends.

    Args:
        title: A word or two about the work.
        total: The amount of work in any unit; None where it is not known.
    """
    with _bar(title, total, is_described=False) as report:
        yield lambda amount: report(amount, "")


@contextmanager
def described_progress(title: str, total: float) -> Iterator[Report]:
    """Show a progress bar with a few words behind it until the block ends.

    How much time is left is for the words to say: the steps may be so large that the bar has seen
    too few of them.

    Args:
        title: A word or two about the work.
        total: The amount of work in any unit.
    """
    with _bar(title, total, is_described=True) as report:
        yield report


@contextmanager
def _bar(title: str, total: float | None, *, is_described: bool) -> Iterator[Report]:
    if not is_terminal(sys.stderr):
        yield lambda amount, words: None
        return
    # Rich takes longer to import than most commands take.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as Remaining

    percentage = [TextColumn("{task.percentage:>3.0f} %")] if total else []
    columns = (
        TextColumn("{task.description}", markup=False),
        # The words are there to be read, and the bar takes what room they leave.
        BarColumn(bar_width=None if is_described else 40),
        *percentage,
        *([] if is_described else [*([Remaining()] if total else []), TimeElapsedColumn()]),
        TextColumn("{task.fields[words]}", markup=False),
    )
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        expand=is_described,
    ) as bar:
        task = bar.add_task(title, total=total, words="")
        yield lambda amount, words: bar.update(task, advance=amount, words=words)
