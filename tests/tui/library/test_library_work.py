"""The work of the library's screen by itself: reading, changing and choosing, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.message import Message

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from store.errors import WriteFailed
from store.library.adjudication import Adjudication
from store.library.library import Library
from store.library.overview import State
from tests.tui.library_harness import TITLES, stock
from tests.tui.reader.adjudication.adjudication_harness import ANNA, annotate
from tests.tui.reader.adjudication.adjudication_harness import stock as stock_two_readings
from tests.tui.reader_harness import TEXT
from tui.config.workspace import Workspace
from tui.library.article_changes import (
    ArticleChanged,
    ArticleChanges,
    ArticleDeleted,
    ArticleRestored,
    ChangeRefused,
)
from tui.library.choose_adjudication import choose_adjudication
from tui.library.overview_reader import ArticlesCounted, ArticlesListed, read_overviews
from tui.library.queue_entry import QueueEntry


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    stock(library)
    return library


def workspace(library: Library) -> Workspace:
    return Workspace(library, Author("ann"))


def entry(library: Library, title: str) -> QueueEntry:
    [article] = library.find(title)
    return QueueEntry(article.id, title, "", article.document, article)


def read(library: Library, *, stop: bool = False) -> list[Message]:
    messages: list[Message] = []
    read_overviews(
        workspace(library), post=messages.append, is_cancelled=lambda: stop, is_library=True
    )
    return messages


def test_articles_are_listed_first_and_then_counted(library: Library) -> None:
    listed, *counted = read(library)
    assert isinstance(listed, ArticlesListed)
    assert sorted(overview.title for overview in listed.overviews) == list(TITLES)
    assert listed.order is None
    assert all(isinstance(message, ArticlesCounted) for message in counted)
    assert [message.is_last for message in counted][-1:] == [True]
    assert sum(overview.pending for message in counted for overview in message.overviews) == 20


def test_counting_stops_when_it_is_cancelled(library: Library) -> None:
    assert [type(message) for message in read(library, stop=True)] == [ArticlesListed]


def test_an_empty_library_is_given_the_guide_once(tmp_path: Path) -> None:
    listed, *_ = read(Library(tmp_path))
    assert isinstance(listed, ArticlesListed)
    [guide] = listed.overviews
    ArticleChanges(workspace(Library(tmp_path))).delete(entry(Library(tmp_path), guide.title))
    listed, *_ = read(Library(tmp_path))
    assert isinstance(listed, ArticlesListed)
    assert listed.overviews == []


def test_an_answer_comes_back_with_the_numbers_of_the_article(library: Library) -> None:
    changes = ArticleChanges(workspace(library))
    message = changes.give_answer(entry(library, "apples"), "accept", "apples: done")
    assert isinstance(message, ArticleChanged)
    assert (message.overview.state, message.words) == (State.DONE, "apples: done")
    assert not message.needs_analysis


def test_a_deleted_article_can_be_restored_once(library: Library) -> None:
    changes = ArticleChanges(workspace(library))
    deleted = changes.delete(entry(library, "apples"))
    assert isinstance(deleted, ArticleDeleted)
    assert deleted.title == "apples"
    assert library.find("apples") == []
    assert changes.restore() == ArticleRestored("apples")
    assert changes.restore() == ArticleRestored(None)


def test_forgotten_suggestions_are_to_be_looked_for(library: Library) -> None:
    changes = ArticleChanges(workspace(library))
    message = changes.forget_suggestions(entry(library, "apples"), "")
    assert isinstance(message, ArticleChanged)
    assert (message.overview.pending, message.needs_analysis) == (0, True)


def test_a_file_that_cannot_be_read_refuses_the_change(library: Library) -> None:
    def unreadable() -> Document:
        raise UnreadableArticle("gone")

    message = ArticleChanges(workspace(library)).delete(QueueEntry("x", "x", "/x", unreadable))
    assert isinstance(message, ChangeRefused)
    assert str(message.error) == "gone"


def test_a_disk_that_refuses_is_an_outcome_too(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("store.library.stored_article.WriterLock.acquire", refuse)
    message = ArticleChanges(workspace(library)).give_answer(entry(library, "apples"), "accept", "")
    assert isinstance(message, ChangeRefused)
    assert isinstance(message.error, WriteFailed)


class Asked:
    """Takes the last name, and remembers which were offered."""

    def __init__(self, *, leaves: bool = False) -> None:
        self.offers: list[tuple[str, ...]] = []
        self._leaves = leaves

    async def __call__(self, title: str, names: Sequence[str]) -> str | None:
        self.offers.append(tuple(names))
        return None if self._leaves else names[-1]


async def test_two_annotators_are_adjudicated_without_a_question(tmp_path: Path) -> None:
    stock_two_readings(tmp_path)
    ask = Asked()
    chosen = await choose_adjudication(Library(tmp_path), "cleo", ask)
    assert isinstance(chosen, Adjudication)
    assert len(chosen.articles) == 1
    assert ask.offers == []


async def test_of_three_annotators_all_or_two_are_asked_for(tmp_path: Path) -> None:
    document = stock_two_readings(tmp_path)
    annotate(Library(tmp_path), document, "cleo", ANNA)
    ask = Asked()
    assert isinstance(await choose_adjudication(Library(tmp_path), "cleo", ask), Adjudication)
    everyone = "all of them: anna, ben and cleo"
    assert ask.offers == [(everyone, "anna", "ben", "cleo"), ("anna", "ben")]

    async def take_everyone(title: str, names: Sequence[str]) -> str:
        return names[0]

    chosen = await choose_adjudication(Library(tmp_path), "cleo", take_everyone)
    assert isinstance(chosen, Adjudication)
    [article] = chosen.articles.values()
    assert article.readings.names == ("anna", "ben", "cleo")
    assert await choose_adjudication(Library(tmp_path), "cleo", Asked(leaves=True)) is None


async def test_annotators_without_a_common_article_are_named_as_the_reason(tmp_path: Path) -> None:
    library = Library(tmp_path)
    annotate(library, Document(TEXT, "one", "/one"), "anna", ANNA)
    reason = await choose_adjudication(library, "cleo", Asked())
    assert isinstance(reason, str)
    assert "needs two annotators" in reason
    annotate(library, Document(f"{TEXT}!", "other", "/other"), "ben", ANNA)
    reason = await choose_adjudication(library, "cleo", Asked())
    assert reason == "no article was annotated by two of them"
