"""Finished, set aside, in progress: facts of a person's layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.commands import Accept
from annotate.errors import EditRefused
from store.errors import StoreLocked
from store.library.answers import give_answer
from store.library.library import Library
from tests.builders import author
from tests.store.library.test_library import MAY, opened, proposed


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    proposed(library)
    return library


def stored_answer(library: Library) -> object:
    [article] = library.articles()
    return library.annotated(article, "anna").answer


def test_an_answer_given_while_annotating_is_stored_and_exported(library: Library) -> None:
    article = opened(library)
    article.session.perform(Accept((MAY.id,)))
    article.session.give_answer("accept")
    assert article.snapshot(None).answer == "accept"
    article.close()

    assert stored_answer(library) == "accept"
    again = opened(library)
    assert again.session.answer == "accept"
    assert again.session.undo().description.startswith("accept")
    again.session.give_answer(None)
    again.close()
    assert stored_answer(library) is None


def test_the_latest_of_several_answers_counts(library: Library) -> None:
    article = opened(library)
    for answer in ("ignore", "accept", "ignore"):
        article.session.give_answer(answer)
    article.close()

    assert stored_answer(library) == "ignore"


def test_an_answer_without_opening_keeps_annotations_and_history(library: Library) -> None:
    article = opened(library)
    article.session.perform(Accept((MAY.id,)))
    article.close()

    give_answer(article.stored, author("anna"), "ignore")

    assert stored_answer(library) == "ignore"
    again = opened(library)
    assert [record.id for record in again.session.annotations.records] == [MAY.id]
    again.session.undo()
    again.close()
    assert stored_answer(library) == "ignore"


def test_an_article_open_elsewhere_gets_no_answer(library: Library) -> None:
    article = opened(library)

    with pytest.raises(StoreLocked):
        give_answer(article.stored, author("anna"), "accept")

    article.close()
    assert stored_answer(library) is None


def test_a_reader_without_the_lock_cannot_answer(library: Library) -> None:
    first = opened(library)
    second = opened(library)

    with pytest.raises(EditRefused, match="read-only"):
        second.session.give_answer("accept")

    assert second.session.answer is None
    first.close()
    second.close()
