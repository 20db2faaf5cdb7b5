"""Reading the numbers of a library's articles, off the interface's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

from store.errors import StoreError
from store.library.assignments import Assignments, AssignmentsFile, DoneArticles
from store.library.overview import Overview
from store.library.preferences import Preferences
from store.library.recent_folders import RecentFolder, RecentFolders
from tui.config.workspace import Workspace
from tui.library.folder_rows import OfferedFolder, offered_folders
from tui.library.intervals import Interval
from tui.library.own_share import OtherShare
from tui.library.pauses import Pauses

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication
    from store.library.overview_cache import OverviewCache


@dataclass
class ArticlesListed(Message):
    """The articles are known, with the numbers that were remembered."""

    overviews: list[Overview]
    order: str | None
    """The order that was chosen for the library before; None where none was."""
    folders: list[OfferedFolder] = field(default_factory=list)
    """Folders that were opened before."""
    assignments: Assignments = field(default_factory=Assignments)
    """Who is to read what, where the whole library is listed."""


@dataclass
class ListingFailed(Message):
    """The articles cannot be listed."""

    words: str


@dataclass
class TeamCounted(Message):
    """It is known how far the others are with what is assigned to them."""

    others: tuple[OtherShare, ...]


@dataclass
class ArticlesCounted(Message):
    """The numbers of some articles have been read anew."""

    overviews: list[Overview]
    is_last: bool = False


def read_overviews(
    workspace: Workspace,
    *,
    post: Callable[[Message], object],
    is_cancelled: Callable[[], bool],
    is_library: bool,
    folder: RecentFolder | None = None,
    done_articles: DoneArticles | None = None,
) -> None:
    """List all articles at once, then count those that have changed.

    Args:
        workspace: The library, and whose numbers count.
        post: Takes an `ArticlesListed`, then any number of `ArticlesCounted`, and a
            `TeamCounted`; or a `ListingFailed`.
        is_cancelled: Whether the rest is no longer wanted.
        is_library: Whether the whole library is listed: with the folders that were opened before
            and, where it is empty the first time, the guided article.
        folder: The folder that is listed, to be remembered.
        done_articles: Remembers which articles of the others are done, from call to call.
    """
    try:
        _read(
            workspace,
            done_articles or DoneArticles(workspace.library),
            post,
            is_cancelled,
            is_library=is_library,
            folder=folder,
        )
    except (StoreError, OSError) as error:
        post(ListingFailed(str(error)))


def _read(
    workspace: Workspace,
    done_articles: DoneArticles,
    post: Callable[[Message], object],
    is_cancelled: Callable[[], bool],
    *,
    is_library: bool,
    folder: RecentFolder | None,
) -> None:
    catalogue = workspace.catalogue()
    order = Preferences(workspace.library, workspace.author.name).get("order")
    overviews = _remembered_overviews(workspace, catalogue, offers_guide=is_library)
    recent = RecentFolders(workspace.library)
    offered = offered_folders(recent.all(), overviews) if is_library else []
    assignments = _assignments(workspace, is_library=is_library)
    post(ArticlesListed(overviews, order, offered, assignments))
    if folder is not None:
        recent.add(folder)
    batch: list[Overview] = []
    pauses, interval = Pauses(), Interval()
    for overview in catalogue.refresh():
        if is_cancelled():
            return
        batch.append(overview)
        pauses.take()
        if interval.is_over():
            post(ArticlesCounted(batch))
            batch = []
    post(ArticlesCounted(batch, is_last=True))
    others = _count_others(assignments, workspace.author.name, done_articles, is_cancelled)
    if others is not None and assignments.by_article:
        post(TeamCounted(others))


def _count_others(
    assignments: Assignments,
    own_name: str,
    done_articles: DoneArticles,
    is_cancelled: Callable[[], bool],
) -> tuple[OtherShare, ...] | None:
    """How far everybody else is; None where it was cancelled."""
    others, pauses = [], Pauses()
    for name in assignments.annotators:
        share, done = assignments.of(name), 0
        if name == own_name:
            continue
        for article_id in share:
            if is_cancelled():
                return None
            done += done_articles.has(article_id, name)
            pauses.take()
        others.append(OtherShare(name, done, len(share)))
    return tuple(others)


def _assignments(workspace: Workspace, *, is_library: bool) -> Assignments:
    """Who is to read what; nothing in other lists than that of the library."""
    if not is_library or workspace.adjudication is not None:
        return Assignments()
    try:
        return AssignmentsFile(workspace.library.root).read()
    except StoreError as error:
        return Assignments(troubles=(str(error),))


def _remembered_overviews(
    workspace: Workspace, catalogue: OverviewCache | Adjudication, *, offers_guide: bool
) -> list[Overview]:
    overviews = catalogue.cached()
    if overviews or not offers_guide:
        return overviews
    from tui.library.guide import offer_guide

    offer_guide(workspace)
    return catalogue.cached()
