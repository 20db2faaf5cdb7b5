"""Lessons from the library: what an annotator has finished, in the order in which it was finished.

Only articles that were marked as done teach: what is not marked in them is not to be marked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from annotate.annotation import Annotation, Decided, Status
from annotate.document import Document
from annotate.learning.evidence import Evidence
from annotate.learning.lesson import BULK, Lesson
from annotate.learning.past_article import PastArticle
from annotate.span import Span
from store.errors import StoreError
from store.library.article_facts import GUIDE_URI
from store.library.library import Library
from store.library.stored_article import StoredArticle

Analyse = Callable[[str], Evidence]
"""Reads a text with the pipeline in force."""


@dataclass(frozen=True, slots=True)
class FinishedArticle:
    """An article that an annotator has marked as done."""

    stored: StoredArticle
    """Its place in the library."""
    document: Document
    """The text that it was annotated in."""
    records: tuple[Annotation, ...]
    """What the annotator decided."""

    @property
    def accepted(self) -> tuple[Annotation, ...]:
        """What the annotator accepted, in text order."""
        accepted = (record for record in self.records if record.status is Status.ACCEPTED)
        return tuple(sorted(accepted, key=_place))

    def evidence(self, pipeline: str) -> Evidence | None:
        """What a pipeline read in it; None where that is not stored."""
        evidence = self.stored.evidence(pipeline, self.document.digest)
        is_within = evidence is not None and _fits(evidence, self.document.text)
        return evidence if is_within else None

    def lesson(self, evidence: Evidence) -> Lesson:
        """The article as a lesson."""
        return self.past.lesson(evidence)

    @property
    def past(self) -> PastArticle:
        """The article with all that it teaches, but for what a pipeline reads in it."""
        from annotate.gazetteer import verdicts  # the reader starts without it

        in_bulk = (record.body for record in self.accepted if record.decided is Decided.BULK)
        return PastArticle(
            self.document.title,
            self.document.text,
            tuple(record.body for record in self.accepted),
            dict.fromkeys(in_bulk, BULK),
            verdicts(self.document.text, self.records),
        )


def finished_articles(library: Library, annotator: str) -> list[FinishedArticle]:
    """What an annotator has finished, the latest last; damaged articles teach nothing."""
    return list(latest_finished(library, annotator))[::-1]


def latest_finished(library: Library, annotator: str) -> Iterator[FinishedArticle]:
    """Yield what an annotator has finished, the latest first; each is read in its turn."""
    articles = [(_changed(article, annotator), article) for article in library.folders()]
    articles.sort(key=lambda pair: (pair[0], pair[1].folder.name), reverse=True)
    yield from _finished(annotator, (article for changed, article in articles if changed))


def lessons_of(
    articles: Iterable[FinishedArticle], pipeline: str, analyse: Analyse
) -> Iterator[Lesson]:
    """Yield the lessons of finished articles; those without evidence are analysed, and keep it.

    Args:
        articles: The articles.
        pipeline: Names pipeline and rules.
        analyse: Reads a text with them.
    """
    for article in articles:
        evidence = article.evidence(pipeline)
        if evidence is None:
            evidence = analyse(article.document.text)
            with contextlib.suppress(StoreError):
                article.stored.save_evidence(
                    pipeline, article.document.digest, [evidence.to_bytes()]
                )
        yield article.lesson(evidence)


def _finished(annotator: str, articles: Iterable[StoredArticle]) -> Iterator[FinishedArticle]:
    for stored in articles:
        try:
            content = stored.layer(annotator).load()
            if content.facts.get("answer") != "accept":
                continue
            document = stored.document(content.facts.get("digest"))
            content.check_against(document)
        except (StoreError, OSError, RecursionError):
            continue
        if document.uri != GUIDE_URI:
            yield FinishedArticle(stored, document, tuple(content.records))


def _changed(article: StoredArticle, annotator: str) -> int:
    """The time of the last change of a layer in nanoseconds; 0 where there is no layer."""
    try:
        files = article.layer(annotator).fingerprints
    except OSError:
        return 0
    return max(file.time_and_size[0] for file in files)


def _place(record: Annotation) -> Span:
    return record.body.extent


def _fits(evidence: Evidence, text: str) -> bool:
    """Tell whether evidence may be of a text: a cache can be damaged in ways that still parse."""
    return not evidence.ends or evidence.ends[-1] <= len(text)
