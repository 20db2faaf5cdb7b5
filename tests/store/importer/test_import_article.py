"""An import stores an article whole or not at all, and never decides by itself what to lose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.document import Document
from annotate.entity import Entity
from annotate.suggestion import Body
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict, StoreLocked, WriteFailed
from store.importer.import_article import OnExisting, check_import, import_article
from store.layer.content import LayerContent
from store.library.library import Library
from tests.builders import DOCUMENT, author, entity, place

TIME = "2026-11-01T00:00:00Z"


def record(item_id: str, body: Body, note: str = "") -> Annotation:
    decided = (Status.ACCEPTED, Origin.USER, Decided.EXPLICIT)
    return Annotation(item_id, body, *decided, "boris", TIME, TIME, note=note)


MAY, LAVROV = record("may", entity("Ms May")), record("lavrov", entity("Mr Lavrov"))
INCOMING = AnnotatedArticle(
    document=DOCUMENT,
    article_id="7f3a",
    annotator="boris",
    annotations=(MAY, LAVROV),
    scheme=("PERSON",),
    answer="accept",
    orphans=({"quote": "lost"},),
    extra={"x-page": 3},
    meta_extra={"x-tool": "another"},
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def filled(library: Library) -> Library:
    """A library into which the article was imported before."""
    assert import_article(library, INCOMING, OnExisting.ASK, author())
    return library


def content(library: Library) -> LayerContent:
    return library.article("7f3a").layer("boris").load()


def notes(library: Library) -> dict[str, str]:
    return {record.id: record.note for record in content(library).records}


CHANGED = replace(INCOMING, annotations=(replace(MAY, note="the PM"),))


def test_an_import_comes_out_as_it_went_in(filled: Library) -> None:
    article = filled.annotated(filled.article("7f3a"), "boris")
    assert set(article.annotations) == {MAY, LAVROV}
    assert replace(article, annotations=INCOMING.annotations) == replace(
        article, annotations=(MAY, LAVROV)
    )
    for name in ("scheme", "answer", "orphans", "extra", "meta_extra", "document"):
        assert getattr(article, name) == getattr(INCOMING, name)


def test_an_import_can_be_undone_as_one_step(filled: Library) -> None:
    edit = content(filled).history.next_undo()
    assert edit is not None
    assert edit.description == "imported 2 annotations"
    assert len(edit.changes) == 2


def test_an_annotated_article_needs_a_decision(filled: Library) -> None:
    with pytest.raises(ImportConflict, match=r"0 new, 1 changed, 1 only in the library.*--merge"):
        check_import(filled, CHANGED, OnExisting.ASK, author())
    for on_existing in (OnExisting.MERGE, OnExisting.REPLACE, OnExisting.SKIP):
        check_import(filled, CHANGED, on_existing, author())
    assert notes(filled) == {"may": "", "lavrov": ""}


def test_merge_keeps_what_is_only_in_the_library(filled: Library) -> None:
    assert import_article(filled, CHANGED, OnExisting.MERGE, author())
    assert notes(filled) == {"may": "the PM", "lavrov": ""}


def test_replace_leaves_only_what_is_imported(filled: Library) -> None:
    assert import_article(filled, CHANGED, OnExisting.REPLACE, author())
    assert notes(filled) == {"may": "the PM"}
    assert len(content(filled).history) == 2


def test_skip_leaves_the_article_alone(filled: Library) -> None:
    before = filled.article("7f3a").layer("boris").path.read_bytes()
    assert not import_article(filled, CHANGED, OnExisting.SKIP, author())
    assert filled.article("7f3a").layer("boris").path.read_bytes() == before


def test_the_same_again_adds_no_step_but_what_is_known_about_the_article(filled: Library) -> None:
    assert import_article(filled, replace(INCOMING, answer="ignore"), OnExisting.MERGE, author())
    assert len(content(filled).history) == 1
    assert content(filled).facts["answer"] == "ignore"


def test_another_annotator_is_no_conflict(filled: Library) -> None:
    other_layer = replace(CHANGED, annotator="carla")
    check_import(filled, other_layer, OnExisting.ASK, author())
    assert import_article(filled, other_layer, OnExisting.ASK, author())
    assert filled.article("7f3a").annotators() == ["boris", "carla"]
    assert notes(filled) == {"may": "", "lavrov": ""}


OTHER_TEXT = DOCUMENT.text.replace("Nobody asked Mr ", "Why? Nobody asked Mr. ")
OTHER = replace(
    INCOMING,
    document=Document(OTHER_TEXT, "A deal", ""),
    annotations=(
        replace(MAY, note="the PM"),
        record("mister", Entity(place("Mr. Lavrov", OTHER_TEXT), "ORG")),
        record("why", Entity(place("Why", OTHER_TEXT), "X")),
    ),
)
"""The same article with another text: a name is spelt otherwise, and there is a word more."""


def test_another_text_under_the_same_id_is_asked_about(filled: Library) -> None:
    with pytest.raises(ImportConflict, match=r"another text of A deal; there.*--merge or --repl"):
        check_import(filled, OTHER, OnExisting.ASK, author())
    assert "left alone" in check_import(filled, OTHER, OnExisting.SKIP, author())
    assert not import_article(filled, OTHER, OnExisting.SKIP, author())
    assert notes(filled) == {"may": "", "lavrov": ""}


def test_annotations_on_another_text_are_found_again_in_that_of_the_library(
    filled: Library,
) -> None:
    remark = check_import(filled, OTHER, OnExisting.MERGE, author())
    assert "1 in place, 1 moved, 1 lost" in remark
    assert import_article(filled, OTHER, OnExisting.MERGE, author())
    article = filled.annotated(filled.article("7f3a"), "boris")
    assert article.document == DOCUMENT
    assert {item.id: (item.note, item.moved) for item in article.annotations} == {
        "may": ("the PM", False),
        "mister": ("", True),
        "lavrov": ("", False),
    }
    assert [orphan["quote"] for orphan in article.orphans] == ["lost", "Why"]


def test_an_import_into_a_layer_that_is_behind_brings_it_to_the_present_text(
    filled: Library,
) -> None:
    stored = filled.article("7f3a")
    longer = Document("News. " + DOCUMENT.text, DOCUMENT.title, DOCUMENT.uri)
    filled.update_text(stored, longer)
    newer = replace(INCOMING, document=longer, annotations=(), orphans=())
    assert import_article(filled, newer, OnExisting.MERGE, author())
    article = filled.annotated(stored, "boris")
    assert article.document == longer
    assert {item.body for item in article.annotations} == {
        MAY.body.shifted(6),
        LAVROV.body.shifted(6),
    }
    assert article.orphans == ({"quote": "lost"},)


def test_a_layer_that_is_open_elsewhere_is_left_alone(filled: Library) -> None:
    lock = filled.article("7f3a").lock("boris")
    lock.acquire()
    with pytest.raises(StoreLocked):
        import_article(filled, CHANGED, OnExisting.MERGE, author())
    lock.release()
    assert notes(filled) == {"may": "", "lavrov": ""}
    assert import_article(filled, CHANGED, OnExisting.MERGE, author())


@pytest.mark.parametrize("call", ["os.fsync", "os.open"])
def test_a_refusing_disk_leaves_everything_as_it_was(
    filled: Library, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = content(filled).records
    with monkeypatch.context() as fault:
        fault.setattr(call, refuse)
        with pytest.raises(WriteFailed, match="No space left"):
            import_article(filled, CHANGED, OnExisting.MERGE, author())
    assert content(filled).records == before
    assert import_article(filled, CHANGED, OnExisting.MERGE, author())


def refuse(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")
