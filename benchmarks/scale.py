"""Extraction in parts: speed by the number of processes, memory, and kills.

`python -m benchmarks.scale [LINES]` makes so many lines of 17 words, 4,000 without a number, and
prints what one process, two processes and a Dask cluster of two workers make of them: words a
second, as a ratio to one process too; the most memory of a worker in the first and in the last
fifth of its parts; and whether the bytes are the same, also after `kill -9` of workers and of the
program itself, three times each, in the middle.
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
import tempfile
import time
from pathlib import Path

import psutil

_LINES = 4_000
"""Lines where no number is given; chosen by hand."""
_PARTS = 40
"""Parts that the lines are cut into; chosen by hand."""
_KILLS = 3
"""Kills of each kind."""
_PROCESSES = 2
"""Processes and workers: the cores of the machine that the bound is for."""
_BOUND = 0.9
"""Least throughput of a process among others, as a share of that of one alone."""

_NAMES = ("Ida Quill", "Tom Brandt", "Ada Lin", "Ruben Aldern", "Mira Kovac")
_PLACES = ("Port Aldern", "Nordwind", "the Northern Bank", "the council", "Lake Vara")
_WHAT = ("the pier", "a new ferry", "the old bridge", "the harbour tax", "a third tunnel")
_TIME = re.compile(rb'"exported": "[^"]*"')


def main(lines: int) -> int:
    """Print the table; returns 1 where a bound is missed or bytes differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _write_texts(folder / "texts.jsonl", lines)
        words = 17 * lines
        print(f"{lines:,} lines, {words:,} words, {_PARTS} parts")
        print("| how | words/s | of one process | memory of a worker, first to last | bytes |")
        print("| --- | --- | --- | --- | --- |")
        rows = [
            _row(folder, size, words, "one process", "--processes", "1"),
            _row(folder, size, words, "two processes", "--processes", str(_PROCESSES)),
            _row(
                *(folder, size, words, "Dask, two workers"),
                *("--engine", "dask", "--processes", str(_PROCESSES)),
            ),
        ]
        first_speed, first_digest = rows[0]
        for speed, digest in rows[1:]:
            ratio = speed / first_speed / _PROCESSES
            print(f"{ratio:.2f} of the processes: {'met' if ratio >= _BOUND else 'MISSED'}")
            print("the same bytes" if digest == first_digest else "OTHER BYTES")
        kills = [
            _kill(folder, size, first_digest, victim, attempt)
            for victim in ("the program", "a worker")
            for attempt in range(_KILLS)
        ]
        is_fast = all(s / first_speed / _PROCESSES >= _BOUND for s, _ in rows[1:])
        return 0 if is_fast and all(kills) and len({d for _, d in rows}) == 1 else 1


def _write_texts(path: Path, lines: int) -> int:
    """Write lines of 17 words; returns the size of a part in bytes."""
    rng = random.Random(20)  # noqa: S311 - the same texts each time
    with path.open("w") as file:
        for number in range(lines):
            name, other = rng.sample(_NAMES, 2)
            text = (
                f"{name} said on Monday that {rng.choice(_WHAT)} at {rng.choice(_PLACES)} "
                f"would cost {rng.randrange(2, 900)} million, but {other} disagreed."
            )
            file.write(json.dumps({"id": f"t{number}", "text": text}) + "\n")
    return path.stat().st_size // _PARTS


def _row(folder: Path, size: int, words: int, title: str, *options: str) -> tuple[float, str]:
    """Run once; print a row, and return the words a second and the digest of the lines."""
    start, peaks = time.monotonic(), []
    process = _start(folder, size, *options)
    while process.poll() is None:
        peaks.append(max(map(_resident, _family(process.pid)), default=0))
        time.sleep(0.2)
    speed = words / (time.monotonic() - start)
    fifth = max(len(peaks) // 5, 1)
    memory = f"{max(peaks[fifth : 2 * fifth] or [0])} to {max(peaks[-fifth:])} MB"
    digest = _digest(folder)
    print(f"| {title} | {speed:,.0f} | | {memory} | {digest[:12]} |")
    return speed, digest


def _kill(folder: Path, size: int, expected: str, victim: str, attempt: int) -> bool:
    """Kill a run in its middle, let it go on, and print whether the bytes are the same."""
    shutil.rmtree(folder / "out")
    process = _start(folder, size, "--processes", str(_PROCESSES))
    while len(list(folder.glob("out/results/*"))) < (attempt + 1) * _PARTS // (_KILLS + 1):
        time.sleep(0.05)
    if victim == "the program":
        process.kill()
        process.wait()
        process = _start(folder, size, "--resume", "--processes", str(_PROCESSES))
    else:
        _family(process.pid)[-1].kill()
    code = process.wait()
    is_same = code == 0 and _digest(folder) == expected
    print(f"kill -9 of {victim}: {'the same bytes' if is_same else f'OTHER BYTES, code {code}'}")
    return is_same


def _start(folder: Path, size: int, *options: str) -> subprocess.Popen[bytes]:
    go_on = "--resume" in options
    arguments = ["-o", "out", "--parts", str(size), *options, *([] if go_on else ["--force"])]
    return subprocess.Popen(  # noqa: S603 - our own program
        [Path(sys.executable).with_name("postil"), "extract", "texts.jsonl", *arguments],
        cwd=folder,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "POSTIL_LIBRARY": str(folder / "library")},
        stderr=subprocess.DEVNULL,
    )


def _digest(folder: Path) -> str:
    """The digest of all lines joined, without the time of the export."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("out/part-*.jsonl")):
        digest.update(_TIME.sub(b"", path.read_bytes()))
    return digest.hexdigest()


def _family(pid: int) -> list[psutil.Process]:
    """A process and those that it has started; none where it has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    return []


def _resident(process: psutil.Process) -> int:
    """The memory of a process in megabytes; 0 where it has ended."""
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss) // 1_000_000
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else _LINES))
