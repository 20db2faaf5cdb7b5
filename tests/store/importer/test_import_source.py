"""An import reads everything twice, and yields each article complete, under its library id."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import store.importer.read_source
from annotate.annotation import Status
from annotate.document import Document
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict
from store.files.disk_dict import DiskDict
from store.formats.format import ImportOptions
from store.formats.registry import format_named
from store.importer.import_article import OnExisting, import_article
from store.importer.import_articles import import_articles
from store.importer.import_source import ImportSource
from store.library.library import Library
from tests.builders import author

TEXT = "Ann said no."


def task(text: str = TEXT, *, answer: str = "accept", **meta: str) -> dict[str, Any]:
    span = {"start": 0, "end": 3, "label": "PERSON" if answer == "accept" else "ORG"}
    return {"text": text, "spans": [span], "answer": answer, "meta": meta}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def source(library: Library, *tasks: dict[str, Any], name: str = "tasks.jsonl") -> ImportSource:
    path = library.root.parent / name
    path.write_text("".join(f"{json.dumps(line)}\n" for line in tasks))
    prodigy = format_named("prodigy")
    return ImportSource(path, prodigy, library=library, author=author(), options=ImportOptions())


def import_all(
    library: Library, tasks: ImportSource, on_existing: OnExisting = OnExisting.ASK
) -> list[AnnotatedArticle]:
    """Read twice and store everything; returns the articles."""
    assert not any(tasks.check(on_existing, DiskDict()))
    articles = list(tasks.articles())
    list(import_articles(library, articles, on_existing, author()))
    return articles


def test_everything_is_read_twice(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    read_pieces = store.importer.read_source._read_pieces

    def recording_read(path: Path) -> Iterable[bytes]:
        opened.append(path)
        return read_pieces(path)

    tasks = source(library, task(), task("No."))
    monkeypatch.setattr(store.importer.read_source, "_read_pieces", recording_read)

    import_all(library, tasks)

    assert opened == [tasks.path] * 2


def test_parts_become_one_article_wherever_they_stand(library: Library) -> None:
    tasks = source(library, task(), task("No."), task(answer="reject"))

    first, second = import_all(library, tasks)

    assert (first.document.text, second.document.text) == ("No.", TEXT)
    assert [item.status for item in second.annotations] == [Status.ACCEPTED, Status.REJECTED]


@pytest.mark.parametrize("has_index", [True, False])
def test_a_known_text_goes_to_the_article_that_has_it(library: Library, has_index: bool) -> None:
    stored = AnnotatedArticle(Document(TEXT, "a", "-"), "known", "anna")
    import_article(library, stored, OnExisting.ASK, author())
    if not has_index:
        shutil.rmtree(library.root / "index")

    import_all(library, source(library, task()), OnExisting.MERGE)

    assert [article.id for article in library.articles()] == ["known"]


def test_two_ids_for_one_text_stay_two_articles(library: Library) -> None:
    import_all(library, source(library, task(id="a"), task(id="b")))

    assert [article.id for article in library.articles()] == ["a", "b"]


def test_an_article_may_stand_in_one_source_only(library: Library) -> None:
    layer_paths = DiskDict()
    list(source(library, task(), name="a.jsonl").check(OnExisting.ASK, layer_paths))

    with pytest.raises(
        UnreadableArticle, match=r"b\.jsonl: article .* stands in .*a\.jsonl already"
    ):
        list(source(library, task(), name="b.jsonl").check(OnExisting.ASK, layer_paths))


def test_a_conflict_is_described_for_the_complete_article(library: Library) -> None:
    tasks = [task(), task(answer="reject")]
    import_all(library, source(library, *tasks))

    with pytest.raises(ImportConflict, match="0 new, 0 changed, 0 only in the library"):
        list(source(library, *tasks).check(OnExisting.ASK, DiskDict()))


def test_many_are_stored_at_a_time_and_reported_in_order(library: Library) -> None:
    names = [f"a{number // 3}" for number in range(60)]
    layers = [
        AnnotatedArticle(Document(name, name, "-"), name, f"annotator {number % 3}")
        for number, name in enumerate(names)
    ]
    import_article(library, layers[7], OnExisting.ASK, author())

    others = [layer for layer in layers if layer is not layers[7]]
    outcomes = list(import_articles(library, [*others, layers[7]], OnExisting.SKIP, author()))

    assert outcomes == [True] * 60
    annotators = {article.id: article.annotators() for article in library.articles()}
    assert annotators == {name: [f"annotator {number}" for number in range(3)] for name in names}
