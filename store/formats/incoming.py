"""Annotations that were made elsewhere, as records and as articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.document import FACTS
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.files.disk_dict import DiskDict
from store.formats.format import IncomingFile
from store.formats.report import Report

_Key = tuple[str, str, str]


def imported_record(
    article_id: str, body: Body, status: Status = Status.ACCEPTED, note: str = ""
) -> Annotation:
    """A record of what another program holds: nobody's, and without times until it is stored."""
    return Annotation(
        id=suggestion_id(article_id, body),
        body=body,
        status=status,
        origin=Origin.IMPORT,
        decided=None if status is Status.SUGGESTED else Decided.BULK,
        annotator="",
        created="",
        updated="",
        note=note,
    )


def without_facts(told: Mapping[str, object]) -> dict[str, object]:
    """What is told about an article besides the facts that a document has a place for."""
    return {key: value for key, value in told.items() if key not in FACTS}


class FilesByStem(Mapping[str, IncomingFile]):
    """Files by their names without an ending; holds their numbers alone."""

    def __init__(self, files: Sequence[IncomingFile], ending: str) -> None:
        self._files = files
        self._numbers = {
            file.name.removesuffix(ending): number
            for number, file in enumerate(files)
            if file.name.endswith(ending)
        }

    def __getitem__(self, stem: str) -> IncomingFile:
        return self._files[self._numbers[stem]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class ArticleParts:
    """Which part of an article is its last: what a first reading notes, so that a second can join.

    Several parts are tasks of their own for what was rejected, or several tasks on one text.
    """

    def __init__(self) -> None:
        self._last = DiskDict()
        self._count = 0

    def note(self, part: AnnotatedArticle) -> bool:
        """Note the next part of the first reading; returns whether it is its article's first."""
        key = part_key(part)
        is_first = self._last.get(key) is None
        self._last.put(key, self._count)
        self._count += 1
        return is_first

    def join(self, parts: Iterable[AnnotatedArticle], report: Report) -> Iterator[AnnotatedArticle]:
        """The articles, whole, each as soon as its last part has come.

        Args:
            parts: The same parts as those that were noted.
            report: Is told of annotations that stand there twice.
        """
        begun: dict[_Key, list[AnnotatedArticle]] = {}
        for index, part in enumerate(parts):
            key = part_key(part)
            begun.setdefault(key, []).append(part)
            if self._last.get(key) == index:
                yield join_parts(begun.pop(key), report)


def read_merged(
    read: Callable[[Report], Iterable[AnnotatedArticle]], report: Report
) -> Iterator[AnnotatedArticle]:
    """The articles, whole, in two readings at once.

    Args:
        read: Reads the parts anew; the report is told what is left out.
        report: The report of the import.
    """
    parts = ArticleParts()
    for part in read(Report()):
        parts.note(part)
    yield from parts.join(read(report), report)


def join_parts(parts: Iterable[AnnotatedArticle], report: Report) -> AnnotatedArticle:
    """The parts of an article as one; the same annotation counts once.

    Of several records of one annotation the first one stays, but an accepted one goes before.
    """
    first, *others = parts
    annotations = first.annotations
    answer = first.answer
    for part in others:
        annotations += part.annotations
        answer = answer or part.answer
    return replace(first, annotations=_once(annotations, report), answer=answer)


def part_key(article: AnnotatedArticle) -> _Key:
    """What the parts of one article have in common."""
    return (article.article_id, article.annotator, article.document.digest)


def _once(annotations: tuple[Annotation, ...], report: Report) -> tuple[Annotation, ...]:
    kept: dict[str, Annotation] = {}
    for item in annotations:
        before = kept.setdefault(item.id, item)
        if before is not item:
            report.remark("annotations that stand there twice")
            if item.status is Status.ACCEPTED and before.status is not Status.ACCEPTED:
                kept[item.id] = item
    return tuple(kept.values())
