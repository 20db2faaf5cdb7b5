"""The articles of a training: what is done, what is not, and what is held out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

import postil
from annotate.annotation import Status
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.exporter.splits import TRAINING_SHARES, assign_set, held_out
from store.exporter.training_articles import has_entities, training_articles
from store.formats.report import Report
from store.formats.spacy_docbin import decided_docs
from tests.store.formats.examples import annotation

TEXT = "Ann Lee left Oslo. Then the Swift sailed."


def line(number: int, answer: str | None, *spans: tuple[int, int]) -> str:
    article = {
        "schema": "postil/1",
        "text": f"{TEXT} No. {number}.",
        "meta": {"title": f"a{number}", "annotator": "anna"},
        "spans": [{"start": start, "end": end, "label": "X"} for start, end in spans],
    }
    return json.dumps(article | ({"answer": answer} if answer else {}))


@pytest.fixture
def library(tmp_path: Path) -> postil.Library:
    lines = [line(0, "accept", (0, 7)), line(1, None, (0, 7)), line(2, "ignore", (0, 7))]
    lines += [line(3, None), line(4, "accept")]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    library = postil.open_library(tmp_path / "library")
    postil.import_articles(library, tmp_path / "in.jsonl", "anna")
    return library


def test_articles_go_by_how_far_they_are(library: postil.Library) -> None:
    articles = training_articles(library, "anna")

    assert sorted(a.document.title for a in articles.done) == ["a0", "a4"]
    assert [a.document.title for a in articles.unfinished] == ["a1"]
    assert (articles.set_aside, articles.unreadable) == (1, ())
    assert has_entities(articles.done)
    assert training_articles(library, "ben").done == ()


def test_what_is_held_out_is_done_and_whole(library: postil.Library) -> None:
    articles = training_articles(library, "anna")
    learned, apart = articles.parts(seed=0)

    assert len(apart) == 1
    assert {a.article_id for a in apart} < {a.article_id for a in articles.done}
    assert {a.document.title for a in learned} | {a.document.title for a in apart} == {
        "a0",
        "a1",
        "a4",
    }


def test_the_split_is_that_of_the_export_and_never_empty() -> None:
    names = [f"article {number}" for number in range(60)]
    apart = held_out(names, seed=3)

    assert apart == {name for name in names if assign_set(name, TRAINING_SHARES, 3) == "dev"}
    for seed in range(20):
        assert 0 < len(held_out(names[:2], seed)) < 2


def test_a_span_off_the_tokens_is_unknown_and_not_outside() -> None:
    inside = annotation("inside", Entity(Span(1, 7), "X"))
    whole = annotation("whole", Entity(Span(13, 17), "X"))
    article = AnnotatedArticle(
        Document(TEXT, "", ""), "a", "anna", (inside, whole), answer="accept"
    )
    report = Report()
    [doc] = decided_docs([article], spacy.blank("en"), report)

    assert [entity.text for entity in doc.ents] == ["Oslo"]
    assert [token.text for token in doc if token.ent_iob == 0] == ["Ann", "Lee"]
    assert len(report.misaligned) == 1


def test_of_an_unfinished_article_the_undecided_words_are_unknown() -> None:
    rejected = annotation("no", Entity(Span(28, 33), "X"), Status.REJECTED)
    article = AnnotatedArticle(Document(TEXT, "", ""), "a", "anna", (rejected,))
    [doc] = decided_docs([article], spacy.blank("en"), Report())

    assert doc.text == "Then the Swift sailed."
    assert {token.ent_iob for token in doc} == {0}


def test_the_sample_has_enough_to_train_on(tmp_path: Path) -> None:
    sample = Path(__file__).parents[3] / "sample/harbour-news.jsonl"
    library = postil.open_library(tmp_path)
    postil.import_articles(library, sample, "anna")
    articles = training_articles(library, "sample")
    labels = [
        {item.body.label for a in part for item in a.annotations} for part in articles.parts(0)
    ]

    assert len(articles.done) >= 8
    assert labels == [{"PERSON", "ORG", "GPE", "SHIP"}] * 2
