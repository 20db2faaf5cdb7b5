"""Articles thrown away and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.commands import Accept
from annotate.document import Document
from store.errors import StoreError, StoreLocked
from store.library.library import Library
from store.library.trash import Trash
from tests.store.library.test_library import MAY, opened, proposed


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    proposed(library)
    return library


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_was_thrown_away_comes_back_whole(library: Library) -> None:
    article = opened(library)
    article.session.perform(Accept((MAY.id,)))
    article.close()
    before = files(article.stored.folder)

    Trash(library).put(article.stored)
    assert library.articles() == []
    back = Trash(library).restore()

    assert back is not None
    assert back.id == article.stored.id
    assert files(article.stored.folder) == before


def test_the_last_one_thrown_away_comes_back_first(library: Library) -> None:
    other = Document("Another text.", "b", "/b")
    proposed(library, other)
    first, second = library.articles()
    for article in (first, second):
        Trash(library).put(article)

    back = [Trash(library).restore() for _ in range(3)]

    assert [article.id if article else None for article in back] == [second.id, first.id, None]


def test_an_article_that_is_being_annotated_stays(library: Library) -> None:
    article = opened(library)

    with pytest.raises(StoreLocked):
        Trash(library).put(article.stored)

    article.close()
    assert len(library.articles()) == 1


def test_what_is_in_the_library_again_is_not_replaced(library: Library) -> None:
    [article] = library.articles()
    Trash(library).put(article)
    proposed(library)

    with pytest.raises(StoreError, match="in the library again"):
        Trash(library).restore()

    assert len(list(Trash(library).folder.iterdir())) == 1
