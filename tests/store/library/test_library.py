"""Articles in the library: found by text, name and path, with suggestions and positions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.commands import Accept, Reject
from annotate.document import Document
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.errors import StoreDamaged, StoreError
from store.library.library import Library
from store.library.reading_position import ReadingPosition
from tests.builders import DOCUMENT, PIPELINE, author, entity, suggestion

MAY, LAVROV = suggestion(entity("Ms May")), suggestion(entity("Mr Lavrov"))


class Troubles:
    """Collects the failures of a writer."""

    def __init__(self) -> None:
        self.trouble: list[StoreError] = []

    def listener(self) -> SaveListener:
        return SaveListener(saved=lambda _: None, failed=self.trouble.append)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def opened(library: Library, document: Document = DOCUMENT, annotator: str = "anna") -> OpenArticle:
    return open_article(
        library,
        document,
        author(annotator),
        scheme=["PERSON"],
        pipeline=PIPELINE,
        listener=Troubles().listener(),
    )


def proposed(library: Library, document: Document = DOCUMENT) -> None:
    """Put an article with two suggestions into the library."""
    stored = library.article_for(document)
    stored.create(document)
    stored.save_suggestions(PIPELINE, document.digest, [MAY, LAVROV])


def test_an_empty_library_has_no_articles_and_is_not_made(library: Library) -> None:
    assert library.articles() == []
    assert list(library.overviews("anna")) == []
    assert not library.root.exists()


def test_opening_puts_the_article_into_the_library(library: Library) -> None:
    article = opened(library)
    assert article.session.read_only is None
    assert article.close() is None
    assert library.articles()[0].document() == DOCUMENT


def test_what_was_annotated_is_there_again(library: Library) -> None:
    proposed(library)
    article = opened(library)
    article.session.perform(Accept((MAY.id,)))
    article.session.perform(Reject((LAVROV.id,)))
    article.session.undo()
    article.save_reading_position(ReadingPosition(8, 0))
    article.close()
    again = opened(library)
    annotations = again.session.annotations
    assert [item.id for item in annotations.pending] == [LAVROV.id]
    assert annotations.count(Status.ACCEPTED) == 1
    assert again.session.redo().description == "rejected PERSON “Mr Lavrov”"
    assert again.stored.reading_position("anna", DOCUMENT) == ReadingPosition(8, 0)
    again.close()


def test_an_article_takes_the_title_that_its_source_has_now(library: Library) -> None:
    opened(library).close()
    opened(library, replace(DOCUMENT, title="A headline")).close()
    opened(library, replace(DOCUMENT, title="A pipe", uri="-")).close()

    assert library.articles()[0].facts().title == "A headline"


def test_a_second_window_reads_but_does_not_write(library: Library) -> None:
    first, second = opened(library), opened(library)
    assert "open for editing in process" in str(second.session.read_only)
    second.save_reading_position(ReadingPosition(8, 0))
    assert second.stored.reading_position("anna", DOCUMENT) is None
    second.close()
    first.close()
    third = opened(library)
    assert third.session.read_only is None
    third.close()


def test_two_annotators_work_on_one_article_at_once(library: Library) -> None:
    proposed(library)
    anna, boris = opened(library), opened(library, annotator="boris")
    anna.session.perform(Accept((MAY.id,)))
    boris.session.perform(Reject((MAY.id,)))
    assert (anna.close(), boris.close()) == (None, None)
    counts = {o.annotator: (o.pending, o.accepted, o.rejected) for o in library.overviews("x")}
    assert counts == {"anna": (1, 1, 0), "boris": (1, 0, 1)}


def test_opening_leaves_the_unfinished_writes_of_others_alone(library: Library) -> None:
    opened(library).close()
    layers = library.articles()[0].folder / "layers"
    for name in ("anna", "boris"):
        (layers / f".{name}.json.x1.tmp").touch()
    opened(library).close()
    assert [path.name for path in layers.glob(".*.tmp")] == [".boris.json.x1.tmp"]


def test_opening_clears_an_unfinished_place(library: Library) -> None:
    article = opened(library)
    article.save_reading_position(ReadingPosition(8, 0))
    article.close()
    leftover = article.stored.folder / "places" / ".anna.json.x1.tmp"
    leftover.touch()
    opened(library).close()
    assert not leftover.exists()


def test_a_library_that_cannot_be_written_is_read_only(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed(library)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    article = opened(library)
    assert "cannot be written" in str(article.session.read_only)
    assert len(article.session.annotations.pending) == 2


def test_a_damaged_layer_is_refused_and_the_lock_given_back(library: Library) -> None:
    opened(library).close()
    path = library.articles()[0].layer("anna").path
    path.write_text("[")
    with pytest.raises(StoreDamaged):
        opened(library)
    library.articles()[0].lock("anna").acquire()
    assert path.read_text() == "["
    overview = next(library.overviews("anna"))
    assert "damaged" in overview.trouble
    assert overview.uri == DOCUMENT.uri, "a list of a folder knows its articles by that"


def test_an_article_is_found_by_id_title_and_path(library: Library, tmp_path: Path) -> None:
    document = Document("Some words.", "words.txt", str(tmp_path / "words.txt"))
    opened(library, document).close()
    article = library.articles()[0]
    for name in (article.id, article.id[:6], "words.txt", str(tmp_path / "words.txt")):
        assert [match.id for match in library.find(name)] == [article.id]
    assert library.find("other.txt") == []


def test_a_text_with_lone_surrogates_and_any_line_breaks_comes_back(library: Library) -> None:
    document = Document("a\r\nb\rc\u2028\ud83d\x00 \udc80", "odd", "-")
    opened(library, document).close()
    assert library.articles()[0].document() == document


@pytest.mark.parametrize("name", ["../etc", "a.b", "Жанна", "%2E", "", " ", "\udcff", "a/b\0c"])
def test_any_annotator_has_a_layer_of_their_own(library: Library, name: str) -> None:
    proposed(library)
    article = opened(library, annotator=name)
    article.session.perform(Accept((MAY.id,)))
    article.close()
    assert library.articles()[0].annotators() == [name]
    assert [path.name for path in library.root.parent.iterdir()] == ["library"]
    assert library.annotated(library.articles()[0], name).annotations[0].annotator == name


def test_a_text_that_was_tampered_with_is_not_shown_as_the_annotated_one(
    library: Library,
) -> None:
    opened(library).close()
    article = library.articles()[0]
    next((article.folder / "texts").iterdir()).write_text("other words")
    with pytest.raises(StoreDamaged, match="not the one that was annotated"):
        article.document()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"digest": "other", "suggestions": []}'])
def test_a_cache_that_cannot_be_used_is_no_cache(library: Library, content: str) -> None:
    proposed(library)
    article = library.articles()[0]
    next((article.folder / "suggestions").iterdir()).write_text(content)
    assert article.suggestions(PIPELINE, DOCUMENT.digest) is None


@pytest.mark.parametrize("cursor", ["Infinity", "NaN", "null", '"8"x', "[]"])
def test_a_place_that_cannot_be_read_is_forgotten(library: Library, cursor: str) -> None:
    article = opened(library)
    article.save_reading_position(ReadingPosition(8, 0))
    article.close()
    path = article.stored.folder / "places" / "anna.json"
    path.write_text(f'{{"cursor": {cursor}, "top": 0}}')
    assert article.stored.reading_position("anna", DOCUMENT) is None


def test_facts_of_a_damaged_article_are_named_as_the_trouble(library: Library) -> None:
    opened(library).close()
    (library.articles()[0].folder / "article.json").write_text(json.dumps({"title": "only"}))
    assert "damaged" in next(library.overviews("anna")).trouble
