"""Layers of earlier versions: read as they are, brought to the present form, and kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.author import Author
from annotate.commands import AddEntity
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.errors import StoreTooNew
from store.layer.layer import Layer
from store.layer.migrations import MIGRATIONS, SCHEMA, migrated
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, entity

PATH = Path("anna.json")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def opened(library: Library) -> OpenArticle:
    return open_article(
        library,
        DOCUMENT,
        Author("anna"),
        scheme=["PERSON"],
        pipeline=PIPELINE,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )


@pytest.fixture
def old(library: Library) -> Layer:
    """A layer as the first version wrote it."""
    article = opened(library)
    article.session.perform(AddEntity(entity("Ms May")))
    article.close()
    layer = library.articles()[0].layer("anna")
    layer.settle()
    tables: dict[str, Any] = json.loads(layer.path.read_bytes())
    row = tables["layer"]["1"]
    del row["digest"]
    row.pop("orphans", None)
    row["schema"] = 1
    layer.path.write_text(json.dumps(tables))
    for path in layer.path.parent.glob("anna.json.*"):
        path.unlink()
    return library.articles()[0].layer("anna")


def test_migrations_lead_from_the_first_schema_to_the_present_one() -> None:
    assert [migration.schema for migration in MIGRATIONS] == list(range(1, SCHEMA))
    assert MIGRATIONS[0].name == "layers name their text"


def test_a_migration_leaves_what_it_is_given_as_it_is() -> None:
    old = {"layer": {"1": {"schema": 1, "position": 0, "x": 5}}, "history": {}}
    before = json.dumps(old)
    assert migrated(old, PATH)["layer"]["1"] == {
        "schema": SCHEMA,
        "position": 0,
        "x": 5,
        "orphans": [],
    }
    assert json.dumps(old) == before


def test_tables_in_the_present_form_are_not_touched() -> None:
    tables = {"layer": {"1": {"schema": SCHEMA, "position": 0}}}
    assert migrated(tables, PATH) is tables


def test_reading_an_old_layer_writes_nothing(old: Layer) -> None:
    before = old.path.read_bytes()
    content = old.load()
    assert content.facts["digest"] == DOCUMENT.digest
    assert [record.body for record in content.records] == [entity("Ms May")]
    assert old.old_schema == 1
    assert old.path.read_bytes() == before


def test_opening_brings_it_to_the_present_form_and_keeps_what_it_was(
    library: Library, old: Layer
) -> None:
    before = json.loads(old.path.read_bytes())
    article = opened(library)
    assert article.report.migrated is not None
    assert json.loads(article.report.migrated.read_bytes()) == before
    article.session.perform(AddEntity(entity("Mr Lavrov")))
    assert article.close() is None
    again = opened(library)
    assert again.report.migrated is None
    assert len(again.session.annotations.records) == 2
    again.close()


def test_a_change_from_elsewhere_migrates_as_well(old: Layer) -> None:
    before = json.loads(old.path.read_bytes())
    old.commit([], {"answer": "ignore"})
    changed = Layer(old.path)
    assert changed.load().facts["answer"] == "ignore"
    assert changed.old_schema is None
    copy = old.path.with_name("anna.json.schema-1")
    assert json.loads(copy.read_bytes()) == before


def test_a_second_migration_does_not_write_over_what_the_first_has_kept(old: Layer) -> None:
    content = old.path.read_bytes()
    old.migrate()
    for path in old.path.parent.glob("anna.json.bak*"):
        path.unlink()
    old.path.write_bytes(content)
    again = Layer(old.path).migrate()
    assert again is not None
    assert again.name.startswith("anna.json.replaced-")
    assert json.loads(again.read_bytes()) == json.loads(content)


def test_an_article_of_a_later_version_is_refused_and_left_as_it_is(library: Library) -> None:
    opened(library).close()
    path = library.articles()[0].folder / "article.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "schema": 99}))
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match="needs a later version of Postil"):
        opened(library)
    assert path.read_bytes() == before
    assert "later version" in next(library.overviews("anna")).trouble
