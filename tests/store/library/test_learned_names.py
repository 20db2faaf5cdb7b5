"""Personal names: what one annotator decided anywhere in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.annotation_set import AnnotationSet, Command
from annotate.commands import Accept, Reject
from annotate.document import Document
from annotate.gazetteer import NO_NAMES
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.layer.layer import Layer
from store.library.learned_names import OpenLayer, bytes_to_read, personal_names
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, TEXT, author, entity, suggestion

MAY, LAVROV = suggestion(entity("Ms May")), suggestion(entity("Mr Lavrov"))
OTHER = Document(f"{TEXT} Again.", "Another deal", "/articles/other.txt")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def decide(
    library: Library, *commands: Command, document: Document = DOCUMENT, annotator: str = "anna"
) -> None:
    """Decide on suggestions in an article, and close it."""
    stored = library.article_for(document)
    if not stored.exists():
        stored.create(document)
    stored.save_suggestions(PIPELINE, document.digest, [MAY, LAVROV])
    article = open_article(
        library,
        document,
        author(annotator),
        scheme=["PERSON"],
        pipeline=PIPELINE,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )
    for command in commands:
        article.session.perform(command)
    assert article.close() is None


def test_an_empty_library_knows_no_names_and_is_not_made(library: Library) -> None:
    assert personal_names(library, "anna") == NO_NAMES
    assert not library.root.exists()


def test_decisions_on_any_article_count_for_their_annotator(library: Library) -> None:
    decide(library, Accept((MAY.id,)))
    decide(library, Reject((LAVROV.id,)), document=OTHER)

    names = personal_names(library, "anna")

    assert names.names == {"Ms May": "PERSON"}
    assert names.withheld == {("Mr Lavrov", "PERSON")}
    assert personal_names(library, "bert") == NO_NAMES


def test_later_decisions_count_too(library: Library) -> None:
    decide(library, Accept((MAY.id,)))
    assert personal_names(library, "anna").names

    decide(library, Reject((MAY.id,)), document=OTHER)

    assert personal_names(library, "anna") == NO_NAMES


def test_only_layers_that_changed_are_read_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(library, Accept((MAY.id,)))
    decide(library, Accept((LAVROV.id,)), document=OTHER)
    before = personal_names(library, "anna")
    decide(library, Accept((LAVROV.id,)))
    read: list[str] = []
    load = Layer.load
    monkeypatch.setattr(Layer, "load", lambda layer: read.append(layer.path.name) or load(layer))

    assert personal_names(library, "anna") == before
    assert read == ["anna.json"]


def test_the_layer_of_the_open_article_is_taken_as_it_is_in_memory(library: Library) -> None:
    decide(library, Accept((MAY.id,)))
    stored = library.article_for(DOCUMENT)
    annotations = AnnotationSet(DOCUMENT, suggestions=[LAVROV])
    annotations.perform(Accept((LAVROV.id,)), author("anna"))
    stored.layer("anna").path.write_text("{")

    open_layer = OpenLayer(stored.folder.name, annotations)
    assert personal_names(library, "anna", open_layer=open_layer).names == {"Mr Lavrov": "PERSON"}


def test_what_takes_too_long_has_its_turn_the_next_time(library: Library) -> None:
    decide(library, Accept((MAY.id,)))

    assert personal_names(library, "anna", seconds=0) == NO_NAMES
    assert personal_names(library, "anna").names


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 3}', '{"a": [[1, 2], [[3]]]}', "\0"])
def test_a_damaged_memory_is_made_again(library: Library, content: str) -> None:
    decide(library, Accept((MAY.id,)))
    before = personal_names(library, "anna")
    library.names_path("anna").write_text(content)

    assert personal_names(library, "anna") == before


def test_a_damaged_layer_says_nothing_and_costs_no_other(library: Library) -> None:
    decide(library, Accept((MAY.id,)))
    decide(library, Accept((LAVROV.id,)), document=OTHER)
    (library.root / "articles" / "a stray file").write_text("")
    library.article_for(OTHER).layer("anna").path.write_text("{")

    assert personal_names(library, "anna").names == {"Ms May": "PERSON"}


def test_a_library_that_cannot_be_written_still_knows_the_names(library: Library) -> None:
    decide(library, Accept((MAY.id,)))
    library.names_path("anna").parent.write_text("in the way")

    assert personal_names(library, "anna").names == {"Ms May": "PERSON"}


def test_only_layers_that_have_changed_and_are_not_open_are_to_be_read(library: Library) -> None:
    decide(library, Accept((MAY.id,)))
    open_folder = library.article_for(DOCUMENT).folder.name
    assert bytes_to_read(library, "anna") > 0
    assert bytes_to_read(library, "anna", skipped_folder=open_folder) == 0
    personal_names(library, "anna")
    assert bytes_to_read(library, "anna") == 0
