"""Reading the numbers of a library's articles, off the interface's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from store.library.overview import Overview
from store.library.preferences import Preferences
from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication
    from store.library.overview_cache import OverviewCache

_COLLECTING_SECONDS = 0.1
"""Seconds for which numbers are collected before they are shown together; chosen by hand."""


@dataclass
class ArticlesListed(Message):
    """The articles are known, with the numbers that were remembered."""

    overviews: list[Overview]
    order: str | None
    """The order that was chosen for the library before; None where none was."""


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
    offers_guide: bool,
) -> None:
    """List all articles at once, then count those that have changed.

    Args:
        workspace: The library, and whose numbers count.
        post: Takes an `ArticlesListed`, then any number of `ArticlesCounted`.
        is_cancelled: Whether the rest is no longer wanted.
        offers_guide: Whether an empty library is given the guided article, the first time.
    """
    catalogue = workspace.catalogue()
    order = Preferences(workspace.library, workspace.author.name).get("order")
    overviews = _remembered_overviews(workspace, catalogue, offers_guide=offers_guide)
    post(ArticlesListed(overviews, order))
    batch: list[Overview] = []
    posted_at = monotonic()
    for overview in catalogue.refresh():
        if is_cancelled():
            return
        batch.append(overview)
        if monotonic() - posted_at > _COLLECTING_SECONDS:
            post(ArticlesCounted(batch))
            batch, posted_at = [], monotonic()
    post(ArticlesCounted(batch, is_last=True))


def _remembered_overviews(
    workspace: Workspace, catalogue: OverviewCache | Adjudication, *, offers_guide: bool
) -> list[Overview]:
    overviews = catalogue.cached()
    if overviews or not offers_guide:
        return overviews
    from tui.library.guide import offer_guide

    offer_guide(workspace)
    return catalogue.cached()
