"""An import reads everything twice, and gives each article whole, under the id that it has here."""

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
from store.importer.import_article import OnExisting, import_article, import_articles
from store.importer.two_pass import ImportSource
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
    path.write_text("".join(f"{json.dumps(one)}\n" for one in tasks))
    kind = format_named("prodigy")
    return ImportSource(path, kind, library=library, author=author(), options=ImportOptions())


def taken(
    library: Library, given: ImportSource, known: OnExisting = OnExisting.ASK
) -> list[AnnotatedArticle]:
    """Both readings, and everything stored."""
    assert not any(given.check(known, DiskDict()))
    articles = list(given.articles())
    list(import_articles(library, articles, known, author()))
    return articles


def test_everything_is_read_twice(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    pieces = store.importer.read_source._pieces

    def counted(path: Path) -> Iterable[bytes]:
        opened.append(path)
        return pieces(path)

    given = source(library, task(), task("No."))
    monkeypatch.setattr(store.importer.read_source, "_pieces", counted)

    taken(library, given)

    assert opened == [given.path] * 2


def test_parts_become_one_article_wherever_they_stand(library: Library) -> None:
    given = source(library, task(), task("No."), task(answer="reject"))

    first, second = taken(library, given)

    assert (first.document.text, second.document.text) == ("No.", TEXT)
    assert [item.status for item in second.annotations] == [Status.ACCEPTED, Status.REJECTED]


@pytest.mark.parametrize("has_index", [True, False])
def test_a_known_text_goes_to_the_article_that_has_it(library: Library, has_index: bool) -> None:
    known = AnnotatedArticle(Document(TEXT, "a", "-"), "known", "anna")
    import_article(library, known, OnExisting.ASK, author())
    if not has_index:
        shutil.rmtree(library.root / "index")

    taken(library, source(library, task()), OnExisting.MERGE)

    assert [article.id for article in library.articles()] == ["known"]


def test_two_ids_for_one_text_stay_two_articles(library: Library) -> None:
    taken(library, source(library, task(id="a"), task(id="b")))

    assert [article.id for article in library.articles()] == ["a", "b"]


def test_an_article_may_stand_in_one_source_only(library: Library) -> None:
    standing = DiskDict()
    list(source(library, task(), name="a.jsonl").check(OnExisting.ASK, standing))

    with pytest.raises(
        UnreadableArticle, match=r"b\.jsonl: article .* stands in .*a\.jsonl already"
    ):
        list(source(library, task(), name="b.jsonl").check(OnExisting.ASK, standing))


def test_a_conflict_is_told_of_the_whole_article(library: Library) -> None:
    tasks = [task(), task(answer="reject")]
    taken(library, source(library, *tasks))

    with pytest.raises(ImportConflict, match="0 new, 0 changed, 0 only in the library"):
        list(source(library, *tasks).check(OnExisting.ASK, DiskDict()))


def test_many_are_stored_at_a_time_and_told_of_in_order(library: Library) -> None:
    names = [f"a{number // 3}" for number in range(60)]
    layers = [
        AnnotatedArticle(Document(name, name, "-"), name, f"annotator {number % 3}")
        for number, name in enumerate(names)
    ]
    import_article(library, layers[7], OnExisting.ASK, author())

    known = [one for one in layers if one is not layers[7]]
    told = list(import_articles(library, [*known, layers[7]], OnExisting.SKIP, author()))

    assert told == [True] * 60
    found = {article.id: article.annotators() for article in library.articles()}
    assert found == {name: [f"annotator {number}" for number in range(3)] for name in names}
