"""Articles in parts: several tasks or lines of a file that belong to one article and annotator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from annotate.annotation import Annotation, Status
from annotate.article_record import ArticleRecord
from annotate.attributes import attributes_of
from annotate.document import article_id
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.files.disk_dict import DiskDict
from store.formats.report import Report

_LONGEST_QUOTE = 40
"""Characters of a quote in a message; chosen by hand."""

PartKey = tuple[str, str, str]
"""The id of an article, its annotator and the digest of its text."""


class ArticleParts:
    """The last part of each article, noted in a first reading so that a second one can join.

    Several parts are tasks of their own for rejected annotations, or several tasks on one text.
    """

    def __init__(self) -> None:
        self._last_indexes = DiskDict()
        self._count = 0

    def note(self, part: AnnotatedArticle) -> bool:
        """Note the next part of the first reading; returns whether it is its article's first."""
        key = part_key(part)
        is_first = self._last_indexes.get(key) is None
        self._last_indexes.put(key, self._count)
        self._count += 1
        return is_first

    def join(self, parts: Iterable[AnnotatedArticle], report: Report) -> Iterator[AnnotatedArticle]:
        """Yield each article, complete, as soon as its last part has come.

        Args:
            parts: The parts that were noted, in the same order.
            report: Counts annotations that occur twice.
        """
        incomplete: dict[PartKey, list[AnnotatedArticle]] = {}
        for index, part in enumerate(parts):
            key = part_key(part)
            incomplete.setdefault(key, []).append(part)
            if self._last_indexes.get(key) == index:
                yield join_parts(incomplete.pop(key), report)


def read_joined(
    read: Callable[[Report], Iterable[AnnotatedArticle]], report: Report
) -> Iterator[AnnotatedArticle]:
    """Read parts twice and yield the articles, complete.

    Args:
        read: Reads the parts anew and counts in a report what it leaves out.
        report: The report of the import.
    """
    parts = ArticleParts()
    for part in read(Report()):
        parts.note(part)
    yield from parts.join(read(report), report)


def join_parts(parts: Iterable[AnnotatedArticle], report: Report) -> AnnotatedArticle:
    """Join the parts of one article; the same annotation counts once.

    Of several records of one annotation the first one stays, but an accepted one is preferred.
    """
    first, *others = all_parts = list(parts)
    _report_joined(all_parts, report)
    annotations = first.annotations
    answer = first.answer
    for part in others:
        annotations += part.annotations
        answer = answer or part.answer
    return replace(
        first,
        annotations=_without_doubles(annotations, report),
        answer=answer,
        article=_joined_record([part.article for part in all_parts], report),
    )


def _joined_record(records: Sequence[ArticleRecord | None], report: Report) -> ArticleRecord | None:
    """Return the record of all parts of an article: what was accepted counts before all else."""
    present = sorted(filter(None, records), key=lambda each: each.status is not Status.ACCEPTED)
    if not present:
        return None
    first = present[0]
    values: dict[str, list[str]] = {}
    for record in present:
        if record.status is first.status:
            for name, more in record.attributes:
                values.setdefault(name, []).extend(more)
        else:
            report.lose(f"{record.status} attributes of articles", len(record.attributes))
    return replace(first, attributes=attributes_of(values))


def _report_joined(parts: Sequence[AnnotatedArticle], report: Report) -> None:
    """Count parts that have nothing but their text in common, and labels that contradict."""
    if len(parts) == 1:
        return
    text, own_id = parts[0].document.text, article_id(parts[0].document.digest)
    if parts[0].article_id == own_id:
        report.remark("lines with the text of another one, joined with it", len(parts) - 1)
    labels_by_part = [_accepted_labels(part) for part in parts]
    for place in {place: None for labels in labels_by_part for place in labels}:
        labels = [by_place.get(place, set()) for by_place in labels_by_part]
        if max(labels, key=len) != set().union(*labels):
            names = ", ".join(sorted(set().union(*labels)))
            where = f"“{text[place.start : place.end][:_LONGEST_QUOTE]}” is {names}"
            report.remark("places that several lines label differently", where=where)


def _accepted_labels(part: AnnotatedArticle) -> dict[Span, set[str]]:
    """Return the labels of the accepted entities by place."""
    labels: dict[Span, set[str]] = {}
    for item in part.annotations:
        if item.status is Status.ACCEPTED and isinstance(item.body, Entity):
            labels.setdefault(item.body.extent, set()).add(item.body.label)
    return labels


def part_key(article: AnnotatedArticle) -> PartKey:
    """Return the key that the parts of one article have in common."""
    return (article.article_id, article.annotator, article.document.digest)


def _without_doubles(annotations: tuple[Annotation, ...], report: Report) -> tuple[Annotation, ...]:
    by_id: dict[str, Annotation] = {}
    for item in annotations:
        first = by_id.setdefault(item.id, item)
        if first is not item:
            report.remark("annotations that stand there twice")
            is_better = item.status is Status.ACCEPTED and first.status is not Status.ACCEPTED
            better, other = (item, first) if is_better else (first, item)
            attributes = attributes_of({**dict(other.attributes), **dict(better.attributes)})
            by_id[item.id] = replace(better, attributes=attributes)
    return tuple(by_id.values())
