"""Cost of a key in Postil while it learns from the articles that are done."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.reading import programs
from benchmarks.reading.keys import CHORES, TAIL_BOUND, WAIT_BOUND, RunningProgram, tail
from benchmarks.reading.libraries import FINISHED, Libraries
from benchmarks.reading.table import Table, number
from benchmarks.reading.terminal import Cost, Terminal

_FIRST, _NEXT = "4 KB", "100 KB"
"""The article that is marked as done, and the one that is read while the learner learns from it."""
_LEARNER = "store.library.learning_process"
"""The module that the process of the learner runs."""
_KEYS = ("line down", "next annotation", "accept and go on")


def while_learning(libraries: Libraries, *, rounds: int) -> Table:
    """Press keys in an article, then in the same one while the learner works."""
    at_rest: dict[str, list[Cost]] = {}
    learning: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        program = programs.postil(libraries.path(_NEXT), libraries.unlearned())
        with program.run() as terminal:
            terminal.start(program.first_word)
            for name, costs in _perform(terminal):
                at_rest.setdefault(name, []).extend(costs)
        program = programs.postil(libraries.path(_FIRST), libraries.unlearned())
        with program.run() as terminal:
            terminal.start(program.first_word)
            terminal.wait_for(r"\d pending")
            terminal.type("D")
            terminal.wait_for(libraries.path(_NEXT).name)
            for name, costs in _perform(terminal):
                # What was pressed when the learner had finished does not count.
                if terminal.runs(_LEARNER):
                    learning.setdefault(name, []).extend(costs)
    return _table(at_rest, learning)


def _perform(terminal: Terminal) -> Iterator[tuple[str, list[Cost]]]:
    """Press the keys in the article that is open; yields what each cost."""
    terminal.wait_for(r"\d pending")
    # The panel comes on with a mark and takes the keys; enter gives them back to the article.
    terminal.type("\t", "p", "enter")
    for chore in CHORES:
        if chore.name in _KEYS:
            program = RunningProgram(terminal)
            program.perform(chore)
            yield chore.name, program.costs(chore)


def _table(at_rest: dict[str, list[Cost]], learning: dict[str, list[Cost]]) -> Table:
    bounds = f"bounds: p95 {TAIL_BOUND:.0f} ms of CPU, {WAIT_BOUND:.0f} ms until the first byte"
    table = Table(
        f"Postil, {_NEXT}, while it learns from {FINISHED} articles ({bounds})",
        (
            "key",
            "ms of CPU at rest",
            "while it learns",
            "p95",
            "ms until the first byte, p95",
            "met",
        ),
    )
    for name in _KEYS:
        if name not in learning:
            table.add(name, "", "the learner was too quick", "", "", "no")
            continue
        costs = learning[name]
        cpu, wait = tail([c.cpu for c in costs]), tail([c.answered for c in costs])
        medians = (median(c.cpu for c in each[name]) for each in (at_rest, learning))
        is_met = cpu <= TAIL_BOUND and wait <= WAIT_BOUND
        table.add(name, *map(number, (*medians, cpu, wait)), "yes" if is_met else "no")
    return table
