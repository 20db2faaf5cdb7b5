"""Prodigy JSONL: spans on tokens, claims as relations, rejected spans as answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from annotate.annotation import Annotation, Status
from annotate.entity import Entity
from annotate.text.tokenizer import tokenize
from store.annotated_article import AnnotatedArticle
from store.formats.alignment import Tokens, align_article
from store.formats.attributes import ARTICLE_KEY, correct_article, in_mapping
from store.formats.fields import json_line
from store.formats.format import ExportOptions, FilePieces
from store.formats.graph import Graph, Node, to_graph
from store.formats.prodigy_import import PARTIAL, accepted_choices, import_articles
from store.formats.report import Report
from store.formats.training_items import article_metadata, encodable, training_items
from store.formats.unfinished import is_silence_known

__all__ = ["export_articles", "import_articles"]

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
        chosen = correct_article(article, options, report)
        head = _head(items.article)
        if chosen:
            report.lose("facts under names of Postil’s own", ARTICLE_KEY in head["meta"])
            head["meta"] = {**head["meta"], ARTICLE_KEY: in_mapping(chosen)}
        yield {
            **head,
            "spans": [_span(node, tokens) for node in graph.nodes],
            **({"relations": _relations(graph, tokens)} if items.claims else {}),
            **accepted_choices(chosen),
            **_answer(article, options),
        }
    for item in items.others:
        if isinstance(item.body, Entity):
            yield {
                **_head(items.article),
                "spans": [_span(_entity_node(item), tokens)],
                "answer": "reject",
                PARTIAL: True,
            }
        else:
            report.lose("rejected claims")


def _answer(article: AnnotatedArticle, options: ExportOptions) -> Line:
    """Return the answer of an article's task; that of an unfinished one holds for its spans."""
    if article.answer == "ignore":
        return {"answer": "ignore"}
    is_partial = not is_silence_known(article, options)
    return {"answer": "accept", **({PARTIAL: True} if is_partial else {})}


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
    body = item.body
    return Node(body.extent, body.label, note=item.note, attributes=item.attributes)


def _span(node: Node, tokens: Tokens) -> Line:
    first, end = tokens.token_range(node.span)
    return {
        "start": node.span.start,
        "end": node.span.end,
        "token_start": first,
        "token_end": end - 1,
        "label": node.label,
        # Prodigy keeps unknown fields: two claims may share a cue.
        **({} if node.claim is None else {"claim": node.claim}),
        **({"note": node.note} if node.note else {}),
        **({"attributes": in_mapping(node.attributes)} if node.attributes else {}),
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
