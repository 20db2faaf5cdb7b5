"""Cost of a key in each program, in short and long texts, while suggestions stream in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from math import isnan, nan
from statistics import median, quantiles

from benchmarks.reading import programs
from benchmarks.reading.libraries import Libraries
from benchmarks.reading.table import Table, number, verdict
from benchmarks.reading.terminal import Cost, Terminal
from benchmarks.reading.texts import HIT

SHORT, LONG = "4 KB", "10 MB"
_FLAT, _OVER_BARE, TAIL_BOUND, WAIT_BOUND, _BYTES = 1.3, 1.5, 16.0, 50.0, 12.0
"""Bounds: long over short, long over bare, p95 of a key in ms of CPU and in ms of waiting, and
bytes a character."""
_DOWN_A_SCREEN = 34
"""Lines down to where every further line scrolls."""


@dataclass(frozen=True, slots=True)
class Chore:
    """An action of one key, and the keys to press before it."""

    name: str
    before: tuple[str, ...]
    """Keys that lead to where it is done."""
    keys: tuple[str, ...]
    """Keys to measure, in turn."""
    times: int = 1
    """Number of times that all of it is done in a round."""


CHORES = (
    Chore("line down", ("g", *"j" * _DOWN_A_SCREEN), ("j",) * 10),
    Chore("line up from the end", ("G", *"k" * _DOWN_A_SCREEN), ("k",) * 10),
    Chore("page", ("g",), ("pagedown", "pageup") * 5),
    Chore("page at the end", ("G",), ("pageup", "pagedown") * 5),
    # A search draws everything anew: in the short text too, the next hit is on rows not drawn yet.
    Chore("next search hit", (f"/{HIT}", "enter"), ("n",), times=10),
    Chore("next annotation", ("g",), ("]",) * 10),
    Chore("accept and go on", ("g", "\t"), ("a",) * 8),
)
_WITHOUT_ANNOTATIONS = frozenset(
    {"line down", "line up from the end", "page", "page at the end"}
) | {"next search hit"}
"""Actions of programs without annotations."""


@dataclass
class RunningProgram:
    """A running program with a text, and the costs of its keys so far."""

    terminal: Terminal
    names: Mapping[str, str] = field(default_factory=dict)
    """Its names of keys that differ from ours."""
    can_annotate: bool = True
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def perform(self, chore: Chore) -> None:
        """Do a chore and record its cost."""
        if not self.can_annotate and chore.name not in _WITHOUT_ANNOTATIONS:
            return
        for _ in range(chore.times):
            self.terminal.type(*map(self._key, chore.before))
            for key in chore.keys:
                cost = self.terminal.press(self._key(key))
                self.costs.setdefault(chore.name, []).append(cost)

    def cpu(self, chore: Chore) -> float:
        """The median of the processor time in milliseconds; not a number where it was not done."""
        costs = self.costs.get(chore.name)
        return median(cost.cpu for cost in costs) if costs else nan

    def _key(self, key: str) -> str:
        return self.names.get(key, key)


def keys(libraries: Libraries, *, rounds: int) -> Iterator[Table]:
    """Let all programs run beside each other and press each key in all of them in turn."""
    with ExitStack() as stack:
        base = _memory_of_hello()
        running = dict(_running_programs(libraries, stack))
        long = running[f"Postil, {LONG}"]
        memory = long.terminal.memory - base
        for _ in range(rounds):
            for chore in CHORES:
                for each in running.values():
                    each.perform(chore)
    yield _key_table(running)
    yield _other_table(long, memory / len(libraries.path(LONG).read_text("utf-8")))


def _memory_of_hello() -> int:
    program = programs.hello()
    with program.run() as terminal:
        terminal.start(program.first_word)
        terminal.settle()
        return terminal.memory


def _running_programs(
    libraries: Libraries, stack: ExitStack
) -> Iterator[tuple[str, RunningProgram]]:
    text = libraries.path(LONG)
    for program, names in ((programs.less(text), {}), (programs.vim(text), _VIM_NAMES)):
        if program.is_installed:
            terminal = stack.enter_context(program.run())
            terminal.start(program.first_word)
            yield program.name, RunningProgram(terminal, names, can_annotate=False)
    program = programs.bare(text)
    terminal = stack.enter_context(program.run())
    terminal.start(program.first_word)
    yield _BARE, RunningProgram(terminal, _BARE_NAMES)
    for size in (SHORT, LONG):
        program = programs.postil(libraries.path(size), libraries.streaming)
        terminal = stack.enter_context(program.run())
        terminal.start(program.first_word)
        terminal.wait_for(r"\d\+? pending")
        # The panel comes on with a mark and takes the keys; enter gives them back to the article.
        terminal.type("\t", "p", "enter")
        yield f"Postil, {size}", RunningProgram(terminal)


_BARE = "bare app"
_BARE_NAMES = {f"/{HIT}": "g", "enter": "g", "\t": "g"}
_VIM_NAMES = {"pagedown": "\x06", "pageup": "\x02", "g": "gg"}


def _key_table(running: Mapping[str, RunningProgram]) -> Table:
    """Medians side by side; the last columns hold the long text against the others."""
    names = [name for name in ("less", "vim") if name not in running]
    columns = (*names, *running, f"{LONG} / {SHORT}", f"{LONG} / bare", "p95", "met", "wait p95")
    bounds = f"bounds: {_FLAT} between sizes, {_OVER_BARE} over bare, {TAIL_BOUND:.0f} ms for p95"
    title = f"Milliseconds of CPU for a key, medians ({bounds}), and until its first byte"
    table = Table(title, ("key", *columns))
    for chore in CHORES:
        short, long, plain = (
            running[name].cpu(chore) for name in (f"Postil, {SHORT}", f"Postil, {LONG}", _BARE)
        )
        costs = running[f"Postil, {LONG}"].costs[chore.name]
        # CPU counts all that falls in with a key, such as suggestions that arrive or a rest before.
        p95, wait = tail([cost.cpu for cost in costs]), tail([cost.answered for cost in costs])
        is_met = long / short <= _FLAT and long / plain <= _OVER_BARE and p95 <= TAIL_BOUND
        medians = (each.cpu(chore) for each in running.values())
        table.add(
            chore.name,
            *["not installed"] * len(names),
            *("–" if isnan(cost) else number(cost) for cost in medians),
            *(number(ratio) for ratio in (long / short, long / plain, p95)),
            "yes" if is_met else "no",
            number(wait),
        )
    return table


def _other_table(long: RunningProgram, bytes_a_character: float) -> Table:
    table = Table(
        f"Postil on {LONG} with 100,000 annotations, while suggestions come",
        ("what", "value", "bound", "met"),
    )
    waits = [cost.answered for costs in long.costs.values() for cost in costs]
    latency = tail(waits)
    table.add(
        "ms until the first byte after a key, p95", number(latency), *verdict(latency, WAIT_BOUND)
    )
    table.add(
        "bytes a character over the hello-world",
        number(bytes_a_character),
        *verdict(bytes_a_character, _BYTES),
    )
    return table


def tail(values: Sequence[float]) -> float:
    """The 95th percentile; never more than the largest value, however few there are."""
    return quantiles(values, n=20, method="inclusive")[-1]
