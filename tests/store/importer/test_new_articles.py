"""New articles are stored in batches: the same files as one by one, whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.author import Author
from annotate.document import Document
from store.annotated_article import AnnotatedArticle
from store.doctor.examine import examine
from store.errors import WriteFailed
from store.files import staging
from store.files.staging import Staging
from store.importer.import_article import OnExisting, import_article
from store.importer.import_articles import import_articles
from store.library.library import Library
from tests.strategies import articles

ANNA = Author("anna", now=lambda: "2026-11-23T16:00:00Z")


def contents(library: Library) -> dict[str, tuple[int, bytes]]:
    """Permissions and content of each file of a library, by its path in it."""
    return {
        str(path.relative_to(library.root)): (path.stat().st_mode, path.read_bytes())
        for path in library.root.rglob("*")
        if path.is_file()
    }


@st.composite
def incoming(draw: st.DrawFn) -> list[AnnotatedArticle]:
    """Layers of few articles, some of which have one text under several ids, or several texts."""
    layers = draw(st.lists(articles(), min_size=1, max_size=2))
    shared = st.sampled_from(layers)
    doubles = [
        replace(
            layer,
            article_id=draw(shared).article_id if draw(st.booleans()) else layer.article_id,
            document=draw(shared).document if not layer.annotations else layer.document,
        )
        for layer in layers
    ]
    return [replace(layer, annotator=f"person {n}") for n, layer in enumerate(layers + doubles)]


@settings(max_examples=20)
@given(incoming(), st.sampled_from((1, 3, 100)), st.booleans())
def test_a_batch_leaves_the_files_that_storing_one_by_one_leaves(
    layers: list[AnnotatedArticle], size: int, syncs_all: bool
) -> None:
    def sync(_: int) -> bool:
        return syncs_all

    with tempfile.TemporaryDirectory() as folder, patch.object(staging, "sync_file_system", sync):
        alone, together = Library(Path(folder, "alone")), Library(Path(folder, "together"))
        outcomes = [import_article(alone, layer, OnExisting.SKIP, ANNA) for layer in layers]
        batches = import_articles(together, layers, OnExisting.SKIP, ANNA, batch=size)

        assert sorted(batches) == sorted(outcomes)
        assert contents(together) == contents(alone)
        assert contents(together)


def layers(count: int = 5) -> list[AnnotatedArticle]:
    return [
        AnnotatedArticle(Document(f"Word {number}.", "", ""), f"a{number}", "anna")
        for number in range(count)
    ]


def import_all(library: Library, incoming: list[AnnotatedArticle]) -> list[bool]:
    return list(import_articles(library, incoming, OnExisting.SKIP, ANNA, batch=2))


def test_a_batch_is_reported_after_few_syncs(tmp_path: Path) -> None:
    library, calls = Library(tmp_path / "library"), itertools.count()
    fsync = os.fsync

    def counted(descriptor: int) -> None:
        next(calls)
        fsync(descriptor)

    with patch("os.fsync", counted), patch.object(staging, "sync_file_system", lambda _: True):
        assert sum(import_articles(library, layers(100), OnExisting.ASK, ANNA)) == 100

    assert next(calls) <= 10
    assert not library.incoming_folder.exists()


def test_what_a_crash_left_is_deleted_and_never_taken_for_an_article(tmp_path: Path) -> None:
    library = Library(tmp_path)
    leftover = library.incoming_folder / "articles" / "a1" / "article.json"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("{")
    (library.incoming_folder / "0").write_text("from elsewhere")
    assert library.articles() == []
    [finding] = examine(library)
    assert finding.path == library.incoming_folder
    assert not finding.is_fault

    assert all(import_all(library, layers()))

    assert len(library.articles()) == 5
    assert not list(examine(library))
    assert not library.incoming_folder.exists()


def test_what_cannot_be_deleted_is_never_taken_for_part_of_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path)
    leftover = library.incoming_folder / "articles" / "a1" / "layers" / "ben.json"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("{")
    monkeypatch.setattr("shutil.rmtree", refuse)

    assert all(import_all(library, layers()))

    assert [article.annotators() for article in library.articles()] == [["anna"]] * 5


def test_the_doctor_deletes_what_a_crash_left(tmp_path: Path) -> None:
    library = Library(tmp_path)
    (library.incoming_folder / "articles").mkdir(parents=True)

    with Staging(library.incoming_folder, library.root) as other:
        assert other.is_open
        assert not list(examine(library))
    (library.incoming_folder / "articles").mkdir(parents=True)
    [finding] = examine(library)
    assert finding.repair is not None
    finding.repair.apply()

    assert not library.incoming_folder.exists()


def test_two_imports_at_once_lose_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path)
    first = import_articles(library, layers(), OnExisting.SKIP, ANNA, batch=2)
    assert next(first)

    assert all(import_all(library, [replace(each, annotator="ben") for each in layers()]))
    assert list(first).count(True) == 4

    assert all(article.annotators() == ["anna", "ben"] for article in library.articles())
    assert len(library.articles()) == 5


@pytest.mark.parametrize("call", ["open", "write", "rename", "fsync"])
def test_a_disk_that_refuses_a_batch_leaves_every_article_whole_or_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    library = Library(tmp_path)
    outcomes = import_articles(library, layers(), OnExisting.SKIP, ANNA, batch=2)
    assert next(outcomes)
    before = contents(library)
    with monkeypatch.context() as fault:
        fault.setattr(f"os.{call}", refuse)
        with pytest.raises(WriteFailed, match="No space left"):
            list(outcomes)

    assert before.items() <= contents(library).items()
    assert not any(finding.is_fault for finding in examine(library))
    assert len(import_all(library, layers())) == 5
    assert len(library.articles()) == 5


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
