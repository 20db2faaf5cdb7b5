"""Texts that change beside other windows, other layers and faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.commands import AddEntity
from store.errors import WriteFailed
from store.layer.layer import Layer
from store.library.answers import give_answer
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, TEXT, author, entity, suggestion
from tests.store.library.changed_articles import (
    LONGER,
    MAY,
    SHORTER,
    annotated,
    files,
    killed,
    opened,
    statuses,
    version,
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


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
    monkeypatch.setattr("store.editing.opening.reanchor_others", killed)
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
    monkeypatch.setattr(Layer, "commit", killed)
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
