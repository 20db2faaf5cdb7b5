"""From the start of each program until the first words can be read.

A machine's speed may wander by a quarter within a minute. So a hello-world is started right before
each program in each turn, and the median of the ratios of such pairs counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.reading import programs
from benchmarks.reading.libraries import SIZES, Libraries
from benchmarks.reading.programs import Program
from benchmarks.reading.table import Table, number, verdict
from benchmarks.reading.terminal import Cost

_BOUNDS = {"4 KB": 1.2, "100 KB": 1.2, "10 MB": 1.6}
"""Times the start of Textual's hello-world."""
_LONG = "10 MB"
_FIRST_PAGE = 0.4
"""Times the start of Textual's hello-world, until the first page, which is not drawn by Textual."""
_APP = "\x1b[?1003h"
"""What Textual sends when it takes the terminal: it asks for the mouse."""


@dataclass(frozen=True, slots=True)
class _Starts:
    """The starts of a program, each with that of the hello-world right before it."""

    own: list[Cost] = field(default_factory=list)
    bases: list[Cost] = field(default_factory=list)

    def add(self, own: Cost, base: Cost) -> None:
        self.own.append(own)
        self.bases.append(base)

    @property
    def ratio(self) -> float:
        pairs = zip(self.own, self.bases, strict=True)
        return median(own.cpu / base.cpu for own, base in pairs)


def starts(libraries: Libraries, *, rounds: int) -> Table:
    """Start every program in turn, again and again, each right behind a hello-world."""
    table = Table(
        "Start to the first readable text",
        ("program", "ms", "ms of CPU", "× hello-world", "bound", "met"),
    )
    contenders = list(_contenders(libraries))
    costs: dict[str, _Starts] = defaultdict(_Starts)
    for turn in range(rounds + 1):
        for name, program, bound in contenders:
            for size in SIZES:
                libraries.forget(size)
            if program.is_installed:
                base = _start_of_hello()
                with program.run() as terminal:
                    first = terminal.start(program.first_word)
                    app = terminal.start(program.first_word, after=_APP) if bound else first
                # The first turn fills the caches of the disk.
                if turn:
                    costs[name].add(app, base)
                    costs[_first_page(name)].add(first, base)
    hello = [base for each in costs.values() for base in each.bases]
    table.add("Textual hello-world", *_spent(_least(hello)), number(1.0), "", "")
    for name, program, bound in contenders:
        if not program.is_installed:
            table.add(name, "not installed")
            continue
        if bound is not None:
            _add(table, _first_page(name), costs[_first_page(name)], _FIRST_PAGE)
        _add(table, name, costs[name], bound)
    return table


def _start_of_hello() -> Cost:
    program = programs.hello()
    with program.run() as terminal:
        return terminal.start(program.first_word)


def _first_page(name: str) -> str:
    return f"{name}: first page"


def _add(table: Table, name: str, costs: _Starts, bound: float | None) -> None:
    """Add a row about the starts of a program."""
    ratio = costs.ratio
    table.add(name, *_spent(_least(costs.own)), number(ratio), *verdict(ratio, bound))


def _spent(cost: Cost) -> tuple[str, str]:
    return number(cost.elapsed), number(cost.cpu)


def _least(costs: Sequence[Cost]) -> Cost:
    return min(costs, key=lambda cost: cost.cpu)


def _contenders(libraries: Libraries) -> Iterator[tuple[str, Program, float | None]]:
    """The programs that are compared with the hello-world, each with its name and bound."""
    text = libraries.path(_LONG)
    for program in (programs.less(text), programs.vim(text), programs.bare(text)):
        yield f"{program.name}, {_LONG}", program, None
    for size, bound in _BOUNDS.items():
        new = programs.postil(libraries.path(size), libraries.empty)
        annotated = programs.postil(libraries.path(size), libraries.cached)
        yield f"Postil, {size}, new", new, bound
        yield f"Postil, {size}, annotated before", annotated, bound
