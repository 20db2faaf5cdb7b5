"""The facts of an article: typed in memory, and the same keys on disk as ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.document import Document
from store.errors import StoreDamaged
from store.library.article_facts import ArticleFacts
from store.library.library import Library
from store.library.stored_article import StoredArticle

FIRST = Document("One.", "first", "/a.txt", facts={"author": "Ida"})
SECOND = Document("Two.", "second", "/a.txt", facts={"date": "2025-03-04"})


@pytest.fixture
def stored(tmp_path: Path) -> StoredArticle:
    article = Library(tmp_path).article_for(FIRST)
    article.create(FIRST)
    return article


def on_disk(article: StoredArticle) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((article.folder / "article.json").read_bytes())
    return facts


def test_a_new_article_has_no_earlier_texts(stored: StoredArticle) -> None:
    assert on_disk(stored) == {
        "schema": 1,
        "id": stored.id,
        "title": "first",
        "uri": "/a.txt",
        "digest": FIRST.digest,
        "author": "Ida",
    }
    assert stored.facts() == ArticleFacts(
        stored.id, "first", "/a.txt", FIRST.digest, document_facts={"author": "Ida"}
    )


def test_a_changed_text_is_added_and_unknown_keys_are_kept(stored: StoredArticle) -> None:
    path = stored.folder / "article.json"
    path.write_text(json.dumps({**on_disk(stored), "x-page": [3]}))

    facts = stored.update(SECOND, stored.facts())

    assert facts == stored.facts()
    assert facts.extra == {"x-page": [3]}
    assert on_disk(stored) == {
        "x-page": [3],
        "earlier": [FIRST.digest],
        "schema": 1,
        "id": stored.id,
        "title": "second",
        "uri": "/a.txt",
        "digest": SECOND.digest,
        "date": "2025-03-04",
    }
    assert stored.document(FIRST.digest).text == "One."
    assert stored.document() == SECOND


def test_another_source_of_the_same_text_adds_no_earlier_text(stored: StoredArticle) -> None:
    moved = Document("One.", "b.txt", "/b.txt")
    facts = stored.update(moved, stored.facts())
    assert (facts.title, facts.uri, facts.earlier_digests) == ("b.txt", "/b.txt", ())


@pytest.mark.parametrize("damage", [{"title": None}, {"uri": 3}, {"digest": []}])
def test_facts_without_a_name_are_damaged(stored: StoredArticle, damage: dict[str, Any]) -> None:
    path = stored.folder / "article.json"
    path.write_text(json.dumps({**on_disk(stored), **damage}))
    with pytest.raises(StoreDamaged, match="title, uri or digest is missing"):
        stored.facts()


def test_earlier_texts_that_are_no_list_count_for_none(stored: StoredArticle) -> None:
    path = stored.folder / "article.json"
    path.write_text(json.dumps({**on_disk(stored), "earlier": "none"}))
    assert stored.facts().earlier_digests == ()
