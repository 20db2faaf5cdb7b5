"""Articles whose text changes: the same article, its annotations found again, nothing dropped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.commands import AddEntity, ConfirmMoved, DropOrphan, PlaceOrphan, Reject
from annotate.errors import EditRefused
from store.library.answers import give_answer
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, TEXT, author, entity, place, suggestion
from tests.store.library.changed_articles import (
    CORRECTED,
    LAVROV,
    LONGER,
    MAY,
    SHORTER,
    annotated,
    opened,
    statuses,
    version,
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_a_changed_file_is_the_same_article_with_its_annotations(library: Library) -> None:
    annotated(library)
    article = opened(library, version(LONGER))
    assert article.report.reanchored is not None
    report = article.report.reanchored.carried
    assert (report.exact, report.moved, report.lost) == (3, 0, 0)
    assert statuses(article) == {"Ms May": "accepted", "Mr Lavrov": "accepted"}
    article.close()
    (stored,) = library.articles()
    assert stored.document() == version(LONGER)
    assert stored.document(DOCUMENT.digest).text == TEXT
    again = opened(library, version(LONGER))
    assert again.report.reanchored is None
    assert again.stored.id == stored.id
    again.close()


def test_a_corrected_quote_counts_as_moved_until_somebody_confirms_it(library: Library) -> None:
    annotated(library)
    article = opened(library, version(CORRECTED))
    session = article.session
    assert statuses(article)["Mr. Lavrov"] == "moved"
    assert [session.annotations.quote(i.body.extent) for i in session.annotations.pending] == [
        "Mr. Lavrov"
    ]
    assert session.annotations.count(Status.SUGGESTED) == 0
    article.close()
    again = opened(library, version(CORRECTED))
    assert again.session.annotations.moved_count == 1
    again.session.perform(ConfirmMoved())
    again.close()
    settled = opened(library, version(CORRECTED))
    assert statuses(settled)["Mr. Lavrov"] == "accepted"
    assert not len(settled.session.annotations.pending)
    settled.close()


def test_what_was_deleted_is_an_orphan_and_comes_back_with_its_text(library: Library) -> None:
    annotated(library)
    article = opened(library, version(SHORTER))
    (orphan,) = article.session.annotations.orphans
    assert orphan.selector.quote == "Mr Lavrov"
    assert article.snapshot(None).orphans[0]["record"]["label"] == "PERSON"  # type: ignore[index]
    article.close()
    (stored,) = library.articles()
    assert library.annotated(stored, "anna").orphans[0]["quote"] == "Mr Lavrov"
    back = opened(library, DOCUMENT)
    assert back.report.reanchored is not None
    assert back.report.reanchored.carried.restored == 1
    assert back.session.annotations.orphans == ()
    assert statuses(back)["Mr Lavrov"] == "moved"
    back.close()


def test_an_orphan_is_placed_by_hand_and_undo_makes_it_one_again(library: Library) -> None:
    annotated(library)
    opened(library, version(SHORTER)).close()
    article = opened(library, version(SHORTER))
    (orphan,) = article.session.annotations.orphans
    article.session.perform(PlaceOrphan(orphan, place("she", SHORTER)))
    article.close()
    placed = opened(library, version(SHORTER))
    assert placed.session.annotations.orphans == ()
    assert statuses(placed)["she"] == "accepted"
    placed.session.undo()
    placed.close()
    undone = opened(library, version(SHORTER))
    assert undone.session.annotations.orphans == (orphan,)
    undone.session.redo()
    assert undone.session.annotations.orphans == ()
    undone.close()


def test_an_orphan_goes_only_when_somebody_drops_it(library: Library) -> None:
    annotated(library)
    article = opened(library, version(SHORTER))
    (orphan,) = article.session.annotations.orphans
    article.session.perform(DropOrphan(orphan))
    article.close()
    again = opened(library, version(SHORTER))
    assert again.session.annotations.orphans == ()
    assert again.session.undo().description == "dropped PERSON “Mr Lavrov”"
    assert again.session.annotations.orphans == (orphan,)
    again.close()


def test_undo_ends_where_the_text_changed_and_says_so(library: Library) -> None:
    annotated(library)
    article = opened(library, version(LONGER))
    session = article.session
    with pytest.raises(EditRefused, match="undo ends here: the text changed: 3 in place"):
        session.undo()
    session.perform(AddEntity(entity("Moscow", "GPE").shifted(len(LONGER) - len(TEXT))))
    session.undo()
    with pytest.raises(EditRefused, match="undo ends here"):
        session.undo()
    assert len(session.annotations.history) == 5
    article.close()


def test_a_rejected_suggestion_stays_hidden_where_it_stands_now(library: Library) -> None:
    article = opened(library, DOCUMENT)
    article.session.annotations.add_suggestions([suggestion(LAVROV)])
    article.session.perform(Reject((suggestion(LAVROV).id,)))
    article.close()
    moved = opened(library, version(LONGER))
    same_again = LAVROV.shifted(len(LONGER) - len(TEXT))
    moved.session.annotations.add_suggestions([replace(suggestion(same_again), id="new")])
    assert not len(moved.session.annotations.pending)
    moved.close()


def test_suggestions_belong_to_a_text_and_their_ids_too(library: Library) -> None:
    opened(library, DOCUMENT).close()
    (stored,) = library.articles()
    stored.save_suggestions(PIPELINE, DOCUMENT.digest, [suggestion(MAY)])
    before = stored.scope
    article = opened(library, version(LONGER))
    assert article.report.cached_suggestions is None
    assert stored.scope != before == stored.id
    article.close()


def test_an_article_that_was_done_is_in_progress_again(library: Library) -> None:
    annotated(library)
    (stored,) = library.articles()
    give_answer(stored, author(), "accept")
    article = opened(library, version(LONGER))
    assert article.report.reanchored is not None
    assert article.report.reanchored.is_reopened
    assert article.session.answer is None
    article.close()
