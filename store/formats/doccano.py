"""doccano JSONL: labelled offsets, or entities with relations; offsets in UTF-16 code units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotate.document import Document, article_id
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.fields import Fields, json_line
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.graph import Graph, Link, Node, from_graph, to_graph
from store.formats.incoming import imported_record, without_facts
from store.formats.json_reader import read_objects
from store.formats.report import Report
from store.formats.training_items import (
    TrainingItems,
    article_metadata,
    encodable,
    report_lost_notes,
    training_items,
)
from store.formats.utf16 import Utf16Offsets

_TEXTS = ("text", "data")
_SPANS = ("label", "labels", "entities", "spans", "annotations")
_ANNOTATORS = ("annotator", "username")
_COMMENTS = ("Comments", "comments")
_NAMES = ("article", "title", *_ANNOTATORS)
_OWN = frozenset(
    {"id", "meta", "relations", "cats", "annotation_approver", *_TEXTS, *_SPANS, *_COMMENTS}
)
"""Names that doccano uses itself; it hands on everything else."""
_PAIR = 3
"""Start, end and label."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """A line for each article; if any has claims, all of them have entities and relations."""
    name = f"{options.stem}.doccano.jsonl"
    yield name, b""
    for number, article in enumerate(encodable(articles, report), start=1):
        selected = training_items(article, options, report)
        line = _line(number, selected, report, has_relations=options.has_claims)
        yield name, json_line(line)


def _line(
    number: int, selected: TrainingItems, report: Report, *, has_relations: bool
) -> dict[str, Any]:
    article, text = selected.article, selected.article.document.text
    report_lost_notes((*selected.entities, *selected.claims), report)
    graph = to_graph(selected.entities, selected.claims, report)
    count = Utf16Offsets(text)
    places = [(count.units(node.span.start), count.units(node.span.end)) for node in graph.nodes]
    told = article_metadata(article, id_name="article")
    report.lose("facts under names of doccano’s own", len(told.keys() & _OWN))
    kept = {key: value for key, value in told.items() if key not in _OWN}
    head = {"id": number, "text": text, **kept}
    if not has_relations:
        labels = [node.label for node in graph.nodes]
        label = [[*place, name] for place, name in zip(places, labels, strict=True)]
        return {**head, "label": label, "Comments": []}
    entities = [
        {"id": index, "start_offset": start, "end_offset": end, "label": graph.nodes[index].label}
        for index, (start, end) in enumerate(places)
    ]
    relations = [
        {"id": index, "from_id": link.head, "to_id": link.child, "type": link.label}
        for index, link in enumerate(graph.links)
    ]
    return {**head, "entities": entities, "relations": relations, "Comments": []}


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """The article of each line, whatever the version of doccano calls its fields."""
    for file, number, line in read_objects(files):
        yield _article(Fields(line, file, number), report)


def _article(line: Fields, report: Report) -> AnnotatedArticle:
    text = line.text(_spelling(line, _TEXTS))
    meta = line.nested("meta") if isinstance(line.raw("meta"), dict) else line.empty()
    told = {**meta.others(), **line.others(*_OWN, *_NAMES)}
    document = line.document(text, line.text("title", ""), told)
    name = line.text("article", "") or article_id(document.digest)
    for key in _COMMENTS:
        report.lose("comments on whole articles", len(line.items(key)))
    report.lose("labels of whole articles", len(line.items("cats")))
    bodies = from_graph(_graph(line, document, report), name, report)
    return AnnotatedArticle(
        document=document,
        article_id=name,
        annotator=line.text(_spelling(line, _ANNOTATORS), ""),
        annotations=tuple(imported_record(name, body, note=note) for body, note in bodies),
        meta_extra=without_facts(told),
    )


def _spelling(line: Fields, keys: Sequence[str]) -> str:
    """The first of the keys under which something stands; the present spelling where none does."""
    return next((key for key in keys if key in line), keys[0])


def _graph(line: Fields, document: Document, report: Report) -> Graph:
    count = Utf16Offsets(document.text)
    nodes: list[Node] = []
    indexes: dict[int, int] = {}
    for key in (key for key in _SPANS if key in line):
        for index, value in enumerate(line.items(key)):
            if isinstance(value, list):
                nodes.append(_listed(line, f"{key}[{index}]", value, document, count))
            elif isinstance(value, str):
                report.lose("labels of whole articles")
            else:
                entity = Fields(value, line.file, line.line, f"{key}[{index}]")
                if "id" in entity:
                    indexes[entity.number("id")] = len(nodes)
                report.remark("labels that doccano told by their numbers", _is_number(entity))
                nodes.append(_entity(entity, document, count))
    links = [
        Link(
            _end(relation, "from_id", indexes),
            _end(relation, "to_id", indexes),
            relation.text("type"),
        )
        for relation in line.objects("relations")
    ]
    return Graph(tuple(nodes), tuple(links))


def _listed(
    line: Fields, where: str, value: list[Any], document: Document, count: Utf16Offsets
) -> Node:
    if len(value) != _PAIR:
        raise line.fault(where, "is no list of start, end and label")
    keys = ("start_offset", "end_offset", "label")
    entity = Fields(dict(zip(keys, value, strict=True)), line.file, line.line, where)
    return _entity(entity, document, count)


def _entity(entity: Fields, document: Document, count: Utf16Offsets) -> Node:
    keys = ("start_offset", "end_offset") if "start_offset" in entity else ("start", "end")
    label = str(entity.number("label")) if _is_number(entity) else entity.text("label")
    return Node(_place(entity, keys, document, count), label)


def _is_number(entity: Fields) -> bool:
    """Whether a label is told as early versions did: by its number in their database."""
    return isinstance(entity.raw("label"), int)


def _place(entity: Fields, keys: tuple[str, str], document: Document, count: Utf16Offsets) -> Span:
    start, end = (count.points(entity.number(key)) for key in keys)
    if start is None or end is None:
        raise entity.fault("", "begins or ends inside a character, counted in UTF-16 code units")
    return entity.checked_span(start, end, document.text)


def _end(relation: Fields, key: str, indexes: dict[int, int]) -> int:
    number = relation.number(key)
    if number not in indexes:
        raise relation.fault(key, f"is {number}, which is no entity of this line")
    return indexes[number]
