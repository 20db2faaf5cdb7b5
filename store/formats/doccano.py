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
_ARTICLE_KEYS = ("article", "title", *_ANNOTATORS)
"""Keys of Postil's own exports."""
_DOCCANO_KEYS = frozenset(
    {"id", "meta", "relations", "cats", "annotation_approver", *_TEXTS, *_SPANS, *_COMMENTS}
)
"""Keys that doccano uses itself; it keeps all others."""
_LISTED_LENGTH = 3
"""Items of a labelled offset: start, end and label."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a line for each article; if any has claims, all of them have entities and relations."""
    name = f"{options.stem}.doccano.jsonl"
    yield name, b""
    for number, article in enumerate(encodable(articles, report), start=1):
        items = training_items(article, options, report)
        line = _line(number, items, report, has_relations=options.has_claims)
        yield name, json_line(line)


def _line(
    number: int, items: TrainingItems, report: Report, *, has_relations: bool
) -> dict[str, Any]:
    text = items.article.document.text
    report_lost_notes((*items.entities, *items.claims), report)
    graph = to_graph(items.entities, items.claims, report)
    units = Utf16Offsets(text).units
    labelled = [(units(node.span.start), units(node.span.end), node.label) for node in graph.nodes]
    metadata = article_metadata(items.article, id_name="article")
    report.lose("facts under names of doccano’s own", len(metadata.keys() & _DOCCANO_KEYS))
    columns = {key: value for key, value in metadata.items() if key not in _DOCCANO_KEYS}
    head = {"id": number, "text": text, **columns}
    if not has_relations:
        return {**head, "label": [list(offsets) for offsets in labelled], "Comments": []}
    entities = [
        {"id": index, "start_offset": start, "end_offset": end, "label": label}
        for index, (start, end, label) in enumerate(labelled)
    ]
    relations = [
        {"id": index, "from_id": link.head, "to_id": link.child, "type": link.label}
        for index, link in enumerate(graph.links)
    ]
    return {**head, "entities": entities, "relations": relations, "Comments": []}


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the article of each line, with the field names of any version of doccano."""
    for file, number, line in read_objects(files):
        yield _article(Fields(line, file, number), report)


def _article(line: Fields, report: Report) -> AnnotatedArticle:
    text = line.text(_present_key(line, _TEXTS))
    meta = line.nested("meta") if isinstance(line.raw("meta"), dict) else line.empty()
    metadata = {**meta.others(), **line.others(*_DOCCANO_KEYS, *_ARTICLE_KEYS)}
    document = line.document(text, line.text("title", ""), metadata)
    incoming_id = line.text("article", "") or article_id(document.digest)
    for key in _COMMENTS:
        report.lose("comments on whole articles", len(line.items(key)))
    report.lose("labels of whole articles", len(line.items("cats")))
    bodies = from_graph(_graph(line, document, report), incoming_id, report)
    return AnnotatedArticle(
        document=document,
        article_id=incoming_id,
        annotator=line.text(_present_key(line, _ANNOTATORS), ""),
        annotations=tuple(imported_record(incoming_id, body, note=note) for body, note in bodies),
        meta_extra=without_facts(metadata),
    )


def _present_key(line: Fields, keys: Sequence[str]) -> str:
    """Return the first of the keys that a line has; the first of all where it has none."""
    return next((key for key in keys if key in line), keys[0])


def _graph(line: Fields, document: Document, report: Report) -> Graph:
    offsets = Utf16Offsets(document.text)
    nodes: list[Node] = []
    indexes: dict[int, int] = {}
    for key in (key for key in _SPANS if key in line):
        for index, value in enumerate(line.items(key)):
            if isinstance(value, list):
                entity = _listed_entity(line, f"{key}[{index}]", value)
                nodes.append(_node(entity, document, offsets))
            elif isinstance(value, str):
                report.lose("labels of whole articles")
            else:
                entity = Fields(value, line.file, line.line, f"{key}[{index}]")
                if "id" in entity:
                    indexes[entity.number("id")] = len(nodes)
                report.remark("labels that doccano gave as numbers", _has_number(entity))
                nodes.append(_node(entity, document, offsets))
    links = [
        Link(
            _linked_index(relation, "from_id", indexes),
            _linked_index(relation, "to_id", indexes),
            relation.text("type"),
        )
        for relation in line.objects("relations")
    ]
    return Graph(tuple(nodes), tuple(links))


def _listed_entity(line: Fields, path: str, values: list[Any]) -> Fields:
    """Return a list of start, end and label as an entity with keys."""
    if len(values) != _LISTED_LENGTH:
        raise line.fault(path, "is no list of start, end and label")
    keys = ("start_offset", "end_offset", "label")
    return Fields(dict(zip(keys, values, strict=True)), line.file, line.line, path)


def _node(entity: Fields, document: Document, offsets: Utf16Offsets) -> Node:
    keys = ("start_offset", "end_offset") if "start_offset" in entity else ("start", "end")
    label = str(entity.number("label")) if _has_number(entity) else entity.text("label")
    return Node(_span(entity, keys, document, offsets), label)


def _has_number(entity: Fields) -> bool:
    """Tell whether a label is a number in doccano's database, as in its early versions."""
    return isinstance(entity.raw("label"), int)


def _span(entity: Fields, keys: tuple[str, str], document: Document, offsets: Utf16Offsets) -> Span:
    start, end = (offsets.points(entity.number(key)) for key in keys)
    if start is None or end is None:
        raise entity.fault("", "begins or ends inside a character, counted in UTF-16 code units")
    return entity.checked_span(start, end, document.text)


def _linked_index(relation: Fields, key: str, indexes: dict[int, int]) -> int:
    number = relation.number(key)
    if number not in indexes:
        raise relation.fault(key, f"is {number}, which is no entity of this line")
    return indexes[number]
