"""From the start of each program until the first words can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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


def starts(libraries: Libraries, *, rounds: int) -> Table:
    """Start every program in turn, again and again, so that other load hits them all alike."""
    table = Table(
        "Start to the first readable text",
        ("program", "ms", "ms of CPU", "× hello-world", "bound", "met"),
    )
    contenders = list(_contenders(libraries))
    costs: dict[str, list[Cost]] = defaultdict(list)
    for turn in range(rounds + 1):
        for name, program, bound in contenders:
            for size in SIZES:
                libraries.forget(size)
            if program.is_installed:
                with program.run() as terminal:
                    first = terminal.start(program.first_word)
                    app = terminal.start(program.first_word, after=_APP) if bound else first
                # The first turn fills the caches of the disk.
                if turn:
                    costs[name].append(app)
                    costs[_first_page(name)].append(first)
    base = median(cost.cpu for cost in costs[contenders[0][0]])
    for name, program, bound in contenders:
        if not program.is_installed:
            table.add(name, "not installed")
            continue
        if bound is not None:
            _add(table, _first_page(name), costs, base, _FIRST_PAGE)
        _add(table, name, costs, base, bound)
    return table


def _first_page(name: str) -> str:
    return f"{name}: first page"


def _add(
    table: Table, name: str, costs: Mapping[str, list[Cost]], base: float, bound: float | None
) -> None:
    """Add the medians of a start."""
    cpu = median(cost.cpu for cost in costs[name])
    elapsed = median(cost.elapsed for cost in costs[name])
    table.add(name, number(elapsed), number(cpu), number(cpu / base), *verdict(cpu / base, bound))


def _contenders(libraries: Libraries) -> Iterator[tuple[str, Program, float | None]]:
    """The programs, each with its name and bound; the hello-world first."""
    yield "Textual hello-world", programs.hello(), None
    text = libraries.path(_LONG)
    for program in (programs.less(text), programs.vim(text), programs.bare(text)):
        yield f"{program.name}, {_LONG}", program, None
    for size, bound in _BOUNDS.items():
        new = programs.postil(libraries.path(size), libraries.empty)
        annotated = programs.postil(libraries.path(size), libraries.cached)
        yield f"Postil, {size}, new", new, bound
        yield f"Postil, {size}, annotated before", annotated, bound
