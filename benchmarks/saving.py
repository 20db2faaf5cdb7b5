"""Cost of one save, in large libraries and long layers: `python -m benchmarks.saving`.

Each save is timed beside a bare append with fsync of as many bytes in the same folder, one after
the other, so that a busy machine slows both.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.commands import AddEntity
from annotate.document import Document, text_digest
from annotate.entity import Entity
from annotate.span import Span
from benchmarks.command_line import parser
from store.editing.session import Session
from store.layer.layer import Layer
from store.layer.update import LayerUpdate
from store.library.library import Library

SAVES = 60
_LINE_BYTES = 700
"""Bytes that a save writes, about."""
WORD = "word "
_MOST = 10.0
"""Most milliseconds that a save may take beyond the disk's own."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Medians over the saves of one layer, in milliseconds."""

    save: float
    """From the call until the step is on disk."""
    disk: float
    """Of a bare append with fsync."""
    over: float
    """Of a save, outside of its own fsync."""


class Updates(list[LayerUpdate]):
    """Collects the updates of a session."""

    def submit(self, step: LayerUpdate) -> None:
        """Keep an update."""
        self.append(step)


class Work:
    """A layer with a number of annotations, and the next ones to save."""

    def __init__(self, layer: Layer, annotations: int) -> None:
        text = WORD * (annotations + 3 * SAVES)
        self.layer = layer
        self._updates = Updates()
        document = Document(text, "Words", "/words.txt", text_digest(text))
        self._session = Session(AnnotationSet(document), Author("anna"), self._updates)
        self._next = 0
        for _ in range(annotations):
            self.annotate()
        self.save()
        self.layer.settle()

    def annotate(self) -> None:
        """Label the next word."""
        start = self._next * len(WORD)
        self._session.perform(AddEntity(Entity(Span(start, start + 4), "PERSON")))
        self._next += 1

    def save(self) -> None:
        """Write everything to disk that is not there yet."""
        self.layer.commit(self._updates, {})
        self._updates.clear()


def measure(work: Work, *, whole: bool = False) -> Costs:
    """Save one annotation after the other.

    Args:
        work: The layer.
        whole: Write the whole file each time.
    """
    saves, bare, over = [], [], []
    with (work.layer.path.parent / "bare").open("wb", buffering=0) as file:
        for _ in range(SAVES // 6 if whole else SAVES):
            work.annotate()
            waited: list[float] = []
            with patch("os.fsync", _timed(os.fsync, waited)):
                saves.append(_seconds(work.save) + (_seconds(work.layer.settle) if whole else 0))
            over.append(saves[-1] - sum(waited))
            file.write(b"x" * _LINE_BYTES)
            bare.append(_seconds(lambda: os.fsync(file.fileno())))
    medians = (statistics.median(times) * 1000 for times in (saves, bare, over))
    return Costs(*medians)


def fill(library: Library, numbers: range) -> None:
    """Put annotated articles into a library, without waiting for the disk."""
    with patch("os.fsync", lambda descriptor: None):
        for number in numbers:
            text = f"Article {number}. {WORD * 40}"
            stored = library.article(f"article-{number}")
            stored.create(Document(text, f"Article {number}", f"/{number}", text_digest(text)))
            layer = stored.layer("anna")
            layer.path.parent.mkdir()
            layer.path.write_text('{"layer": {"1": {"schema": 1, "position": 0}}}')


def in_libraries(library: Library) -> bool:
    """Measure with more and more articles beside the saved one; returns whether that is flat."""
    over, before = {}, 0
    for articles in (1, 100, 10_000):
        fill(library, range(before, articles))
        before = articles
        layer = library.article(f"new beside {articles}").layer("anna")
        costs = measure(Work(layer, 200))
        over[articles] = costs.over
        _print_costs(f"200 annotations, {articles:,} articles in the library", costs)
    return over[10_000] < over[1] * 1.5 or over[10_000] - over[1] < 1


def in_layers(library: Library) -> bool:
    """Measure with more and more annotations in the layer; returns whether that is fast enough."""
    over = []
    for count in (2_000, 20_000):
        work = Work(library.article(f"long {count}").layer("anna"), count)
        costs = measure(work)
        over.append(costs.over)
        _print_costs(f"{count:,} annotations", costs)
        _print_costs(f"{count:,} annotations, the whole file each time", measure(work, whole=True))
        _print_reading(count, work.layer.path)
    return max(over) < _MOST


def main() -> int:
    """Print a line for each case; returns 1 when saving costs more than its bounds."""
    print(f"{'':<48}{'save':>9}{'fsync':>9}{'ratio':>9}{'over fsync':>12}", flush=True)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        library = Library(Path(folder))
        is_flat, is_quick = in_libraries(library), in_layers(library)
    return 0 if is_flat and is_quick else 1


def _print_costs(name: str, costs: Costs) -> None:
    ratio = costs.save / costs.disk
    numbers = f"{costs.save:>7.2f}ms{costs.disk:>7.2f}ms{ratio:>9.2f}{costs.over:>10.2f}ms"
    print(f"{name:<48}{numbers}", flush=True)


def _print_reading(count: int, path: Path) -> None:
    """Print the time of reading a layer beside that of only parsing its file as JSON."""
    parsing = _seconds(lambda: json.loads(path.read_bytes()))
    reading = _seconds(lambda: Layer(path).load())
    words = f"{reading:.2f} s, {reading / parsing:.1f} times parsing its JSON"
    print(f"{count:,} annotations with their history are read in {words}", flush=True)


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _timed(call: Callable[[int], None], waited: list[float]) -> Callable[[int], None]:
    def timed(descriptor: int) -> None:
        waited.append(_seconds(lambda: call(descriptor)))

    return timed


if __name__ == "__main__":
    parser("saving", __doc__).parse_args()
    sys.exit(main())
