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
"""Times the start of Python, with its site; where libraries are needed, of Python with these."""
_LIBRARIES = "argparse, dataclasses, json, pathlib, re, tinydb"
"""What a command needs in any case to parse its options, and to read and hold a library."""
_PROGRAM = "import sys; from tui.cli import main; sys.exit(main())"
"""What the script of a program does; those of some installers import `re` besides."""
_BOUND_COMMANDS = ("list", "export")
"""Those whose start has a bound."""
_OTHER_COMMANDS = ("claims", "people", "find voters", "stats", "labels", "config", "doctor")
"""Others, to see what they import."""
_LOOKS = 3
"""How often imports are measured; the least sum counts."""
_IMPORT = re.compile(r"^import time:\s+(\d+) \|", re.MULTILINE)


def commands(libraries: Libraries, *, rounds: int) -> Table:
    """Start each in turn, again and again, with a small library; the least time counts."""
    table = Table(
        f"Commands without the reader (bounds: {_BOUND:.0f} × python for the version, and "
        f"{_BOUND:.0f} × python with {_LIBRARIES} for list and export)",
        ("command", "ms of CPU", "modules", "ms of imports", "× python", "× libraries", "met"),
    )
    where = ("--library", str(libraries.small.root), "--annotator", AUTHOR.name)
    runs: dict[str, Sequence[str]] = {
        "python -c pass": ("-c", "pass"),
        "python and the libraries alone": ("-c", f"import {_LIBRARIES}"),
        "postil --version": ("-c", _PROGRAM, "--version"),
        **{
            f"postil {words}, four articles": ("-c", _PROGRAM, *words.split(), *where)
            for words in (*_BOUND_COMMANDS, *_OTHER_COMMANDS)
        },
    }
    costs: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, arguments in runs.items():
            costs[name].append(_cpu(arguments))
    python, libraries_alone = (min(costs[name]) for name in list(runs)[:2])
    for name, arguments in runs.items():
        imports = min((_imports(arguments) for _ in range(_LOOKS)), key=sum)
        cost = min(costs[name])
        ratios = cost / python, cost / libraries_alone
        spent = number(cost), str(len(imports)), number(sum(imports))
        table.add(name, *spent, *map(number, ratios), _verdict(name, *ratios))
    return table


def _verdict(name: str, of_python: float, of_libraries: float) -> str:
    """Say whether a command that has a bound is within it."""
    if name == "postil --version":
        return verdict(of_python, _BOUND)[1]
    is_bound = name.startswith(tuple(f"postil {words}," for words in _BOUND_COMMANDS))
    return verdict(of_libraries, _BOUND)[1] if is_bound else ""


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
