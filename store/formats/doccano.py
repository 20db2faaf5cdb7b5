"""doccano JSONL: labelled offsets, or entities with relations; offsets in UTF-16 code units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from store.annotated_article import AnnotatedArticle
from store.formats.attributes import ARTICLE_KEY, correct_article, in_mapping
from store.formats.doccano_import import DOCCANO_KEYS, UNFINISHED, import_articles
from store.formats.fields import json_line
from store.formats.format import ExportOptions, FilePieces
from store.formats.graph import to_graph
from store.formats.report import Report
from store.formats.training_items import (
    TrainingItems,
    article_metadata,
    encodable,
    report_lost_notes,
    training_items,
)
from store.formats.unfinished import is_silence_known
from store.formats.utf16 import Utf16Offsets

__all__ = ["export_articles", "import_articles"]


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a line for each article; if any has claims, all of them have entities and relations."""
    name = f"{options.stem}.doccano.jsonl"
    yield name, b""
    for number, article in enumerate(encodable(articles, report), start=1):
        items = training_items(article, options, report)
        line = _line(number, items, report, has_relations=options.has_claims)
        if chosen := correct_article(article, options, report):
            report.lose("facts under names of Postil’s own", ARTICLE_KEY in line)
            line[ARTICLE_KEY] = in_mapping(chosen)
        if not is_silence_known(article, options):
            line[UNFINISHED] = True
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
    report.lose("facts under names of doccano’s own", len(metadata.keys() & DOCCANO_KEYS))
    columns = {key: value for key, value in metadata.items() if key not in DOCCANO_KEYS}
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
