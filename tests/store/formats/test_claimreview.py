"""ClaimReview: a draft has what the article says, and leaves to the reviewer what it does not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.span import Span, join_fragments
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.formats.statements import statements
from tests.store.formats.training import (
    ALL,
    QUOTE,
    QUOTED,
    annotated,
    encodable_text,
    exported,
    only,
)


def reviews(*articles: AnnotatedArticle) -> tuple[list[dict[str, Any]], Report]:
    files, report = exported("claimreview", *articles, statuses=ALL)
    page = json.loads(files["x.claimreview.jsonld"])
    assert page["@context"] == "https://schema.org"
    return page["@graph"], report


def test_a_draft_has_claim_speaker_and_article_and_what_is_to_be_filled_in() -> None:
    facts = {"author": "I. Reed", "date": "2026-11-23", "url": "https://post.example/1"}
    article = replace(QUOTE, document=replace(QUOTE.document, facts=facts))

    [review], report = reviews(article)

    assert review["claimReviewed"] == "“We know,” … “and we care.”"
    assert review["reviewBody"] == "broken"
    assert (review["url"], review["reviewRating"]["alternateName"]) == (None, None)
    claim = review["itemReviewed"]
    assert claim["author"] == {"@type": "Person", "name": "Ann"}
    assert claim["description"] == QUOTED[:37]
    assert claim["datePublished"] == "2026-11-23"
    assert claim["appearance"] == {
        **{"@type": "Article", "headline": "quote.txt", "url": "https://post.example/1"},
        **{"author": {"name": "I. Reed"}, "datePublished": "2026-11-23"},
    }
    assert report.lost == {"rejected annotations": 1}
    assert report.remarks == {"names, which are there as speakers alone": 1}


def test_a_source_without_a_name_gets_no_kind_and_a_missing_one_no_author() -> None:
    known = QUOTE.annotations[2]
    bodies = [
        Claim((Span(38, 44),), (Span(45, 51),), (Span(0, 10),)),
        Claim((), (), (Span(0, 10),)),
    ]
    items = tuple(replace(known, id=f"c{n}", body=body) for n, body in enumerate(bodies))

    authors = [
        review["itemReviewed"].get("author")
        for review in reviews(replace(QUOTE, annotations=items))[0]
    ]

    assert sorted(map(str, authors)) == ["None", "{'name': 'Mr Lee'}"]


def test_a_claim_without_a_content_is_counted_and_a_path_is_no_address() -> None:
    known = QUOTE.annotations[2]
    bare = replace(known, id="bare", body=replace(known.body, content=(), speaker=None))

    [review], report = reviews(replace(QUOTE, annotations=(known, bare)))

    assert report.lost == {"claims without a content": 1}
    assert "url" not in review["itemReviewed"]["appearance"]


def test_each_draft_has_the_same_id_in_every_export() -> None:
    article = only(QUOTE)
    twice = [[review["@id"] for review in reviews(article)[0]] for _ in range(2)]
    other = [review["@id"] for review in reviews(replace(article, annotator="boris"))[0]]

    assert twice[0] == twice[1] != other


@given(annotated(statuses=Status))
def test_any_contents_come_back(article: AnnotatedArticle) -> None:
    texts = [review["itemReviewed"]["text"] for review in reviews(article)[0]]

    encoded = replace(article, document=Document(encodable_text(article.document.text), "", ""))
    assert texts == [
        join_fragments(encoded.document.text, spoken.claim.content)
        for spoken in statements(encoded)
        if spoken.item.status is Status.ACCEPTED and spoken.claim.content
    ]
