"""Opening, annotating and closing articles: order, ids and spans come back as they were."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.commands import AddEntity
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from tests.builders import DOCUMENT, entity

WORK = """
import pathlib, sys
sys.path.insert(0, ".")
from tests.store.editing.test_opening import label
label(pathlib.Path(sys.argv[1]), sys.argv[2])
"""


def opened(root: Path, author: Author, document: Document = DOCUMENT) -> OpenArticle:
    listener = SaveListener(saved=lambda number: None, failed=lambda error: None)
    return open_article(
        Library(root), document, author, scheme=(), pipeline=None, listener=listener
    )


def label(root: Path, word: str) -> None:
    """Label every occurrence in an article whose text is a word over and over."""
    document = Document(f"{word} " * 40, word, f"/{word}")
    article = opened(root, Author("anna"), document)
    assert article.session.read_only is None
    for number in range(40):
        start = number * (len(word) + 1)
        article.session.perform(AddEntity(Entity(Span(start, start + len(word)), "PERSON")))
    assert article.close() is None


def test_a_clock_that_stands_or_jumps_back_changes_neither_order_nor_ids(tmp_path: Path) -> None:
    times = iter(["2026-11-24T10:00:00Z"] * 4 + ["2020-01-01T00:00:00Z"] * 4)
    article = opened(tmp_path, Author("anna", now=lambda: next(times)))
    quotes = ("Ms May", "deal", "she", "Moscow")
    for quote in quotes:
        article.session.perform(AddEntity(entity(quote)))
    assert article.close() is None
    again = opened(tmp_path, Author("anna")).session.annotations
    assert len({record.id for record in again.records}) == len(quotes)
    for quote in reversed(quotes):
        assert quote in again.undo().description


def test_overlapping_nested_and_identical_spans_come_back_and_an_empty_one_is_refused(
    tmp_path: Path,
) -> None:
    bodies = [
        Entity(Span(0, 6), "PERSON"),
        Entity(Span(3, 10), "PERSON"),
        Entity(Span(3, 6), "PERSON"),
        Entity(Span(0, 6), "ORG"),
    ]
    article = opened(tmp_path, Author("anna"))
    for body in bodies:
        article.session.perform(AddEntity(body))
    assert article.close() is None
    [stored] = Library(tmp_path).articles()
    annotated = Library(tmp_path).annotated(stored, "anna")
    assert {record.body for record in annotated.spans} == set(bodies)
    with pytest.raises(ValueError, match="start < end"):
        Span(3, 3)


def test_two_processes_annotate_two_articles_at_once(tmp_path: Path) -> None:
    words = ("apples", "pears")
    command = [sys.executable, "-c", WORK, str(tmp_path)]
    running = [subprocess.Popen([*command, word]) for word in words]
    assert [process.wait() for process in running] == [0, 0]
    articles = Library(tmp_path).articles()
    assert [len(article.layer("anna").load().records) for article in articles] == [40, 40]


def test_nothing_of_an_open_article_is_missing_in_its_report(tmp_path: Path) -> None:
    article = opened(tmp_path, Author("anna"))
    report = article.report
    assert report.facts == {"annotator": "anna", "digest": DOCUMENT.digest, "scheme": []}
    assert (report.cached_suggestions, report.reanchored, report.migrated) == (None, None, None)
    assert report.others_reanchored == 0
    assert article.close() is None
