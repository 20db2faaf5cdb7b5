"""Finished articles to learn from and to try on: from corpora whose paths are given."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.learning.lesson import Lesson
from annotate.span import Span
from benchmarks.conll import documents
from benchmarks.learning.analyses import Analyses
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.importer.annotated_files import read_annotated

OWN_LABELS = ("PER", "ORG", "LOC", "MISC")
"""The labels of CoNLL-2003, of which the pipeline knows two by another name, and one not at all."""

SOURCE = "SOURCE"
"""A label for sources of claims, which no pipeline knows."""


def conll_lessons(path: Path, analyses: Analyses) -> list[Lesson]:
    """The documents of CoNLL-2003 with all four labels."""
    return [
        Lesson(text, analyses.evidence(text), entities)
        for text, entities in documents(path, OWN_LABELS)
    ]


def polnear_lessons(folder: Path, analyses: Analyses) -> list[Lesson]:
    """The articles of PolNeAR dev with their claims, and the sources of these as entities."""
    return [
        Lesson(
            article.document.text,
            analyses.evidence(article.document.text),
            tuple(Entity(span, SOURCE) for span in _sources(article)),
            tuple(item.body for item in article.claims if isinstance(item.body, Claim)),
        )
        for article in read_annotated(folder / "dev", Report())
    ]


def shuffled(lessons: Sequence[Lesson], order: int) -> list[Lesson]:
    """The articles in one of the orders."""
    copy = list(lessons)
    random.Random(order).shuffle(copy)  # noqa: S311 - the same every time
    return copy


def _sources(article: AnnotatedArticle) -> Iterator[Span]:
    """The pieces of sources; of those that overlap the first, and of these the longest."""
    bodies = [record.body for record in article.claims if isinstance(record.body, Claim)]
    spans = {span for body in bodies for span in body.part(Role.SOURCE)}
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            end = span.end
            yield span
