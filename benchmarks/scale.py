"""Extraction in parts: speed by engine, memory of a worker, and kills; in phases that are resumed.

`python -m benchmarks.scale [LINES] [PHASE…]` makes so many lines of 17 words, 20,000 without a
number, and extracts from them as often as there are phases:

- `one`: one process; above 20,000 lines only where it is named
- `processes`: two processes
- `dask`: a Dask cluster of two workers
- `kills`: two processes, with `kill -9` of a worker and of the program, three times each in turns
- `dask-kills`: the same on a Dask cluster; only where it is named

A phase that is over is not run again: its numbers are in `scale/LINES` beside the packages, where
`state.json` can be deleted to begin anew. One that was broken off begins anew. In the end stands a
table of all phases so far, with words a second (the start of the program counts), the most memory
of a worker in the second and in the last fifth of the time, and whether the bytes are the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.command_line import parser, positive

_LINES = 20_000
"""Lines where no number is given: with fewer, the start of two processes shows; chosen by hand."""
_WORDS = 17
"""Words of a line."""
_FEWEST_PARTS = 40
"""Parts that few lines are cut into; chosen by hand."""
_PART_LINES = 500
"""Lines of a part where there are many: some seconds of work; chosen by hand."""
_KILLS = ("a worker", "the program") * 3
"""What is killed, one after the other."""
_PROCESSES = 2
"""Processes and workers: the cores of the machine that the bound is for."""
_MOST_BY_ONE = 20_000
"""Lines above which one process alone takes too long; chosen by hand."""
_FASTEST = 0.9
"""Least throughput of Dask as a share of that of as many processes, and of these by one."""
_FLAT = 1.1
"""Most memory of a worker at the end, as a share of that in the second fifth; chosen by hand."""

_DASK = ("--engine", "dask")
_PHASES = {
    "one": ("--processes", "1"),
    "processes": ("--processes", str(_PROCESSES)),
    "dask": ("--processes", str(_PROCESSES), *_DASK),
    "kills": ("--processes", str(_PROCESSES)),
    "dask-kills": ("--processes", str(_PROCESSES), *_DASK),
}
"""The options of each phase."""

_NAMES = ("Ida Quill", "Tom Brandt", "Ada Lin", "Ruben Aldern", "Mira Kovac")
_PLACES = ("Aldern", "Nordwind", "Vara", "Quillhaven", "Brandholm")
_WHAT = ("the long pier", "a new ferry", "the old bridge", "the harbour tax", "a third tunnel")
_TIME = re.compile(rb'"exported": "[^"]*"')

Row = dict[str, Any]
"""The numbers of a phase."""


def main(lines: int, phases: list[str]) -> int:
    """Run what has not been run yet, and print the table; returns 1 where a bound is missed."""
    folder = Path(sys.prefix, "scale", str(lines))
    folder.mkdir(parents=True, exist_ok=True)
    state_path = folder / "state.json"
    state: dict[str, Row] = json.loads(state_path.read_text()) if state_path.exists() else {}
    size = _write_texts(folder / "texts.jsonl", lines)
    for phase in phases or _usual_phases(lines):
        if phase not in state:
            shutil.rmtree(folder / "out", ignore_errors=True)
            print(f"{phase}, since {time.strftime('%H:%M:%S')} …", flush=True)
            run = _run_with_kills if phase.endswith("kills") else _run
            state[phase] = run(folder, size, *_PHASES[phase])
            state_path.write_text(json.dumps(state))
            shutil.rmtree(folder / "out")
    return 0 if _print_table(state, lines) else 1


def _usual_phases(lines: int) -> list[str]:
    phases = ["one", "processes", "dask", "kills"]
    return phases if lines <= _MOST_BY_ONE else phases[1:]


def _write_texts(path: Path, lines: int) -> int:
    """Write lines of 17 words; returns the size of a part in bytes."""
    rng = random.Random(20)  # noqa: S311 - the same texts each time
    with path.open("w") as file:
        for number in range(lines):
            name, other = rng.sample(_NAMES, 2)
            text = (
                f"{name} said that {rng.choice(_WHAT)} in {rng.choice(_PLACES)} "
                f"would cost {rng.randrange(2, 900)} million, but {other} disagreed."
            )
            file.write(json.dumps({"id": f"t{number}", "text": text}) + "\n")
    return path.stat().st_size // max(_FEWEST_PARTS, lines // _PART_LINES)


def _run(folder: Path, size: int, *options: str) -> Row:
    """Run once, undisturbed."""
    start, memory = time.monotonic(), []
    process = _start(folder, size, *options, "--force")
    while process.poll() is None:
        memory.append(max(map(_resident, _workers(process.pid)), default=0))
        time.sleep(0.5)
    seconds = time.monotonic() - start
    fifth = max(len(memory) // 5, 1)
    return {
        "code": process.returncode,
        "seconds": seconds,
        "memory": [max(memory[fifth : 2 * fifth] or [0]), max(memory[-fifth:])],
        "digest": _digest(folder),
    }


def _run_with_kills(folder: Path, size: int, *options: str) -> Row:
    """Run once, with a kill whenever another seventh of the parts is done."""
    start, killed = time.monotonic(), []
    process = _start(folder, size, *options, "--force")
    parts = _part_count(folder, process)
    for number, victim in enumerate(_KILLS, start=1):
        while _count_made(folder) < number * parts // (len(_KILLS) + 1) and process.poll() is None:
            time.sleep(0.05)
        if process.poll() is not None:
            break
        killed.append(f"{victim} after {_count_made(folder)} of {parts} parts")
        print(f"  kill -9 of {killed[-1]}", flush=True)
        if victim == "a worker":
            max(_workers(process.pid), key=_resident).kill()
        else:
            process.kill()
            process.wait()
            process = _start(folder, size, *options, "--resume")
    code = process.wait()
    seconds = time.monotonic() - start
    leftovers = len(list(folder.glob("out/**/.*.tmp")))
    return {
        "code": code,
        "seconds": seconds,
        "killed": killed,
        "leftovers": leftovers,
        "digest": _digest(folder),
    }


def _print_table(state: dict[str, Row], lines: int) -> bool:
    """Print what has been run; returns whether every bound is met."""
    words = _WORDS * lines
    print(f"\n{lines:,} lines, {words:,} words\n")
    print("| phase | seconds | words/s | memory of a worker, early and late, MB | SHA-256 |")
    print("| --- | --- | --- | --- | --- |")
    for phase, row in state.items():
        memory = ", ".join(map(str, row.get("memory", [])))
        seconds, digest = row["seconds"], row["digest"][:12]
        print(f"| {phase} | {seconds:.0f} | {words / seconds:,.0f} | {memory} | {digest} |")
    print()
    checks = list(_checks(state).items())
    for words_of_check, is_met in checks:
        print(f"{'met' if is_met else 'MISSED'}: {words_of_check}")
    return all(is_met for _, is_met in checks)


def _checks(state: dict[str, Row]) -> dict[str, bool]:
    """Each bound in words, and whether it is met."""
    checks = {"the same bytes in all phases": len({row["digest"] for row in state.values()}) == 1}
    checks["every run ends well"] = all(row["code"] == 0 for row in state.values())
    for slower, faster, processes in (("processes", "one", _PROCESSES), ("dask", "processes", 1)):
        if slower in state and faster in state:
            ratio = state[faster]["seconds"] / state[slower]["seconds"] / processes
            checks[f"{slower} beside {faster}: {ratio:.2f} of {_FASTEST}"] = ratio >= _FASTEST
    for phase, row in state.items():
        if "memory" in row:
            ratio = row["memory"][1] / max(row["memory"][0], 1)
            checks[f"{phase}: memory grows {ratio:.2f} times"] = ratio <= _FLAT
        if "killed" in row:
            checks[f"{phase}: {len(row['killed'])} kills"] = len(row["killed"]) == len(_KILLS)
            checks[f"{phase}: {row['leftovers']} files are left over"] = not row["leftovers"]
    return checks


def _start(folder: Path, size: int, *options: str) -> subprocess.Popen[bytes]:
    arguments = ["texts.jsonl", "-o", "out", "--parts", str(size), *options]
    return subprocess.Popen(  # noqa: S603 - our own program
        [Path(sys.executable).with_name("postil"), "extract", *arguments],
        cwd=folder,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "POSTIL_LIBRARY": str(folder / "library")},
        stderr=subprocess.DEVNULL,
    )


def _part_count(folder: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait for the plan of a run, and return how many parts it has."""
    plan = folder / "out" / "plan.json"
    while not plan.exists() and process.poll() is None:
        time.sleep(0.05)
    return len(json.loads(plan.read_bytes())["parts"])


def _count_made(folder: Path) -> int:
    """The number of parts that are made."""
    return len(list(folder.glob("out/results/part-*.json")))


def _digest(folder: Path) -> str:
    """The digest of all lines joined, without the time of the export."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("out/part-*.jsonl")):
        digest.update(_TIME.sub(b"", path.read_bytes()))
    return digest.hexdigest()


def _workers(pid: int) -> list[psutil.Process]:
    """The processes that a program has started, or the program where it works alone."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        return process.children(recursive=True) or [process]
    return []


def _resident(process: psutil.Process) -> int:
    """The memory of a process in megabytes; 0 where it has ended."""
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss) // 1_000_000
    return 0


def _arguments() -> tuple[int, list[str]]:
    """The number of lines, and the phases that are named."""
    command_line = parser("scale", __doc__)
    command_line.add_argument("lines", nargs="?", metavar="LINES", help=f"{_LINES:,} without it")
    command_line.add_argument("phases", nargs="*", metavar="PHASE", help=", ".join(_PHASES))
    arguments = command_line.parse_args()
    words = [*filter(None, [arguments.lines]), *arguments.phases]
    count = positive(words.pop(0)) if words and words[0].isdecimal() else _LINES
    if unknown := [word for word in words if word not in _PHASES]:
        command_line.error(f"no such phase: {', '.join(unknown)}")
    return count, words


if __name__ == "__main__":
    sys.exit(main(*_arguments()))
