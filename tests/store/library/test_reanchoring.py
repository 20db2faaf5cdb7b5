"""Articles whose text changes: the same article, its annotations found again, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Status
from annotate.author import Author
from annotate.commands import AddClaim, AddEntity, ConfirmMoved, DropOrphan, PlaceOrphan, Reject
from annotate.document import Document
from annotate.errors import EditRefused
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.errors import WriteFailed
from store.layer.layer import Layer
from store.library.answers import give_answer
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, TEXT, author, claim, entity, place, suggestion

LONGER = "News of the day.\n\n" + TEXT
CORRECTED = TEXT.replace("Mr Lavrov", "Mr. Lavrov")
SHORTER = TEXT.replace(" Nobody asked Mr Lavrov of Moscow.", "")
MAY, LAVROV = entity("Ms May"), entity("Mr Lavrov")


def version(text: str) -> Document:
    return Document(text, DOCUMENT.title, DOCUMENT.uri)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def opened(library: Library, document: Document, annotator: str = "anna") -> OpenArticle:
    return open_article(
        library,
        document,
        Author(annotator),
        scheme=["PERSON"],
        pipeline=PIPELINE,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )


def annotated(library: Library, annotator: str = "anna") -> None:
    """An article with two people and a claim."""
    article = opened(library, DOCUMENT, annotator)
    for command in (AddEntity(MAY), AddEntity(LAVROV), AddClaim(claim())):
        article.session.perform(command)
    assert article.close() is None


def statuses(article: OpenArticle) -> dict[str, str]:
    """Quotes with `moved`, or the status of their annotation."""
    annotations = article.session.annotations
    return {
        annotations.quote(item.body.fragments[0]): "moved" if item.moved else item.status.value
        for item in annotations.items
        if isinstance(item, Annotation)
    }


def files(library: Library) -> dict[str, bytes]:
    """Everything in the library but locks."""
    paths = (path for path in library.root.rglob("*") if path.is_file())
    return {str(p): p.read_bytes() for p in paths if p.suffix != ".lock"}


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


def test_a_second_window_finds_everything_again_and_writes_nothing(library: Library) -> None:
    annotated(library)
    first = opened(library, DOCUMENT)
    first.stored.save_suggestions(PIPELINE, DOCUMENT.digest, [suggestion(MAY)])
    before = files(library)
    second = opened(library, version(SHORTER))
    assert second.session.read_only is not None
    assert second.report.cached_suggestions is None
    assert statuses(second) == {"Ms May": "accepted"}
    assert len(second.session.annotations.orphans) == 1
    second.close()
    assert files(library) == before
    first.session.perform(AddEntity(entity("Moscow", "GPE")))
    assert first.close() is None


def test_the_layers_of_others_follow_and_those_in_use_follow_later(library: Library) -> None:
    for name in ("anna", "boris", "clara"):
        annotated(library, name)
    clara = opened(library, DOCUMENT, "clara")
    anna = opened(library, version(LONGER))
    assert anna.report.others_reanchored == 1
    anna.close()
    # Her window shows the text that she annotates; what she does there is not lost.
    clara.session.perform(AddEntity(entity("Moscow", "GPE")))
    assert clara.close() is None
    (stored,) = library.articles()
    assert library.annotated(stored, "boris").document.text == LONGER
    assert library.annotated(stored, "clara").document.text == TEXT
    give_answer(stored, author("clara"), "ignore")
    later = opened(library, version(LONGER), "clara")
    assert later.report.reanchored is not None
    assert later.report.reanchored.carried.exact == 4
    assert later.session.answer == "ignore"
    later.close()


def test_a_crash_between_two_layers_is_made_good_by_the_next_opening(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(library)
    annotated(library, "boris")
    monkeypatch.setattr("store.editing.opening.reanchor_others", _killed)
    with pytest.raises(KeyboardInterrupt):
        opened(library, version(LONGER))
    monkeypatch.undo()
    (stored,) = library.articles()
    stored.lock("anna").acquire()
    again = opened(library, version(LONGER), "boris")
    assert again.report.reanchored is not None
    assert again.report.reanchored.carried.exact == 3
    again.close()


def test_a_crash_before_the_first_layer_is_made_good_too(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(library)
    monkeypatch.setattr(Layer, "commit", _killed)
    with pytest.raises(KeyboardInterrupt):
        opened(library, version(LONGER))
    monkeypatch.undo()
    (stored,) = library.articles()
    assert stored.document() == version(LONGER)
    assert library.annotated(stored, "anna").document.text == TEXT
    again = opened(library, version(LONGER))
    assert again.report.reanchored is not None
    assert again.report.reanchored.carried.exact == 3
    again.close()


def test_a_disk_that_refuses_leaves_the_layer_and_reads_only(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(library)

    def refuse(*_: object, **__: object) -> None:
        raise WriteFailed("no space left on device")

    monkeypatch.setattr(Layer, "commit", refuse)
    article = opened(library, version(LONGER))
    assert article.session.read_only == "no space left on device"
    assert statuses(article) == {"Ms May": "accepted", "Mr Lavrov": "accepted"}
    article.close()
    monkeypatch.undo()
    (stored,) = library.articles()
    assert len(stored.layer("anna").load().history) == 3


def test_an_article_that_was_done_is_in_progress_again(library: Library) -> None:
    annotated(library)
    (stored,) = library.articles()
    give_answer(stored, author(), "accept")
    article = opened(library, version(LONGER))
    assert article.report.reanchored is not None
    assert article.report.reanchored.is_reopened
    assert article.session.answer is None
    article.close()


def test_a_renamed_file_is_the_same_article_and_a_copy_changes_nothing(
    library: Library, tmp_path: Path
) -> None:
    old, new, copy = (tmp_path / name for name in ("old.txt", "new.txt", "copy.txt"))
    old.write_text(TEXT)
    opened(library, Document(TEXT, "old.txt", str(old))).close()
    opened(library, Document(TEXT, "copy.txt", str(copy))).close()
    assert library.articles()[0].facts().uri == str(old)
    old.rename(new)
    opened(library, Document(TEXT, "new.txt", str(new))).close()
    (stored,) = library.articles()
    assert (stored.facts().uri, stored.facts().title) == (str(new), "new.txt")
    opened(library, Document(LONGER, "new.txt", str(new))).close()
    assert [article.document().text for article in library.articles()] == [LONGER]


def test_an_old_text_from_elsewhere_is_an_article_of_its_own(library: Library) -> None:
    annotated(library)
    opened(library, version(LONGER)).close()
    other = Document(TEXT, "copy", "/articles/copy.txt")
    for _ in range(2):
        opened(library, other).close()
    assert sorted(article.document().text for article in library.articles()) == sorted(
        [TEXT, LONGER]
    )


def test_piped_texts_have_nothing_to_do_with_each_other(library: Library) -> None:
    opened(library, Document("One.", "standard input", "-")).close()
    second = opened(library, Document("Two.", "standard input", "-"))
    assert second.report.reanchored is None
    second.close()
    assert len(library.articles()) == 2


def test_a_text_that_has_changed_is_found_without_a_look_at_every_article(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(library)
    opened(library, version(LONGER)).close()
    monkeypatch.setattr(Library, "_by_title", _killed)
    again = opened(library, version(LONGER))
    assert statuses(again) == {"Ms May": "accepted", "Mr Lavrov": "accepted"}
    again.close()


def test_a_source_that_is_gone_leaves_everything_in_the_library(library: Library) -> None:
    annotated(library)
    (stored,) = library.articles()
    article = library.annotated(stored, "anna")
    assert not Path(DOCUMENT.uri).exists()
    assert (article.document, len(article.annotations)) == (DOCUMENT, 3)


def _killed(*_: object, **__: object) -> Callable[[], None]:
    raise KeyboardInterrupt
