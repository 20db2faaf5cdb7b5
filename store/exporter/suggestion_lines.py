"""Suggestions for texts as lines of native JSONL: batch by batch, in one process or several."""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotate.annotation import Status
from annotate.errors import PostilError
from annotate.extract.pipeline import PipelineChoice
from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.labels.fitting import fit_all
from annotate.labels.scheme import LabelScheme
from annotate.learning.learned_version import LearnedVersion
from annotate.loaders.jsonl import TextRecord
from annotate.own_cues import NO_CUES, OwnCues
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export_lines
from store.exporter.worker_process import obey_parent

if TYPE_CHECKING:
    from annotate.extract.extractor import SuggestResult
    from annotate.learning.claim_model import ClaimModel
    from annotate.learning.learned_model import LearnedModel
    from annotate.suggestion import Suggestion

_BATCH_CHARACTERS = 200_000
"""Characters after which a batch is complete; chosen by hand."""

_BATCHES_PER_PROCESS = 2
"""Batches that wait for each process at a time, so that none runs out of work; chosen by hand."""


@dataclass(frozen=True, slots=True)
class LineSettings:
    """Settings for the lines of a whole run."""

    choice: PipelineChoice
    """The pipeline that makes the suggestions."""
    annotator: str
    """The annotator whose layer the suggestions are for."""
    scheme: LabelScheme
    """The labels in force; what stands for none of them is left out."""
    tokens: bool = False
    """Write tokens too."""
    names: Gazetteer = NO_NAMES
    """The names that the annotator has decided on."""
    learned: LearnedVersion | None = None
    """What was learned from the annotator."""
    claims: ClaimModel | None = None
    """What chooses among the readings of claims, in the place of what was learned about them."""
    cues: OwnCues = NO_CUES
    """The library's own cues."""
    export_time: str | None = None
    """The time that every line names: UTC, ISO 8601, ending in `Z`; None for that of its making."""

    def effective_model(self) -> LearnedModel | None:
        """Load what takes part beside the pipeline; None where nothing does.

        Raises:
            LearnedModelUnusable: What was learned has gone meanwhile.
        """
        learned = self.learned.load() if self.learned is not None else None
        if self.claims is None:
            return learned
        from annotate.learning.learned_model import LearnedModel

        return replace(learned or LearnedModel(), claims=self.claims)


@dataclass(frozen=True, slots=True)
class BatchLines:
    """The lines of a batch of texts."""

    lines: tuple[bytes | str, ...]
    """For each text its line, in UTF-8; or, where the pipeline failed on it, the reason."""
    notices: tuple[str, ...]
    """The limits of the pipeline, each in a few words for people."""
    foreign_labels: Counter[str] = field(default_factory=Counter)
    """The number of suggestions that were left out, by their labels."""


class LineMaker:
    """A loaded pipeline that turns texts into lines.

    Raises:
        PipelineUnavailable: spaCy cannot load the pipeline.
        LearnedModelUnusable: What was learned has gone meanwhile.
    """

    def __init__(self, settings: LineSettings) -> None:
        from annotate.extract.extractor import Extractor  # spaCy is slow to import

        self._settings = settings
        self._extractor = Extractor(
            settings.choice,
            names=settings.names,
            learned=settings.effective_model(),
            cues=settings.cues,
        )

    def make_lines(self, texts: list[TextRecord]) -> BatchLines:
        """Analyse texts together and return a line, or the reason why there is none, for each."""
        results = self._extractor.suggest_many([(text.document.text, text.id) for text in texts])
        foreign_labels: Counter[str] = Counter()
        lines = [
            self._line(text, result, foreign_labels)
            for text, result in zip(texts, results, strict=True)
        ]
        return BatchLines(tuple(lines), self._extractor.notices, foreign_labels)

    def _line(
        self, text: TextRecord, result: SuggestResult, foreign_labels: Counter[str]
    ) -> bytes | str:
        """Make a line; what is left out of it is added to the counts."""
        if isinstance(result, Exception):
            return " ".join(f"{type(result).__name__}: {result}".split())
        settings = self._settings
        suggestions, left_out = fit_all(settings.scheme, result)
        foreign_labels.update(left_out)
        return line_of(
            text,
            suggestions,
            pipeline=settings.choice.title,
            annotator=settings.annotator,
            scheme=settings.scheme,
            tokens=settings.tokens,
            export_time=settings.export_time,
        )


def line_of(
    text: TextRecord,
    suggestions: tuple[Suggestion, ...],
    *,
    pipeline: str,
    annotator: str,
    scheme: LabelScheme,
    tokens: bool,
    export_time: str | None = None,
) -> bytes | str:
    """Make the line of a text with its suggestions, which are under the labels in force.

    Returns:
        The line in UTF-8; or the reason why there is none.
    """
    article = AnnotatedArticle(
        document=text.document,
        article_id=text.id,
        annotator=annotator,
        suggestions=suggestions,
        pipeline=pipeline,
        scheme=scheme.names,
        extra=text.extra,
        meta_extra=text.meta,
    )
    statuses = set(Status)
    try:
        lines, _ = export_lines(
            [article], statuses=statuses, tokens=tokens, export_time=export_time
        )
    except PostilError as error:
        return str(error)
    return lines


Batch = tuple[list[TextRecord], BatchLines]
"""Texts with their lines."""

_PendingBatch = tuple[list[TextRecord], Future[BatchLines]]
"""Texts whose lines another process is making."""


def suggestion_lines(
    texts: Iterable[TextRecord], settings: LineSettings, processes: int
) -> Iterator[Batch]:
    """Make the lines of texts, batch by batch in their order; few texts are in memory at a time.

    Args:
        texts: Any number of texts.
        settings: The settings for all of them.
        processes: The number of processes; with one, everything happens in this one.

    Raises:
        PipelineUnavailable: spaCy cannot load the pipeline.
    """
    batches = batches_of(texts)
    if processes > 1:
        yield from _lines_from_processes(batches, settings, processes)
        return
    maker = None
    for batch in batches:
        maker = maker or LineMaker(settings)
        yield batch, maker.make_lines(batch)


def batches_of(texts: Iterable[TextRecord]) -> Iterator[list[TextRecord]]:
    """Put texts together that are analysed together; few are in memory at a time."""
    batch: list[TextRecord] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text.document.text)
        if length >= _BATCH_CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _lines_from_processes(
    batches: Iterator[list[TextRecord]], settings: LineSettings, processes: int
) -> Iterator[Batch]:
    pending_batches: deque[_PendingBatch] = deque()
    # A forked process would have the threads of this one without what they do.
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_process,
        initargs=(settings,),
    )
    try:
        for batch in batches:
            pending_batches.append((batch, pool.submit(_make_lines_here, batch)))
            if len(pending_batches) > processes * _BATCHES_PER_PROCESS:
                yield _wait_for_oldest(pending_batches)
        while pending_batches:
            yield _wait_for_oldest(pending_batches)
    finally:
        pool.shutdown(cancel_futures=True)


def _wait_for_oldest(pending_batches: deque[_PendingBatch]) -> Batch:
    texts, lines = pending_batches.popleft()
    return texts, lines.result()


_process_makers: list[LineMaker | PostilError] = []
"""In a process of the pool: its line maker, or the reason why it has none."""


def _start_process(settings: LineSettings) -> None:
    """Prepare a process of the pool for its batches."""
    obey_parent()
    try:
        _process_makers.append(LineMaker(settings))
    except PostilError as error:
        # An error raised here would reach nobody.
        _process_makers.append(error)


def _make_lines_here(texts: list[TextRecord]) -> BatchLines:
    maker = _process_makers[0]
    if isinstance(maker, PostilError):
        raise maker
    return maker.make_lines(texts)
