"""Hugging Face token classification: tokens and IOB2 tags in JSONL, with the list of labels."""

from __future__ import annotations

import json
from collections.abc import Iterable

from store.annotated_article import AnnotatedArticle
from store.formats.fields import json_line
from store.formats.format import ExportOptions, FilePieces
from store.formats.iob import OUTSIDE, tag_article, tag_label
from store.formats.report import Report
from store.formats.training_items import encodable


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a line for each article, and the labels in the order of their numbers.

    The labels are those of the whole export, so that all sets of a split number them alike.
    """
    name = f"{options.stem}.hf.jsonl"
    yield name, b""
    for article in encodable(articles, report):
        yield name, json_line(_line(article, options, report))
    labels = sorted({tag_label(label) for label in options.labels})
    tags = [OUTSIDE, *(f"{prefix}-{label}" for label in labels for prefix in "BI")]
    yield f"{options.stem}.labels.json", f"{json.dumps(tags, indent=1)}\n".encode()


def _line(article: AnnotatedArticle, options: ExportOptions, report: Report) -> dict[str, object]:
    text, tagged = article.document.text, tag_article(article, options, report)
    return {
        "id": article.article_id,
        "tokens": [text[token.start : token.end] for token in tagged.tokens],
        "ner_tags": list(tagged.tags),
    }
