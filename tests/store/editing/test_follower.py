"""A second window sees what the first one stores, and when it lets go."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.author import Author
from annotate.commands import AddEntity
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from tests.builders import DOCUMENT, entity


def opened(root: Path) -> OpenArticle:
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    return open_article(
        Library(root), DOCUMENT, Author("anna"), scheme=(), pipeline=None, listener=listener
    )


def test_it_sees_each_change_after_it_is_on_disk_and_undo_too(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    follower = second.follower
    assert follower is not None
    for change in (
        lambda: first.session.perform(AddEntity(entity("Ms May"))),
        lambda: first.session.perform(AddEntity(entity("deal"))),
        first.session.undo,
        lambda: first.session.give_answer("accept"),
    ):
        change()
        assert first.flush() is None
        content = follower.look()
        assert content is not None
        second.session.follow(content)
        ours, theirs = second.session.annotations, first.session.annotations
        assert set(ours.records) == set(theirs.records)
        assert ours.history.position == theirs.history.position
        assert [item.id for item in ours.items] == [item.id for item in theirs.items]
        assert second.session.answer == first.session.answer
        assert follower.look() is None
    first.close()


def test_it_knows_when_the_first_window_is_gone(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    assert second.follower is not None
    assert not second.follower.is_free
    first.close()
    assert second.follower.is_free
    assert second.follower.is_free
    third = opened(tmp_path)
    assert third.session.read_only is None
    assert third.follower is None
    third.close()


def test_who_reads_only_for_another_reason_follows_nobody(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert first.follower is None
    assert first.warning == ""
    first.close()


def test_a_file_system_without_locks_and_links_is_warned_of_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", no_locks)
    monkeypatch.setattr("os.link", no_locks)
    article = opened(tmp_path)
    assert "has no locks" in article.warning
    article.session.perform(AddEntity(entity("Ms May")))
    assert article.close() is None
    other = opened(tmp_path)
    assert len(other.session.annotations.records) == 1
    first = opened(tmp_path)
    first.session.perform(AddEntity(entity("deal")))
    assert first.flush() is None
    other.session.perform(AddEntity(entity("she")))
    assert "changed by another program" in str(other.flush())
    assert first.close() is None
