"""Label Studio JSON: regions with relations, pending ones as predictions, and a configuration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import quoteattr

from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.fields import Fields
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.graph import Graph, Link, Node, from_graph, to_graph
from store.formats.incoming import imported_record, without_facts
from store.formats.json_array import array_items
from store.formats.report import Report
from store.formats.training_items import article_metadata, encodable, training_items
from store.formats.utf16 import Utf16Offsets

_REGION, _RELATION = "labels", "relation"
_LINKS = ("source", "cue", "content", "speaker")


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a list of tasks, and the labelling configuration that fits all sets of the export."""
    name, labels = f"{options.stem}.labelstudio.json", set(options.labels)
    if options.has_claims:
        labels.update(role.upper() for role in Role)
    yield name, b"["
    for number, article in enumerate(encodable(articles, report), start=1):
        task = _task(number, article, options, report)
        labels |= _region_labels(task)
        data = json.dumps(task, ensure_ascii=False, allow_nan=False)
        yield name, f"{',' if number > 1 else ''}\n{data}".encode("utf-8", "replace")
    yield name, b"\n]\n"
    yield f"{options.stem}.config.xml", _configuration(labels)


def _region_labels(task: dict[str, Any]) -> set[str]:
    return {
        region["value"]["labels"][0]
        for key in ("annotations", "predictions")
        for annotation in task[key]
        for region in annotation["result"]
        if region["type"] == _REGION
    }


def _task(
    number: int, article: AnnotatedArticle, options: ExportOptions, report: Report
) -> dict[str, Any]:
    # Pending items are predictions, even where nothing else was asked for.
    options = replace(options, statuses=frozenset(Status))
    items = training_items(article, options, report, other_statuses={Status.SUGGESTED})
    result = _result(f"{number}a", article, (*items.entities, *items.claims), report)
    predicted = _result(f"{number}p", article, items.others, report)
    # A task with an annotation counts as done, even if that is empty.
    is_done = bool(result) or article.answer == "accept"
    predictions = [{"model_version": article.pipeline or "postil", "result": predicted}]
    return {
        "id": number,
        "data": {"text": article.document.text},
        "meta": article_metadata(article),
        "annotations": [{"result": result, "was_cancelled": False}] if is_done else [],
        "predictions": predictions if predicted else [],
    }


def _result(
    prefix: str, article: AnnotatedArticle, items: Sequence[Annotation], report: Report
) -> list[dict[str, Any]]:
    """Return the regions and relations of items; the prefix keeps their ids apart from others."""
    entities = [item for item in items if isinstance(item.body, Entity)]
    claims = [item for item in items if isinstance(item.body, Claim)]
    graph = to_graph(entities, claims, report)
    text = article.document.text
    regions = [_region(f"{prefix}{index}", node, text) for index, node in enumerate(graph.nodes)]
    relations = [
        {
            "type": _RELATION,
            "from_id": f"{prefix}{link.head}",
            "to_id": f"{prefix}{link.child}",
            "direction": "right",
            "labels": [link.label],
        }
        for link in graph.links
    ]
    return [*regions, *relations]


def _region(region_id: str, node: Node, text: str) -> dict[str, Any]:
    return {
        "id": region_id,
        "from_name": "label",
        "to_name": "text",
        "type": _REGION,
        "value": {
            "start": node.span.start,
            "end": node.span.end,
            "text": text[node.span.start : node.span.end],
            "labels": [node.label],
        },
        **({"meta": {"text": [node.note]}} if node.note else {}),
    }


def _configuration(labels: set[str]) -> bytes:
    """Return a configuration for spans with these labels, and for the relations of claims."""
    lines = [
        "<View>",
        "  <Relations>",
        *(f"    <Relation value={quoteattr(link)}/>" for link in _LINKS),
        "  </Relations>",
        '  <Labels name="label" toName="text">',
        *(f"    <Label value={quoteattr(label)}/>" for label in sorted(labels)),
        "  </Labels>",
        '  <Text name="text" value="$text" granularity="symbol"/>',
        "</View>",
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read an article from each task of a list, with all annotations of the task."""
    for file in files:
        for index, (number, task) in enumerate(array_items(file)):
            yield _article(Fields(task, file, number, f"[{index}]"), index, report)


def _article(task: Fields, index: int, report: Report) -> AnnotatedArticle:
    meta = task.nested("meta") if "meta" in task else task.empty()
    data = task.nested("data")
    title = meta.text("title", "") or f"{task.file.name} {index + 1}"
    text_key = _text_key(data)
    metadata = {**data.others(text_key), **meta.others("id", "title", "annotator")}
    document = task.document(data.text(text_key), title, metadata)
    incoming_id = meta.text("id", "") or article_id(document.digest)
    annotations: list[Annotation] = []
    for key, status in (("annotations", Status.ACCEPTED), ("predictions", Status.SUGGESTED)):
        for annotation in task.objects(key):
            if annotation.raw("was_cancelled"):
                report.lose("annotations that were cancelled")
                continue
            graph = _graph(annotation, document, report)
            annotations.extend(
                imported_record(incoming_id, body, status, note)
                for body, note in from_graph(graph, incoming_id, report)
            )
    annotator = meta.text("annotator", "")
    return AnnotatedArticle(
        document, incoming_id, annotator, tuple(annotations), meta_extra=without_facts(metadata)
    )


def _graph(annotation: Fields, document: Document, report: Report) -> Graph:
    nodes: list[Node] = []
    indexes: dict[str, int] = {}
    relations: list[Fields] = []
    for item in annotation.objects("result"):
        result_type = item.text("type", "")
        if result_type == _RELATION:
            relations.append(item)
        elif result_type in {_REGION, "hypertextlabels"}:
            node = _node(item, document, report)
            if "id" in item:
                indexes[item.text("id")] = len(nodes)
            nodes.append(node)
        else:
            report.lose(f"results of the type {result_type or 'unknown'}")
    links = tuple(_link(item, indexes) for item in relations)
    return Graph(tuple(nodes), links)


def _node(item: Fields, document: Document, report: Report) -> Node:
    value = item.nested("value")
    labels = [label for label in value.items("labels") if isinstance(label, str)]
    report.lose("further labels on one region", max(0, len(labels) - 1))
    if not labels:
        raise value.fault("labels", "holds no label")
    span = _span(value, document, report)
    notes = item.nested("meta").items("text") if "meta" in item else []
    return Node(span, labels[0], None, "\n".join(note for note in notes if isinstance(note, str)))


def _span(value: Fields, document: Document, report: Report) -> Span:
    """Return the span of a region; Label Studio counted in UTF-16 code units until 2021."""
    start, end = value.number("start"), value.number("end")
    words = value.text("text", "")
    if words and document.text[start:end] != words:
        offsets = Utf16Offsets(document.text)
        first, last = offsets.points(start), offsets.points(end)
        if first is not None and last is not None and document.text[first:last] == words:
            report.remark("regions counted in UTF-16 code units, put right by their text")
            start, end = first, last
        else:
            report.remark("regions whose text is not what their offsets give")
    return value.checked_span(start, end, document.text)


def _text_key(data: Fields) -> str:
    """Return the key of a task's text: `text`, else that of its only string."""
    strings = [key for key, value in data.others().items() if isinstance(value, str)]
    return strings[0] if "text" not in data and len(strings) == 1 else "text"


def _link(item: Fields, indexes: dict[str, int]) -> Link:
    ends = []
    for key in ("from_id", "to_id"):
        name = item.text(key)
        if name not in indexes:
            raise item.fault(key, f"is {name}, which is no region here")
        ends.append(indexes[name])
    if item.raw("direction") == "left":
        ends.reverse()
    labels = [label for label in item.items("labels") if isinstance(label, str)]
    return Link(ends[0], ends[1], labels[0] if labels else "")
