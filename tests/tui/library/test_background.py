"""Extraction of many articles in the background, with the real helper process."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.document import Document
from annotate.errors import PipelineUnavailable
from annotate.extract.pipeline import choose
from store.library.library import Library
from store.library.overview import Overview
from store.library.overview_cache import OverviewCache
from store.library.suggester_cache import SuggesterCache
from tests.patience import PATIENCE
from tests.tui.library_harness import LibraryUser
from tests.tui.reader_harness import until
from tests.tui.suggester_programs import answering, suggester
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.extraction.background import Background
from tui.extraction.helper_process import HelperProcess
from tui.library.article_changes import ArticleChanged, ArticleChanges
from tui.library.queue_entry import QueueEntry


def stocked(folder: Path) -> Library:
    """A library with three articles that have not been analysed."""
    library = Library(folder)
    for name in ("Ida Quill", "Tom Farrow", "Anna Keller"):
        document = Document(f"{name} said the quay was late.\n", name, f"/shelf/{name}")
        library.article_for(document).create(document)
    return library


def analysed(library: Library) -> int:
    pipeline = choose().cache_name
    return sum(article.has_suggestions(pipeline, "ann") for article in library.articles())


async def ended(process: int) -> None:
    """Wait until a process is gone."""
    for _ in range(int(PATIENCE / 0.01)):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the process goes on")


async def test_all_missing_suggestions_are_found_by_one_process_that_then_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[HelperProcess] = []
    start = HelperProcess.start

    async def noted(**options: bool) -> HelperProcess:
        started.append(await start(**options))
        return started[-1]

    monkeypatch.setattr(HelperProcess, "start", noted)
    library = stocked(tmp_path)
    app = PostilApp(Workspace(library, Author("ann")))
    async with app.run_test() as pilot:
        user = LibraryUser(pilot, app)
        await user.settle()
        await user.press("X")
        assert "0 of 3 analysed" in user.line("status")
        await until(pilot, lambda: not app.navigator.background.is_running)
        assert analysed(library) == 3
        assert all(user.shown(title).pending for title in user.titles)
        await user.see("suggestions for 3 articles")
        await user.press("X")
        await user.see("no suggestions are missing")
        await user.press("R")
        await user.see("looking for suggestions again")
        await until(
            pilot, lambda: not app.navigator.background.is_running and analysed(library) == 3
        )
        app.exit()
    assert len(started) == 2
    for helper in started:
        await helper.end()


@pytest.mark.usefixtures("started_helpers")
async def test_leaving_the_program_stops_at_once_and_the_next_run_goes_on(tmp_path: Path) -> None:
    library = stocked(tmp_path)
    app = PostilApp(Workspace(library, Author("ann")))
    async with app.run_test() as pilot:
        user = LibraryUser(pilot, app)
        await user.settle()
        await user.press("X")
        await until(pilot, lambda: app.navigator.background._helper is not None)
        process = app.navigator.background._helper._process.pid
        await user.press("q")
    assert not app.navigator.background.is_running
    await ended(process)


async def test_it_waits_while_an_open_article_is_analysed_and_reports_trouble(
    tmp_path: Path,
) -> None:
    library = stocked(tmp_path)
    busy, changes, warnings = [True], [], []
    background = Background(
        Workspace(library, Author("ann")),
        is_busy=lambda: bool(busy),
        on_change=changes.append,
        on_trouble=warnings.append,
        on_end=lambda articles: None,
    )

    def unreadable() -> Document:
        from annotate.errors import UnreadableArticle

        raise UnreadableArticle("gone")

    slots = [
        QueueEntry(article.id, article.id, "", article.document, article)
        for article in library.articles()
    ]
    background.start([QueueEntry("x", "x", "/x", unreadable), *slots[:1]])
    while not (warnings and background.progress.endswith("(pausing)")):
        await asyncio.sleep(0.01)
    assert warnings == ["x: gone"]
    assert analysed(library) == 0
    busy.clear()
    while background.is_running:
        await asyncio.sleep(0.05)
    assert analysed(library) == 1


@pytest.mark.usefixtures("started_helpers")
async def test_a_helper_is_gone_once_it_is_ended_even_where_that_is_cancelled() -> None:
    helper = await HelperProcess.start()
    ending = asyncio.create_task(helper.end())
    await asyncio.sleep(0)
    ending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await ending
    assert helper._process.returncode is not None


async def test_suggesters_are_asked_as_well_once_and_count_in_the_list(tmp_path: Path) -> None:
    quay = {"label": "FAC", "quote": "the quay"}
    suggesters = (
        suggester("good", answering(quay)),
        suggester("dead", ("sh", "-c", "read -r request; exit 4")),
    )
    stocked(tmp_path)
    library = Library(tmp_path, suggesters=("good", "dead"))
    workspace = Workspace(library, Author("ann"), suggesters=suggesters)
    before = {each.id: each.pending for each in workspace.catalogue().refresh()}
    changes: list[Overview | None] = []
    warnings: list[str] = []
    ends: list[int] = []
    background = Background(
        workspace,
        is_busy=lambda: False,
        on_change=changes.append,
        on_trouble=warnings.append,
        on_end=ends.append,
    )
    entries = [
        QueueEntry(article.id, article.id, "", article.document, article)
        for article in library.articles()
    ]
    for _ in range(2):
        background.start(entries)
        async with asyncio.timeout(PATIENCE):
            await background._task

    assert ends == [3, 0]
    assert len(set(warnings)) == 1
    assert "suggester dead: ended in the middle, exit code 4; left out from here" in warnings[0]
    after = {each.id: each.pending for each in workspace.catalogue().refresh()}
    without = OverviewCache(Library(tmp_path), "ann").refresh()
    assert before == dict.fromkeys(after, 0)
    assert after == {each.id: each.pending + 1 for each in without}
    assert {each.id: each.pending for each in filter(None, changes)} == after


async def test_without_a_pipeline_suggesters_are_asked_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = suggester("good", answering({"label": "FAC", "quote": "the quay"}))
    stocked(tmp_path)
    library = Library(tmp_path, suggesters=("good",))
    workspace = Workspace(library, Author("ann"), suggesters=(good,))
    monkeypatch.setattr(Workspace, "pipeline", lambda _: PipelineUnavailable("none"))
    warnings: list[str] = []
    ends: list[int] = []
    background = Background(
        workspace,
        is_busy=lambda: False,
        on_change=lambda overview: None,
        on_trouble=warnings.append,
        on_end=ends.append,
    )
    articles = list(library.articles())
    entries = [QueueEntry(each.id, each.id, "", each.document, each) for each in articles]

    for again in (False, True):
        if again:
            message = ArticleChanges(workspace).forget_suggestions(entries[0], "again")
            assert isinstance(message, ArticleChanged)
        background.start(entries)
        async with asyncio.timeout(PATIENCE):
            await background._task

    assert (warnings, ends) == ([], [3, 1])
    assert all(SuggesterCache(each, "good").path.exists() for each in articles)
