"""`python -m benchmarks.reading [--rounds N]`: prints the tables of BENCHMARKS.md.

Everything is measured in one run, the programs in turn, so that other load hits them all alike.
It needs Linux, where each process shows its costs.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.reading.commands import commands
from benchmarks.reading.keys import keys
from benchmarks.reading.libraries import Libraries
from benchmarks.reading.loading import loading
from benchmarks.reading.starts import starts
from benchmarks.reading.table import Table
from benchmarks.reading.while_learning import while_learning

_STARTS = 3
"""Starts of a reader a round: they vary more than keys do."""
_COMMAND_STARTS = 10
"""Starts of a command a round: each takes a tenth of a second, and the least of few varies."""


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (5)")
    rounds = parser.parse_args().rounds
    # Where it is set, every start would compile all of the program again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="postil-bench-") as folder:
        libraries = Libraries(Path(folder))
        print("writing the texts and the libraries …", file=sys.stderr)
        libraries.fill()
        print(f"{datetime.now(UTC):%Y-%m-%d}, {_machine()}, {rounds} rounds\n")
        print("starting each program in turn …", file=sys.stderr)
        missed = _show(starts(libraries, rounds=_STARTS * rounds))
        print("starting commands in turn …", file=sys.stderr)
        missed += _show(commands(libraries, rounds=_COMMAND_STARTS * rounds))
        print("pressing keys in all of them …", file=sys.stderr)
        missed += sum(map(_show, keys(libraries, rounds=rounds)))
        print("pressing keys while it learns …", file=sys.stderr)
        missed += _show(while_learning(libraries, rounds=rounds))
    print("reading long files …", file=sys.stderr)
    missed += _show(loading())
    print(f"Outside of their bounds: {missed}" if missed else "All bounds are met.")


def _show(table: Table) -> int:
    """Print a table at once; returns the number of its rows outside of their bounds."""
    print(table, flush=True)
    return table.missed


def _machine() -> str:
    """The kind of machine, without its name."""
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    kind = models[0] if models else platform.machine()
    python, load = platform.python_version(), os.getloadavg()[0]
    return f"{os.cpu_count()} × {kind}, {platform.system()}, Python {python}, load {load:.1f}"


if __name__ == "__main__":
    main()
