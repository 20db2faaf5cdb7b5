"""Label Studio JSON: regions with relations, pending ones as predictions, and a configuration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.entity import Entity
from store.annotated_article import AnnotatedArticle
from store.formats.attributes import correct_article
from store.formats.format import ExportOptions, FilePieces
from store.formats.graph import Node, to_graph
from store.formats.labelstudio_controls import Controls
from store.formats.labelstudio_import import ACCEPTED_SO_FAR, import_articles
from store.formats.report import Report
from store.formats.training_items import article_metadata, encodable, training_items

__all__ = ["export_articles", "import_articles"]

_REGION, _RELATION = "labels", "relation"
_LINKS = ("source", "cue", "content", "speaker")


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a list of tasks, and the labelling configuration that fits all sets of the export."""
    name, labels = f"{options.stem}.labelstudio.json", set(options.labels)
    if options.has_claims:
        labels.update(role.upper() for role in Role)
    controls = Controls(options.scheme)
    yield name, b"["
    for number, article in enumerate(encodable(articles, report), start=1):
        task = _task(number, article, options, report, controls)
        labels |= _region_labels(task)
        data = json.dumps(task, ensure_ascii=False, allow_nan=False)
        yield name, f"{',' if number > 1 else ''}\n{data}".encode("utf-8", "replace")
    yield name, b"\n]\n"
    yield f"{options.stem}.config.xml", _configuration(labels, controls)


def _region_labels(task: dict[str, Any]) -> set[str]:
    return {
        region["value"]["labels"][0]
        for key in ("annotations", "predictions")
        for annotation in task[key]
        for region in annotation["result"]
        if region["type"] == _REGION
    }


def _task(
    number: int,
    article: AnnotatedArticle,
    options: ExportOptions,
    report: Report,
    controls: Controls,
) -> dict[str, Any]:
    # Pending items are predictions, even where nothing else was asked for.
    options = options._replace(statuses=frozenset(Status))
    items = training_items(article, options, report, other_statuses={Status.SUGGESTED})
    correct = (*items.entities, *items.claims)
    result = _result(f"{number}a", article, correct, report, controls)
    predicted = _result(f"{number}p", article, items.others, report, controls)
    record = article.article
    if record is not None and record.status is Status.SUGGESTED:
        predicted += controls.of_article(f"{number}p", record.attributes)
    else:
        chosen = correct_article(article, options, report)
        result += controls.of_article(f"{number}a", chosen)
    # A task with an annotation counts as done, even if that is empty.
    is_done = article.answer == "accept" or (options.unfinished_as_outside and bool(result))
    so_far = (
        [{"model_version": ACCEPTED_SO_FAR, "result": result}] if result and not is_done else []
    )
    pending = [{"model_version": article.pipeline or "postil", "result": predicted}]
    return {
        "id": number,
        "data": {"text": article.document.text},
        "meta": article_metadata(article),
        "annotations": [{"result": result, "was_cancelled": False}] if is_done else [],
        "predictions": [*so_far, *(pending if predicted else [])],
    }


def _result(
    prefix: str,
    article: AnnotatedArticle,
    items: Sequence[Annotation],
    report: Report,
    controls: Controls,
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
    choices = [
        choice
        for region, node in zip(regions, graph.nodes, strict=True)
        for choice in controls.of_region(region, node.attributes)
    ]
    return [*regions, *choices, *relations]


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


def _configuration(labels: set[str], controls: Controls) -> bytes:
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
        *controls.lines(),
        "</View>",
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
