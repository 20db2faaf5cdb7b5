"""Commands that show nothing on a terminal: their processor time, and what they import."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.reading.libraries import AUTHOR, Libraries
from benchmarks.reading.table import Table, number, verdict

_BOUND = 2.0
"""Times the start of Python, with its site, where none of the libraries is needed."""
_LIBRARIES = "import argparse, dataclasses, json, pathlib, re, tinydb"
"""What a command needs in any case to parse its options and read the library."""
_PROGRAM = "import sys; from tui.cli import main; sys.exit(main())"
"""What the script of a program does; those of some installers import `re` besides."""
_LOOKS = 3
"""How often imports are measured; the least sum counts."""
_IMPORT = re.compile(r"^import time:\s+(\d+) \|", re.MULTILINE)


def commands(libraries: Libraries, *, rounds: int) -> Table:
    """Start each in turn, again and again, with a small library; the least time counts."""
    table = Table(
        "Commands without the reader",
        ("command", "ms of CPU", "modules", "ms of imports", "× python", "bound", "met"),
    )
    where = ("--library", str(libraries.small.root), "--annotator", AUTHOR.name)
    runs: dict[str, tuple[Sequence[str], float | None]] = {
        "python -c pass": (("-c", "pass"), None),
        "python and the libraries alone": (("-c", _LIBRARIES), None),
        "postil --version": (("-c", _PROGRAM, "--version"), _BOUND),
        "postil list, four articles": (("-c", _PROGRAM, "list", *where), None),
        "postil export, four articles": (("-c", _PROGRAM, "export", *where), None),
    }
    costs: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, (arguments, _) in runs.items():
            costs[name].append(_cpu(arguments))
    base = min(costs["python -c pass"])
    for name, (arguments, bound) in runs.items():
        imports = min((_imports(arguments) for _ in range(_LOOKS)), key=sum)
        ratio = min(costs[name]) / base
        spent = number(min(costs[name])), str(len(imports)), number(sum(imports))
        table.add(name, *spent, number(ratio), *verdict(ratio, bound))
    return table


def _cpu(arguments: Sequence[str]) -> float:
    """Milliseconds of processor time that Python takes for some arguments."""
    before = getrusage(RUSAGE_CHILDREN)
    _run(arguments)
    after = getrusage(RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000


def _imports(arguments: Sequence[str]) -> list[float]:
    """Milliseconds that each import takes, those that Python itself needs among them."""
    report = _run(("-X", "importtime", *arguments))
    return [int(microseconds) / 1000 for microseconds in _IMPORT.findall(report)]


def _run(arguments: Sequence[str]) -> str:
    """Run Python; returns what it writes on standard error."""
    # Nothing of the user's own: no configuration is there.
    own = {"XDG_CONFIG_HOME": str(Path(__file__).parent)}
    return subprocess.run(  # noqa: S603 - our own programs
        (sys.executable, *arguments),
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    ).stderr
