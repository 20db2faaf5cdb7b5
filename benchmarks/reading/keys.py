"""Cost of a key in each program, in short and long texts, while suggestions stream in.

A block is some presses of a key in one program; the programs take turns block by block. The speed
of a machine may change by a quarter from one second to the next: what is compared is each block
with the one beside it, and the median of these ratios counts. Single presses in turn would vary
less, but leave time to each program for suggestions and other work that waits for a rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
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
_BLOCKS = 3
"""Blocks of each key in a round, of programs that have a bound; chosen by hand."""
_ANEW = "zz"
"""Keys that hide and show all highlights, after which no row is drawn as it was before."""


@dataclass(frozen=True, slots=True)
class Chore:
    """An action of one key, and the keys to press before and after it."""

    name: str
    before: tuple[str, ...]
    """Keys that lead to where it is done."""
    keys: tuple[str, ...]
    """Keys to measure, in turn."""
    after: tuple[str, ...] = ()
    """Keys that take back what was done."""
    times: int = 1
    """Number of times that all of it is done in a block."""


CHORES = (
    Chore("line down", ("g", *"j" * _DOWN_A_SCREEN), ("j",) * 10),
    Chore("line up from the end", ("G", *"k" * _DOWN_A_SCREEN), ("k",) * 10),
    Chore("page", ("g",), ("pagedown", "pageup") * 5),
    Chore("page at the end", ("G",), ("pageup", "pagedown") * 5),
    # A search draws everything anew: in the short text too, the next hit is on rows not drawn yet.
    Chore("next search hit", (f"/{HIT}", "enter"), ("n",), times=5),
    # The same annotations again and again, as there are few in the short text.
    Chore("next annotation", ("g", *_ANEW), ("]",) * 10),
    Chore("accept and go on", ("g", *_ANEW, "\t"), ("a",) * 8, after=("u",) * 8),
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
    blocks: dict[str, list[list[Cost]]] = field(default_factory=dict)
    """The blocks of each chore."""

    def can_do(self, chore: Chore) -> bool:
        """Tell whether it can do a chore."""
        return self.can_annotate or chore.name in _WITHOUT_ANNOTATIONS

    def perform(self, chore: Chore) -> None:
        """Do a chore and record its cost."""
        block = []
        for _ in range(chore.times):
            self.terminal.type(*map(self._key, chore.before))
            block += [self.terminal.press(self._key(key)) for key in chore.keys]
            if chore.after:
                self.terminal.type(*map(self._key, chore.after))
        self.blocks.setdefault(chore.name, []).append(block)

    def costs(self, chore: Chore) -> list[Cost]:
        """The costs of all presses."""
        return list(chain.from_iterable(self.blocks.get(chore.name, ())))

    def cpu(self, chore: Chore) -> list[float]:
        """The median of the processor time in milliseconds, of each block."""
        return [median(cost.cpu for cost in block) for block in self.blocks.get(chore.name, ())]

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
                for number in range(_BLOCKS):
                    for name, each in running.items():
                        if each.can_do(chore) and (number == 0 or name in _BOUND):
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
_BOUND = (_BARE, *(f"Postil, {size}" for size in (SHORT, LONG)))
"""Programs that a bound is about; the others show how much there is between them."""
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
        plain, short, long = (running[name] for name in _BOUND)
        costs = long.costs(chore)
        over_short, over_bare = (_ratio(long, other, chore) for other in (short, plain))
        # CPU counts all that falls in with a key, such as suggestions that arrive or a rest before.
        p95, wait = tail([cost.cpu for cost in costs]), tail([cost.answered for cost in costs])
        is_met = over_short <= _FLAT and over_bare <= _OVER_BARE and p95 <= TAIL_BOUND
        table.add(
            chore.name,
            *["not installed"] * len(names),
            *(
                number(median(each.cpu(chore))) if each.can_do(chore) else "–"
                for each in running.values()
            ),
            *(number(value) for value in (over_short, over_bare, p95)),
            "yes" if is_met else "no",
            number(wait),
        )
    return table


def _ratio(long: RunningProgram, other: RunningProgram, chore: Chore) -> float:
    """Times as much as another program needs: the median of blocks that stood beside each other."""
    pairs = zip(long.cpu(chore), other.cpu(chore), strict=True)
    return median(ours / theirs for ours, theirs in pairs)


def _other_table(long: RunningProgram, bytes_a_character: float) -> Table:
    table = Table(
        f"Postil on {LONG} with 100,000 annotations, while suggestions come",
        ("what", "value", "bound", "met"),
    )
    waits = [cost.answered for chore in CHORES for cost in long.costs(chore)]
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
