"""A lock that cannot be taken is an error of the store that names the file, whoever needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.document import Document
from store.doctor import repairs
from store.doctor.restore import restore
from store.errors import WriteFailed
from store.importer.import_article import OnExisting, import_article
from store.library.answers import give_answer
from store.library.library import Library
from store.library.reanchoring import reanchor_others
from store.library.stored_article import StoredArticle
from store.library.trash import Trash
from tests.builders import DOCUMENT, author
from tests.store.library.changed_articles import LONGER, annotated, files, opened, version

Operation = Callable[[Library, StoredArticle], object]


def import_again(library: Library, article: StoredArticle) -> object:
    incoming = replace(library.annotated(article, "anna"), article_id=article.id)
    return import_article(library, incoming, OnExisting.MERGE, author())


OPERATIONS: dict[str, Operation] = {
    "import": import_again,
    "answer": lambda library, article: give_answer(article, author(), "accept"),
    "trash": lambda library, article: Trash(library).put(article),
    "restore": lambda library, article: restore(article, "anna", force=True),
    "merge with a conflict": lambda library, article: repairs.merge_versions(
        article, "anna"
    ).apply(),
    "leave records out": lambda library, article: repairs.leave_out_records(
        article, "anna", ["history"]
    ).apply(),
    "migrate": lambda library, article: repairs.migrate(article, "anna").apply(),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library in which a folder stands in the place of one annotator's lock."""
    library = Library(tmp_path / "library")
    for name in ("anna", "boris", "clara"):
        annotated(library, name)
    lock = lock_of(library)
    lock.unlink()
    lock.mkdir()
    return library


def lock_of(library: Library) -> Path:
    [article] = library.articles()
    return article.lock("anna").path


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_a_lock_that_cannot_be_opened_stops_every_change(
    library: Library, operation: Operation
) -> None:
    [article] = library.articles()
    before = files(library)

    with pytest.raises(WriteFailed) as refusal:
        operation(library, article)

    assert str(refusal.value) == (
        f"{lock_of(library)}: Is a directory; "
        "nothing was changed; check that you may write this file"
    )
    assert files(library) == before


def test_an_article_whose_lock_cannot_be_opened_is_read_only(library: Library) -> None:
    before = files(library)
    article = opened(library, DOCUMENT)
    words = f"the library cannot be written: Is a directory ({lock_of(library)})"
    assert article.session.read_only == words
    assert len(article.session.annotations.records) == 3
    assert article.close() is None
    assert files(library) == before


def test_the_other_layers_follow_a_changed_text_all_the_same(library: Library) -> None:
    [article] = library.articles()
    longer = version(LONGER)
    article.update(longer, article.facts())

    assert reanchor_others(article, longer, author("boris")) == 1

    digests = {n: article.layer(n).load().facts["digest"] for n in article.annotators()}
    assert digests == {"anna": DOCUMENT.digest, "boris": DOCUMENT.digest, "clara": longer.digest}


def test_a_lock_is_released_where_its_block_fails(tmp_path: Path) -> None:
    article = Library(tmp_path).article_for(Document("Words.", "words", "/words"))
    with pytest.raises(WriteFailed), article.locked("anna"):
        raise WriteFailed("the disk is full")
    with article.locked("anna"):
        assert not article.lock("anna").is_free()
    assert article.lock("anna").is_free()
