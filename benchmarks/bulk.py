"""Cost of imports and exports of many articles: `python -m benchmarks.bulk [FEW MANY]`.

The same generated articles go into a library, out of it in each format, and back into a library of
their own: few of them and many, each time in a process of its own. Two ratios count. That
of the peaks of memory is near 1 where memory does not grow with the number of articles; that of the
processor time is no more than that of the numbers where each article costs the same.

The few are then stored in one process in two ways, one by one and in batches: the processor time of
each, without that of reading, and the calls that wait for the disk.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from annotate.author import Author
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from benchmarks.command_line import parser, positive
from store.annotated_article import AnnotatedArticle
from store.files.whole_sync import sync_file_system
from store.formats.incoming import imported_record
from store.formats.registry import FORMATS
from store.importer.import_article import OnExisting, import_article
from store.importer.import_articles import import_articles
from store.library.library import Library

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


def main(sizes: Sequence[int]) -> None:
    """Print the costs and their ratios, for an import and an export in each format."""
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
        seconds = f"{first.seconds:.1f} s | {last.seconds:.1f} s"
        grown, slower = last.megabytes / first.megabytes, last.seconds / first.seconds
        print(f"| {action} | {memory} | {grown:.2f} | {seconds} | {slower:.1f} |")
    _print_ways(min(sizes))


def _print_ways(size: int) -> None:
    """Print what an article costs that is stored by itself, and one that is stored in a batch."""
    author = Author("anna")
    articles = list(_articles(size))
    print("\n| storing an article | processor time | syncs |")
    print("| --- " * 3 + "|")
    costs = []
    for title, batch in (("one by one", 0), ("in a batch of 256", 256)):
        with TemporaryDirectory() as name:
            library = Library(Path(name))
            calls, start = Counter[str](), time.process_time()
            with _counted_syncs(calls):
                if batch:
                    list(import_articles(library, articles, OnExisting.ASK, author, batch=batch))
                else:
                    for article in articles:
                        import_article(library, article, OnExisting.ASK, author)
            costs.append(time.process_time() - start)
        milliseconds = costs[-1] / size * 1000
        print(f"| {title} | {milliseconds:.2f} ms | {calls.total() / size:.2f} |")
    print(f"| ratio | {costs[0] / costs[-1]:.1f} | |")


@contextmanager
def _counted_syncs(calls: Counter[str]) -> Iterator[None]:
    """Count the calls that wait for the disk."""
    fsync = os.fsync

    def counted_fsync(descriptor: int) -> None:
        calls["fsync"] += 1
        fsync(descriptor)

    def counted_sync_all(descriptor: int) -> bool:
        is_synced = sync_file_system(descriptor)
        calls["syncfs"] += is_synced
        return is_synced

    sync_all = "store.files.staging.sync_file_system"
    with patch("os.fsync", counted_fsync), patch(sync_all, counted_sync_all):
        yield


def _articles(size: int) -> Iterator[AnnotatedArticle]:
    """The same articles, without a file."""
    for number in range(size):
        task = json.loads(_task(number))
        own_id = task["meta"]["id"]
        bodies = (Entity(Span(span["start"], span["end"]), span["label"]) for span in task["spans"])
        records = tuple(imported_record(own_id, body) for body in bodies)
        yield AnnotatedArticle(Document(task["text"], own_id, ""), own_id, "anna", records)


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
    _command_line = parser("bulk", __doc__)
    _command_line.add_argument("few", nargs="?", type=positive, default=_SIZES[0], metavar="FEW")
    _command_line.add_argument("many", nargs="?", type=positive, default=_SIZES[1], metavar="MANY")
    _given = _command_line.parse_args()
    main((_given.few, _given.many))
