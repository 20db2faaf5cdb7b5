"""Prodigy JSONL: spans on tokens, claims as relations, rejected spans as answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotate.annotation import Annotation, Status
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.span import Span
from annotate.text.tokenizer import tokenize
from store.annotated_article import AnnotatedArticle
from store.formats.alignment import Tokens, align_article
from store.formats.fields import Fields, json_line
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.graph import Graph, Link, Node, from_graph, to_graph
from store.formats.incoming import imported_record, without_facts
from store.formats.json_reader import read_objects
from store.formats.report import Report
from store.formats.training_items import article_metadata, encodable, training_items

Line = dict[str, Any]
"""A task, or an object in one."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a task for each article, and one with the answer `reject` for each rejected entity.

    An export of rejected entities alone has no other tasks: a task without a span would say that
    the text has none.
    """
    name = f"{options.stem}.prodigy.jsonl"
    yield name, b""
    for article in encodable(articles, report):
        for task in _tasks(article, options, report):
            yield name, json_line(task)


def _tasks(article: AnnotatedArticle, options: ExportOptions, report: Report) -> Iterator[Line]:
    tokens = Tokens.of(article.document.text)
    aligned = align_article(article, tokens, options.align, report)
    items = training_items(aligned, options, report, other_statuses={Status.REJECTED})
    if options.statuses != {Status.REJECTED}:
        graph = to_graph(items.entities, items.claims, report)
        yield {
            **_head(items.article),
            "spans": [_span(node, tokens) for node in graph.nodes],
            **({"relations": _relations(graph, tokens)} if items.claims else {}),
            "answer": article.answer or "accept",
        }
    for item in items.others:
        if isinstance(item.body, Entity):
            yield {
                **_head(items.article),
                "spans": [_span(_entity_node(item), tokens)],
                "answer": "reject",
            }
        else:
            report.lose("rejected claims")


def _head(article: AnnotatedArticle) -> Line:
    """Return the fields that all tasks of an article share."""
    text = article.document.text
    return {
        "text": text,
        "meta": article_metadata(article),
        "tokens": [
            {
                "text": text[token.span.start : token.span.end],
                "start": token.span.start,
                "end": token.span.end,
                "id": index,
                "ws": token.space_after,
            }
            for index, token in enumerate(tokenize(text))
        ],
    }


def _entity_node(item: Annotation) -> Node:
    return Node(item.body.extent, item.body.label, note=item.note)


def _span(node: Node, tokens: Tokens) -> Line:
    first, last = tokens.token_range(node.span)
    return {
        "start": node.span.start,
        "end": node.span.end,
        "token_start": first,
        "token_end": last,
        "label": node.label,
        # Prodigy keeps unknown fields: two claims may share a cue.
        **({} if node.claim is None else {"claim": node.claim}),
        **({"note": node.note} if node.note else {}),
    }


def _relations(graph: Graph, tokens: Tokens) -> list[Line]:
    spans = [_span(node, tokens) for node in graph.nodes]
    return [
        {
            "head": spans[link.head]["token_end"],
            "child": spans[link.child]["token_end"],
            "head_span": spans[link.head],
            "child_span": spans[link.child],
            "label": link.label,
        }
        for link in graph.links
    ]


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the article of each task; those on one text by one annotator are parts of one."""
    for file, number, line in read_objects(files):
        yield _article(Fields(line, file, number), report)


def _article(line: Fields, report: Report) -> AnnotatedArticle:
    meta = line.nested("meta") if "meta" in line else line.empty()
    metadata = meta.others("id", "title", "annotator")
    document = line.document(line.text("text"), meta.text("title", ""), metadata)
    incoming_id = meta.text("id", "") or article_id(document.digest)
    answer = line.choice("answer", ("accept", "reject", "ignore"), "accept")
    return AnnotatedArticle(
        document=document,
        article_id=incoming_id,
        annotator=meta.text("annotator", "") or line.text("_annotator_id", ""),
        annotations=tuple(_annotations(line, document, incoming_id, answer, report)),
        answer=None if answer == "reject" else "ignore" if answer == "ignore" else "accept",
        meta_extra=without_facts(metadata),
    )


def _annotations(
    line: Fields, document: Document, incoming_id: str, answer: str, report: Report
) -> Iterator[Annotation]:
    nodes = [_node(span, document) for span in line.objects("spans")]
    for span, node in zip(line.objects("spans"), nodes, strict=True):
        words = document.text[node.span.start : node.span.end]
        is_different = span.text("text", words) != words
        report.remark("spans whose text is not what their offsets give", is_different)
    links = tuple(_links(line, nodes, document))
    status = Status.ACCEPTED
    if answer == "reject":
        # With several spans, it only says that not all of them are correct.
        status = Status.REJECTED if len(nodes) == 1 else Status.SUGGESTED
    for body, note in from_graph(Graph(tuple(nodes), links), incoming_id, report):
        yield imported_record(incoming_id, body, status, note)


def _node(span: Fields, document: Document) -> Node:
    offsets = span.span("start", "end", document.text)
    claim = span.number("claim") if "claim" in span else None
    return Node(offsets, span.text("label"), claim, span.text("note", ""))


def _links(line: Fields, nodes: list[Node], document: Document) -> Iterator[Link]:
    """Yield the relations; spans that only they name are added to the nodes."""
    indexes = {_node_key(node): index for index, node in enumerate(nodes)}
    for relation in line.objects("relations"):
        ends = []
        for side in ("head_span", "child_span"):
            node = _node(relation.nested(side), document)
            if _node_key(node) not in indexes:
                indexes[_node_key(node)] = len(nodes)
                nodes.append(node)
            ends.append(indexes[_node_key(node)])
        yield Link(ends[0], ends[1], relation.text("label"))


def _node_key(node: Node) -> tuple[Span, str, int | None]:
    return (node.span, node.label, node.claim)
