"""Label Studio JSON to articles: tasks of all versions, full or JSON-MIN, a layer per annotator.

Every field that holds something is read, or counted by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.annotation import Annotation, Status
from annotate.article_record import ArticleRecord
from annotate.document import Document
from store.annotated_article import AnnotatedArticle
from store.formats.attributes import imported_article
from store.formats.fields import Fields
from store.formats.format import ImportOptions, IncomingFile
from store.formats.graph import from_graph
from store.formats.incoming import (
    IncomingIds,
    described,
    imported_record,
    person_name,
    without_facts,
)
from store.formats.json_array import array_items
from store.formats.labelstudio_regions import read_graph
from store.formats.labelstudio_tasks import TextKeys, as_task
from store.formats.report import Report

ACCEPTED_SO_FAR = "accepted in Postil"
"""The model of a prediction that holds what was accepted in an article that is not finished."""
_ANNOTATIONS = ("annotations", "completions")
"""Names of the finished annotations of a task; the second is that of versions before 1.0."""
_TASK_FIELDS = (
    *("id", "inner_id", "project", "file_upload", "storage_filename", "created_at", "updated_at"),
    *("updated_by", "is_labeled", "overlap", "avg_lead_time", "allow_skip", "agreement"),
    *("total_annotations", "cancelled_annotations", "total_predictions", "predictions_score"),
    *("comment_count", "unresolved_comment_count", "comment_authors", "last_comment_updated_at"),
    *("annotators", "reviewers", "reviews_accepted", "reviews_rejected", "draft_exists"),
)
"""Fields of a task that say nothing about its text."""
_ANNOTATION_FIELDS = (
    *("id", "task", "project", "unique_id", "import_id", "result_count", "was_postponed"),
    *("created_at", "updated_at", "created_ago", "draft_created_at", "lead_time", "updated_by"),
    *("created_username", "last_created_by", "last_action", "bulk_created", "honeypot"),
    *("prediction", "parent_prediction", "parent_annotation", "model", "model_version", "score"),
    *("model_run", "cluster", "neighbors", "mislabeling", "ground_truth", "completed_by"),
)
"""Fields of an annotation that say nothing about the text."""


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the articles of each task of a list: one for each annotator."""
    ids, text_keys = IncomingIds(), TextKeys(report)
    for file in files:
        for index, (number, item) in enumerate(array_items(file)):
            task = Fields(as_task(item), file, number, f"[{index}]")
            yield from _articles(task, index, ids, text_keys, report)


def _articles(
    task: Fields, index: int, ids: IncomingIds, text_keys: TextKeys, report: Report
) -> Iterator[AnnotatedArticle]:
    meta, unstructured = task.own_metadata("meta")
    data = task.nested("data")
    title = meta.words("title") or f"{task.file.name} {index + 1}"
    text_key = text_keys.key_of(data, task)
    own_metadata = {**unstructured, **meta.others("id", "title", "annotator")}
    metadata = described({**data.others(text_key), **own_metadata})
    document = task.document(data.text(text_key), title, metadata)
    given_id = meta.raw("id")
    incoming_id = ids.id_for(given_id, document)
    if given_id not in (None, "", incoming_id):
        metadata["id"] = given_id
    layers = _Layers(document, incoming_id, meta.words("annotator"), report)
    for key in _ANNOTATIONS:
        for annotation in task.objects(key):
            layers.add(annotation)
    predictions = [
        record
        for prediction in task.objects("predictions")
        for record in layers.records(prediction, _status_of(prediction), None)
    ]
    report.lose("drafts", len(task.items("drafts")))
    task.report_unread(report, *_TASK_FIELDS)
    for annotator, records in layers.by_annotator():
        is_skipped = not records and annotator in layers.skipped
        yield AnnotatedArticle(
            document,
            incoming_id,
            annotator,
            (*records, *predictions),
            answer="ignore" if is_skipped else None,
            article=layers.article_of(annotator),
            meta_extra=without_facts(metadata),
        )


def _status_of(prediction: Fields) -> Status:
    is_accepted = prediction.raw("model_version") == ACCEPTED_SO_FAR
    return Status.ACCEPTED if is_accepted else Status.SUGGESTED


class _Layers:
    """The finished annotations of a task, by annotator."""

    def __init__(
        self, document: Document, incoming_id: str, default_annotator: str, report: Report
    ) -> None:
        self.skipped: set[str] = set()
        """The annotators who skipped the task."""
        self._document = document
        self._incoming_id = incoming_id
        self._default_annotator = default_annotator
        self._report = report
        self._records: dict[str, list[Annotation]] = {}
        self._articles: dict[str | None, ArticleRecord] = {}
        """What was chosen for the whole text by each annotator; by predictions, under None."""

    def add(self, annotation: Fields) -> None:
        """Add the work of one annotator, who may have skipped the task."""
        name = _annotator(annotation) or self._default_annotator
        records = self._records.setdefault(name, [])
        if annotation.raw("was_cancelled") or annotation.raw("skipped"):
            self._report.lose("annotations that were cancelled")
            self.skipped.add(name)
        else:
            records.extend(self.records(annotation, Status.ACCEPTED, name))

    def records(
        self, annotation: Fields, status: Status, annotator: str | None
    ) -> Iterator[Annotation]:
        """Yield the records of one annotation, or of a prediction, which has no annotator."""
        graph = read_graph(annotation, self._document, self._report)
        annotation.report_unread(self._report, *_ANNOTATION_FIELDS)
        article = imported_article(dict(graph.article), status)
        if article is not None and self._articles.setdefault(annotator, article) != article:
            self._report.lose("further choices for a whole text", len(article.attributes))
        for body, note, attributes in from_graph(graph, self._incoming_id, self._report):
            yield imported_record(self._incoming_id, body, status, note, attributes)

    def article_of(self, annotator: str) -> ArticleRecord | None:
        """Return what an annotator chose for the whole text, else what was predicted."""
        own, predicted = self._articles.get(annotator), self._articles.get(None)
        if own is not None and predicted is not None:
            words = "predicted choices for a whole text that somebody chose for"
            self._report.lose(words, len(predicted.attributes))
        return own or predicted

    def by_annotator(self) -> Iterator[tuple[str, list[Annotation]]]:
        """Yield the records of each annotator; of a task that nobody annotated, none."""
        yield from (self._records or {self._default_annotator: []}).items()


def _annotator(annotation: Fields) -> str:
    """Return the name of the person who made an annotation; empty where it does not say."""
    name = person_name(annotation.raw("completed_by"))
    # Some versions add the number of the person behind a comma.
    return name or annotation.words("created_username").partition(",")[0].strip()
