"""Cost of imports and exports of many articles: `python -m benchmarks.bulk [FEW MANY]`.

The same generated articles go into a library, out of it in each format, and back into a library of
their own: few of them and many, each time in a process of its own. Two ratios count. That
of the peaks of memory is near 1 where memory does not grow with the number of articles; that of the
processor time is no more than that of the numbers where each article costs the same.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from store.formats.registry import FORMATS

_POSTIL = str(Path(sys.executable).with_name("postil"))
_SIZES = (200, 2000)
"""Articles of the few and of the many."""

_WORDS = ("harbour", "board", "said", "Monday", "boats", "leave", "before", "noon", "in", "fog")
_WORDS_PER_ARTICLE = 100
"""Words of an article."""

_MARKS_PER_ARTICLE = 8
"""Marked words of an article."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a run of the program."""

    megabytes: float
    """The most memory that it had."""
    seconds: float
    """Processor time, that of the system included."""


def main() -> None:
    """Print the costs and their ratios, for an import and an export in each format."""
    sizes = tuple(map(int, sys.argv[1:])) or _SIZES
    costs: dict[str, list[Cost]] = {}
    for size in sizes:
        with TemporaryDirectory() as name:
            for action, cost in _run_all(Path(name), size):
                costs.setdefault(action, []).append(cost)
                print(f"{size:,} articles: {action}", file=sys.stderr)
    few, many = (f"{size:,}" for size in sizes)
    print(f"| articles | {few} | {many} | ratio | {few} | {many} | ratio |")
    print("| --- " * 7 + "|")
    for action, (first, last) in costs.items():
        memory = f"{first.megabytes:.0f} MB | {last.megabytes:.0f} MB"
        time = f"{first.seconds:.1f} s | {last.seconds:.1f} s"
        grown, slower = last.megabytes / first.megabytes, last.seconds / first.seconds
        print(f"| {action} | {memory} | {grown:.2f} | {time} | {slower:.1f} |")


def _run_all(folder: Path, size: int) -> list[tuple[str, Cost]]:
    library, tasks = folder / "library", folder / "tasks.prodigy.jsonl"
    with tasks.open("w", encoding="utf-8") as file:
        file.writelines(_task(number) for number in range(size))
    costs = [("import prodigy", _run(library, "import", str(tasks)))]
    costs.append(("stats", _run(library, "stats")))
    for file_format in FORMATS:
        out = folder / (
            file_format.name if file_format.has_many_files else f"out{file_format.suffix}"
        )
        command = ("--format", file_format.name)
        costs.append(
            (f"export {file_format.name}", _run(library, "export", *command, "-o", str(out)))
        )
        if file_format.can_import and file_format.name != "prodigy":
            second_library = folder / "again"
            costs.append(
                (f"import {file_format.name}", _run(second_library, "import", *command, str(out)))
            )
            shutil.rmtree(second_library)
    return costs


def _task(number: int) -> str:
    """An article as a line: other words each time, and some of them marked."""
    dice = random.Random(number)  # noqa: S311 - no secret depends on it
    words = [f"{dice.choice(_WORDS)}{dice.randrange(1000)}" for _ in range(_WORDS_PER_ARTICLE)]
    spans, start = [], 0
    for index, word in enumerate(words):
        if index % (_WORDS_PER_ARTICLE // _MARKS_PER_ARTICLE) == 0:
            spans.append({"start": start, "end": start + len(word), "label": "PERSON"})
        start += len(word) + 1
    return (
        json.dumps({"text": " ".join(words), "spans": spans, "meta": {"id": f"n{number}"}}) + "\n"
    )


def _run(library: Path, *arguments: str) -> Cost:
    """Run the program with its output thrown away."""
    command = [_POSTIL, "--library", str(library), *arguments]
    nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    # This measures the one child; getrusage would give the largest of all so far.
    _, status, usage = os.wait4(child, 0)
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(arguments)}: exit code {code}")
    return Cost(usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main()
