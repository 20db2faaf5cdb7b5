"""A file that another program changed is never written over, and neither version is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.commands import AddEntity
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.editing.session import Session
from store.errors import StoreChanged, StoreDamaged, WriteFailed
from store.layer.conflict import Resolution
from store.layer.journal import journal_of
from store.layer.layer import Layer
from store.layer.update import LayerUpdate
from store.library.library import Library
from tests.builders import DOCUMENT, author, entity


class Updates(list[LayerUpdate]):
    def submit(self, update: LayerUpdate) -> None:
        self.append(update)


@pytest.fixture
def article(tmp_path: Path) -> Iterator[OpenArticle]:
    """An open article with one label on disk and one that could not be saved any more."""
    article = opened(tmp_path)
    article.session.perform(AddEntity(entity("Ms May")))
    assert article.flush() is None
    change_from_outside(layer_path(article))
    article.session.perform(AddEntity(entity("deal")))
    assert isinstance(article.flush(), StoreChanged)
    yield article
    article.close()


def opened(root: Path) -> OpenArticle:
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    return open_article(
        Library(root), DOCUMENT, Author("anna"), scheme=(), pipeline=None, listener=listener
    )


def layer_path(article: OpenArticle) -> Path:
    return article.stored.layer("anna").path


def change_from_outside(path: Path) -> None:
    """Replace the file by another version, made elsewhere, as a sync tool does."""
    elsewhere = Layer(path.parent / "elsewhere" / "anna.json")
    updates = Updates()
    session = Session(AnnotationSet(DOCUMENT), author("theirs"), updates)
    session.perform(AddEntity(entity("Moscow", "GPE")))
    elsewhere.commit(updates, {"digest": DOCUMENT.digest})
    elsewhere.settle()
    path.write_bytes(elsewhere.path.read_bytes())


def quotes(path: Path) -> set[str]:
    records = Layer(path).load().records
    spans = [record.body.extent for record in records]
    return {DOCUMENT.text[span.start : span.end] for span in spans}


OURS, THEIRS = {"Ms May", "deal"}, {"Moscow"}


@pytest.mark.parametrize(
    ("choice", "stored", "copied"),
    [
        (Resolution.BOTH, OURS | THEIRS, THEIRS),
        (Resolution.OURS, OURS, THEIRS),
        (Resolution.THEIRS, THEIRS, OURS),
    ],
)
def test_the_choice_is_stored_and_the_other_version_is_kept(
    tmp_path: Path, article: OpenArticle, choice: Resolution, stored: set[str], copied: set[str]
) -> None:
    path = layer_path(article)
    copy = article.resolve_conflict(choice)
    assert copy is not None
    assert quotes(path) == stored
    assert quotes(copy) == copied
    again = opened(tmp_path)
    assert again.session.read_only is None
    again.session.perform(AddEntity(entity("she")))
    assert again.close() is None
    assert quotes(path) == stored | {"she"}


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"layer": {}}'])
def test_what_cannot_be_read_cannot_be_chosen_and_is_kept(
    article: OpenArticle, content: bytes | None
) -> None:
    path = layer_path(article)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    for choice in (Resolution.BOTH, Resolution.THEIRS):
        with pytest.raises((StoreDamaged, WriteFailed)):
            article.resolve_conflict(choice)
    copy = article.resolve_conflict(Resolution.OURS)
    assert quotes(path) == OURS
    assert (copy.read_bytes() if copy is not None else None) == content


@pytest.mark.parametrize("choice", Resolution)
def test_a_full_disk_leaves_both_versions(
    article: OpenArticle, choice: Resolution, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = layer_path(article)
    their_content = path.read_bytes()
    with monkeypatch.context() as fault:
        fault.setattr("os.fsync", full)
        with pytest.raises(WriteFailed, match="both versions are still there"):
            article.resolve_conflict(choice)
    assert path.read_bytes() == their_content
    assert len(article.session.annotations.records) == len(OURS)
    assert article.resolve_conflict(choice) is not None


def test_the_doctor_puts_together_what_a_crash_and_a_sync_tool_left(
    tmp_path: Path, article: OpenArticle
) -> None:
    from store.doctor.examine import examine

    path = layer_path(article)
    article.close()
    assert journal_of(path).exists()
    with pytest.raises(StoreChanged, match="postil doctor --repair merges them"):
        opened(tmp_path)
    [finding] = examine(Library(tmp_path))
    assert finding.repair is not None
    copy = finding.repair.apply()
    assert copy is not None
    assert quotes(path) == {"Ms May"} | THEIRS
    assert quotes(copy) == THEIRS
    assert list(examine(Library(tmp_path))) == []
