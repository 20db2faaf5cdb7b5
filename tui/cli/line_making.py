"""Texts to lines of native JSONL with suggestions: many at a time, in one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.annotation import Status
from annotate.errors import PipelineUnavailable, PostilError
from annotate.extract.pipeline import PipelineChoice
from annotate.loaders.jsonl import TextRecord
from store.annotated_article import AnnotatedArticle
from store.exporter.export import export_lines

if TYPE_CHECKING:
    from annotate.extract.extractor import SuggestResult

_BATCH = 200_000
"""Characters that are analysed together, about."""

_WAITING = 2
"""Batches for each process that are on their way at a time."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How lines are made of texts."""

    choice: PipelineChoice
    """The pipeline."""
    annotator: str
    """Whose layer the suggestions are for."""
    labels: tuple[str, ...]
    """The labels in force."""
    tokens: bool = False
    """Write tokens too."""


@dataclass(frozen=True, slots=True)
class Made:
    """The lines of a batch of texts."""

    lines: tuple[bytes | str, ...]
    """For each text its line; where the pipeline could not cope with it, the reason in words."""
    notices: tuple[str, ...]
    """What the pipeline cannot do, each in a few words for people."""


class LineMaker:
    """A loaded pipeline that makes lines."""

    def __init__(self, recipe: Recipe) -> None:
        from annotate.extract.extractor import Extractor  # spaCy is slow to import

        self._recipe = recipe
        self._extractor = Extractor(recipe.choice)

    def make(self, texts: list[TextRecord]) -> Made:
        """The lines of texts."""
        found = self._extractor.suggest_many([(text.document.text, text.id) for text in texts])
        lines = map(self._line, texts, found)
        return Made(tuple(lines), self._extractor.notices)

    def _line(self, text: TextRecord, found: SuggestResult) -> bytes | str:
        if isinstance(found, Exception):
            return " ".join(f"{type(found).__name__}: {found}".split())
        recipe = self._recipe
        article = AnnotatedArticle(
            document=text.document,
            article_id=text.id,
            annotator=recipe.annotator,
            suggestions=found,
            pipeline=recipe.choice.title,
            scheme=recipe.labels,
            extra=text.extra,
            meta_extra=text.meta,
        )
        try:
            return export_lines([article], statuses=set(Status), tokens=recipe.tokens)[0]
        except PostilError as error:
            return str(error)


Batch = tuple[list[TextRecord], Made]
"""Texts with what was made of them."""


def made(texts: Iterable[TextRecord], recipe: Recipe, processes: int) -> Iterator[Batch]:
    """The lines of texts, batch by batch, in the order of the texts; few are in memory at a time.

    Args:
        texts: Any number of them.
        recipe: What to make of them.
        processes: How many to make at a time; with one, all happens in this process.

    Raises:
        PipelineUnavailable: spaCy cannot load the pipeline.
    """
    batches = _batches(texts)
    if processes > 1:
        yield from _made_by_others(batches, recipe, processes)
        return
    maker = None
    for batch in batches:
        maker = maker or LineMaker(recipe)
        yield batch, maker.make(batch)


def _batches(texts: Iterable[TextRecord]) -> Iterator[list[TextRecord]]:
    batch: list[TextRecord] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text.document.text)
        if length >= _BATCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _made_by_others(
    batches: Iterator[list[TextRecord]], recipe: Recipe, processes: int
) -> Iterator[Batch]:
    waiting: deque[tuple[list[TextRecord], Future[Made]]] = deque()
    # A forked process would have the threads of this one without what they do.
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(recipe,),
    )
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(_make, batch)))
            if len(waiting) > processes * _WAITING:
                yield _oldest(waiting)
        while waiting:
            yield _oldest(waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _oldest(waiting: deque[tuple[list[TextRecord], Future[Made]]]) -> Batch:
    batch, lines = waiting.popleft()
    return batch, lines.result()


_makers: list[LineMaker | PipelineUnavailable] = []
"""In a process that makes lines: what makes them, or why nothing can."""


def _begin(recipe: Recipe) -> None:
    """What each of the processes does first."""
    # Ctrl-C reaches all of them; the first one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    try:
        _makers.append(LineMaker(recipe))
    except PipelineUnavailable as error:
        # Raised here it would reach nobody.
        _makers.append(error)


def _end_with_the_first() -> None:
    """A process that was killed tells nobody; what it started would wait for ever."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _make(texts: list[TextRecord]) -> Made:
    maker = _makers[0]
    if isinstance(maker, PipelineUnavailable):
        raise maker
    return maker.make(texts)
