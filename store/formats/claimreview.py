"""ClaimReview: JSON-LD drafts of fact checks, one for each claim, with what the article says.

What only the reviewer knows is null, which JSON-LD reads as absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotate.span import join_fragments
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions, FilePieces
from store.formats.plain_words import shown
from store.formats.report import Report
from store.formats.stable_ids import stable_id
from store.formats.statements import Statement, statements
from store.formats.training_items import encodable, training_items

_CONTEXT = "https://schema.org"
_TO_BE_FILLED: dict[str, Any] = {
    "url": None,
    "datePublished": None,
    "author": {"@type": "Organization", "name": None, "url": None},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": None,
        "ratingValue": None,
        "worstRating": None,
        "bestRating": None,
    },
}


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write the drafts of all claims as one graph."""
    name = f"{options.stem}.claimreview.jsonld"
    yield name, f'{{\n"@context": "{_CONTEXT}",\n"@graph": ['.encode()
    between = "\n"
    for article in encodable(articles, report):
        correct = training_items(article, options, report)
        report.remark("names, which are there as speakers alone", len(correct.entities))
        for review in _reviews(correct.article, report):
            draft = json.dumps(review, ensure_ascii=False, indent=1)
            yield name, f"{between}{draft}".encode("utf-8", "replace")
            between = ",\n"
    yield name, b"\n]\n}\n"


def _reviews(article: AnnotatedArticle, report: Report) -> Iterator[dict[str, Any]]:
    for statement in statements(article):
        if statement.claim.content:
            yield _review(article, statement)
        else:
            report.lose("claims without a content")


def _review(article: AnnotatedArticle, statement: Statement) -> dict[str, Any]:
    ids = (article.article_id, article.annotator, statement.item.id)
    note = statement.item.note
    return {
        "@type": "ClaimReview",
        "@id": stable_id("review", *ids).urn,
        "claimReviewed": shown(join_fragments(article.document.text, statement.claim.content)),
        **_TO_BE_FILLED,
        **({"reviewBody": note} if note else {}),
        "itemReviewed": {
            "@type": "Claim",
            "@id": stable_id("claim", *ids).urn,
            **_claim(article, statement),
        },
    }


def _claim(article: AnnotatedArticle, statement: Statement) -> dict[str, Any]:
    """Return the claim with who makes it, and with the article as the place where it appears."""
    text, claim, facts = article.document.text, statement.claim, article.document.facts
    place = claim.extent
    date = {"datePublished": facts["date"]} if "date" in facts else {}
    source = shown(join_fragments(text, claim.source))
    return {
        "text": join_fragments(text, claim.content),
        "description": text[place.start : place.end],
        **({"author": _author(statement, source)} if statement.speaker or source else {}),
        **date,
        "appearance": {
            "@type": "Article",
            "headline": article.document.title or article.article_id,
            **({"url": address} if (address := _address(article)) else {}),
            **({"author": {"name": facts["author"]}} if "author" in facts else {}),
            **date,
        },
    }


def _author(statement: Statement, source: str) -> dict[str, str]:
    """Return who speaks; a source that no name stands for is neither a person nor anything else."""
    if not statement.speaker:
        return {"name": source}
    kind = "Person" if statement.is_person else "Organization"
    return {"@type": kind, "name": statement.speaker}


def _address(article: AnnotatedArticle) -> str:
    """Return the address of the article in the web; empty where it has none."""
    uri = article.document.facts.get("url") or article.document.uri
    return uri if uri.startswith(("http://", "https://")) else ""
