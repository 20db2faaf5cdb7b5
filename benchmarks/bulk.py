"""How much memory imports and exports of many articles take: `python -m benchmarks.bulk`.

The same generated articles go into a library and out of it again, few of them and ten times as
many, each time in a process of its own. What counts is the ratio of the two peaks: near 1, the
memory does not grow with the number of articles.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from store.formats.registry import FORMATS

_POSTIL = str(Path(sys.executable).with_name("postil"))
_SIZES = (50, 500)
_WORDS = ("harbour", "board", "said", "Monday", "boats", "leave", "before", "noon", "in", "fog")
_LENGTH = 500
_PLACES = 20


def main() -> None:
    """Print the peaks and their ratio, for an import and an export in each format."""
    peaks: dict[str, list[float]] = {}
    for size in _SIZES:
        with TemporaryDirectory() as name:
            folder = Path(name)
            lines = folder / "tasks.prodigy.jsonl"
            with lines.open("w", encoding="utf-8") as file:
                file.writelines(_task(number) for number in range(size))
            _take(peaks, "import prodigy", folder, "import", str(lines))
            for known in FORMATS:
                out = folder / f"out-{known.name}"
                arguments = ("export", "--format", known.name, "-o", str(out))
                _take(peaks, f"export {known.name}", folder, *arguments)
            native = (folder / "out-jsonl").rename(folder / "native.jsonl")
            _take(peaks, "import jsonl", folder, "import", str(native), "--replace")
    sizes = " | ".join(f"{size:,} articles" for size in _SIZES)
    print(f"| | {sizes} | ratio |\n| --- | --- | --- | --- |")
    for what, (few, many) in peaks.items():
        print(f"| {what} | {few:.0f} MB | {many:.0f} MB | {many / few:.2f} |")


def _task(number: int) -> str:
    """An article as a line: other words each time, and some of them marked."""
    dice = random.Random(number)  # noqa: S311 - no secret depends on it
    words = [f"{dice.choice(_WORDS)}{dice.randrange(1000)}" for _ in range(_LENGTH)]
    spans, start = [], 0
    for index, word in enumerate(words):
        if index % (_LENGTH // _PLACES) == 0:
            spans.append({"start": start, "end": start + len(word), "label": "PERSON"})
        start += len(word) + 1
    return (
        json.dumps({"text": " ".join(words), "spans": spans, "meta": {"id": f"n{number}"}}) + "\n"
    )


def _take(peaks: dict[str, list[float]], what: str, folder: Path, *arguments: str) -> None:
    """Run the program and note the most memory that it had, in megabytes."""
    command = [_POSTIL, "--library", str(folder / "library"), *arguments]
    # This tells of the one child; getrusage would tell of the largest of all so far.
    _, status, usage = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"{what}: exit code {code}")
    peaks.setdefault(what, []).append(usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
