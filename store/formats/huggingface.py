"""Token classification for Hugging Face: tokens and IOB2 tags in JSONL, with the list of labels."""

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
    """A line for each article, and the labels in the order of their numbers.

    The labels are those of the whole export, so that all sets of a split count them alike.
    """
    name = f"{options.stem}.hf.jsonl"
    yield name, b""
    for article in encodable(articles, report):
        yield name, json_line(_line(article, options, report))
    names = sorted({tag_label(label) for label in options.labels})
    labels = [OUTSIDE, *(f"{mark}-{name}" for name in names for mark in "BI")]
    yield f"{options.stem}.labels.json", f"{json.dumps(labels, indent=1)}\n".encode()


def _line(article: AnnotatedArticle, options: ExportOptions, report: Report) -> dict[str, object]:
    text, found = article.document.text, tag_article(article, options, report)
    return {
        "id": article.article_id,
        "tokens": [text[place.start : place.end] for place in found.tokens],
        "ner_tags": list(found.tags),
    }
