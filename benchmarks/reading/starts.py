"""From the start of each program until the first words can be read."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.reading import programs
from benchmarks.reading.libraries import SIZES, Libraries
from benchmarks.reading.programs import Program
from benchmarks.reading.table import Table, number, verdict
from benchmarks.reading.terminal import Cost

_BOUNDS = {"4 KB": 1.2, "100 KB": 1.2, "10 MB": 1.6}
"""Times the start of Textual's hello-world."""
_LONG = "10 MB"


def starts(libraries: Libraries, *, rounds: int) -> Table:
    """Start every program in turn, again and again, so that other load hits them all alike."""
    table = Table(
        "Start to the first readable text",
        ("program", "ms", "ms of CPU", "× hello-world", "bound", "met"),
    )
    contenders = list(_contenders(libraries))
    costs: dict[str, list[Cost]] = {name: [] for name, _, _ in contenders}
    for turn in range(rounds + 1):
        for name, program, _ in contenders:
            for size in SIZES:
                libraries.forget(size)
            if program.is_installed:
                with program.run() as terminal:
                    cost = terminal.start(program.first_word)
                # The first turn fills the caches of the disk.
                if turn:
                    costs[name].append(cost)
    base = median(cost.cpu for cost in costs[contenders[0][0]])
    for name, program, bound in contenders:
        if not program.is_installed:
            table.add(name, "not installed")
            continue
        cpu = median(cost.cpu for cost in costs[name])
        elapsed = median(cost.elapsed for cost in costs[name])
        within = verdict(cpu / base, bound)
        table.add(name, number(elapsed), number(cpu), number(cpu / base), *within)
    return table


def _contenders(libraries: Libraries) -> Iterator[tuple[str, Program, float | None]]:
    """The programs, each with its name and bound; the hello-world first."""
    yield "Textual hello-world", programs.hello(), None
    text = libraries.path(_LONG)
    for program in (programs.less(text), programs.vim(text), programs.bare(text)):
        yield f"{program.name}, {_LONG}", program, None
    for size, bound in _BOUNDS.items():
        new = programs.postil(libraries.path(size), libraries.fresh)
        annotated = programs.postil(libraries.path(size), libraries.cached)
        yield f"Postil, {size}, new", new, bound
        yield f"Postil, {size}, annotated before", annotated, bound
