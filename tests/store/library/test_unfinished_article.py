"""An article whose making was cut off: garbage that stands in nobody's way."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.commands import AddEntity
from annotate.document import Document, text_digest
from annotate.entity import Entity
from annotate.span import Span
from store.doctor.examine import examine
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.library.library import Library

TEXT = "Anna met Boris near Calais.\n"
DOCUMENT = Document(TEXT, "letter.txt", "/letter.txt", text_digest(TEXT))


class Crash(BaseException):
    """The moment in which the program ends."""


@pytest.fixture
def cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Library]:
    """Libraries after a crash at each of the system calls that make the article's files."""
    libraries = []
    for last in itertools.count():
        library, calls = Library(tmp_path / str(last)), itertools.count()
        with monkeypatch.context() as patches:
            for name in ("fsync", "mkdir", "replace", "open"):
                patches.setattr(f"os.{name}", crashing(name, calls, last))
            try:
                library.article_for(DOCUMENT).create(DOCUMENT)
            except Crash:
                libraries.append(library)
                continue
        break
    assert len(libraries) > 15
    return libraries


def crashing(name: str, calls: Iterator[int], last: int) -> object:
    call = getattr(os, name)

    def wrapper(*arguments: object, **options: object) -> object:
        if next(calls) >= last:
            raise Crash
        return call(*arguments, **options)

    return wrapper


def opened(library: Library) -> OpenArticle:
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    return open_article(
        library, DOCUMENT, Author("anna"), scheme=(), pipeline=None, listener=listener
    )


def annotate(library: Library) -> None:
    """Open the article, add an annotation, and find it again."""
    article = opened(library)
    assert article.session.read_only is None
    article.session.perform(AddEntity(Entity(Span(0, 4), "PERSON")))
    assert article.close() is None
    [stored] = library.articles()
    assert len(stored.layer("anna").load().records) == 1


def test_opening_it_again_just_works(cut_off: list[Library]) -> None:
    for library in cut_off:
        annotate(library)

        assert [finding for finding in examine(library) if finding.is_fault] == []


def test_the_doctor_sets_it_aside_and_opening_it_again_just_works(cut_off: list[Library]) -> None:
    set_aside = 0
    for library in cut_off:
        texts = [path.read_bytes() for path in library.root.rglob("*.txt")]
        for finding in list(examine(library)):
            assert not finding.is_fault
            assert "cut off the making of this article" in finding.problem
            assert finding.repair is not None
            copy = finding.repair.apply()
            assert copy is not None
            assert [path.read_bytes() for path in copy.rglob("*.txt")] == texts
            set_aside += 1

        assert list(examine(library)) == []
        annotate(library)
    assert set_aside > 10


def test_an_article_with_a_layer_is_never_set_aside(tmp_path: Path) -> None:
    library = Library(tmp_path)
    annotate(library)
    [stored] = library.articles()
    (stored.folder / "article.json").unlink()

    [finding] = examine(library)

    assert finding.is_fault
    assert finding.repair is not None
    finding.repair.apply()
    assert len(stored.layer("anna").load().records) == 1


def test_a_file_among_the_articles_is_left_alone(tmp_path: Path) -> None:
    library = Library(tmp_path)
    annotate(library)
    (library.articles_folder / "stray").write_text("words")

    [finding] = examine(library)

    assert finding.repair is None
