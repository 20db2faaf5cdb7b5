"""Selection of the articles and items of an export; those that are withheld are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, TypeVar

from annotate.annotation import Annotation, Status
from annotate.author import parse_time
from annotate.claim import Claim
from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle
from store.formats.format import ACCEPTED
from store.formats.jsonl_export import Withheld

_Item = TypeVar("_Item", Annotation, Suggestion)


class Selection(NamedTuple):
    """The criteria for articles and items."""

    statuses: frozenset[Status] | None = None
    """Items with one of these statuses; None for those that the format usually holds."""
    labels: frozenset[str] = frozenset()
    """Items with one of these labels; empty for all."""
    since: datetime | None = None
    """Articles that changed or were finished since then, complete: half an article would teach
    that the other half holds no entity."""
    finished: bool = False
    """Finished articles only."""
    set_aside: bool = True
    """Articles that were set aside too."""
    unfinished: bool = True
    """Articles that are not finished too."""


def apply_selection(
    article: AnnotatedArticle, selection: Selection, last_change: Callable[[], int] = lambda: 0
) -> tuple[AnnotatedArticle | None, Withheld]:
    """Return an article with the selected items, or None, and the counts of what was withheld.

    Args:
        article: The article.
        selection: The criteria.
        last_change: Returns the time of the article's last change, in seconds since 1970.
    """
    if not _is_selected(article, selection, last_change):
        return None, Withheld(articles=1)
    if not selection.unfinished and article.answer != "accept":
        return None, Withheld(unfinished=1)
    return _with_selected_items(article, selection)


def _is_selected(
    article: AnnotatedArticle, selection: Selection, last_change: Callable[[], int]
) -> bool:
    if selection.finished and article.answer != "accept":
        return False
    if not selection.set_aside and article.answer == "ignore":
        return False
    if selection.since is None:
        return True
    records = (*article.annotations, article.article)
    times = (parse_time(item.updated) for item in records if item and item.updated)
    if any(time >= selection.since for time in times):
        return True
    # The time of an answer is not stored; an article without any item would never go out.
    return article.answer is not None and last_change() >= int(selection.since.timestamp())


def _with_selected_items(
    article: AnnotatedArticle, selection: Selection
) -> tuple[AnnotatedArticle, Withheld]:
    left_out: Counter[str] = Counter()

    def is_selected(item: Annotation | Suggestion) -> bool:
        status = item.status if isinstance(item, Annotation) else Status.SUGGESTED
        if selection.labels and item.body.label not in selection.labels:
            left_out["labels"] += 1
            return False
        if status not in (selection.statuses or ACCEPTED):
            left_out[status.value] += 1
            return False
        return True

    record = article.article
    if record is not None and record.status not in (selection.statuses or ACCEPTED):
        left_out[record.status.value] += 1
        record = None
    annotations = tuple(filter(is_selected, article.annotations))
    suggestions = tuple(filter(is_selected, article.suggestions))
    ids = {item.id for item in annotations} | {item.id for item in suggestions}
    selected = replace(
        article,
        annotations=tuple(_without_lost_speaker(item, ids) for item in annotations),
        suggestions=tuple(_without_lost_speaker(item, ids) for item in suggestions),
        article=record,
    )
    items: tuple[Annotation | Suggestion, ...] = (*annotations, *suggestions)
    lost_speakers = sum(_has_lost_speaker(item, ids) for item in items)
    return selected, Withheld(speakers=lost_speakers, **left_out)


def _without_lost_speaker(item: _Item, ids: set[str]) -> _Item:
    if isinstance(item.body, Claim) and _has_lost_speaker(item, ids):
        return replace(item, body=replace(item.body, speaker=None))
    return item


def _has_lost_speaker(item: Annotation | Suggestion, ids: set[str]) -> bool:
    """Tell whether a claim links to a speaker that is not in the export."""
    body = item.body
    return isinstance(body, Claim) and body.speaker is not None and body.speaker not in ids
