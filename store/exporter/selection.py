"""Selecting: which articles, and what of them, an export is about; what is withheld is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from annotate.annotation import Annotation, Status
from annotate.claim import Claim
from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle
from store.formats.format import ACCEPTED
from store.formats.jsonl_export import Withheld

_Item = TypeVar("_Item", Annotation, Suggestion)


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export is about."""

    statuses: frozenset[Status] = ACCEPTED
    """Items with one of these statuses."""
    labels: frozenset[str] = frozenset()
    """Items with one of these labels; empty for all."""
    since: datetime | None = None
    """Articles of which an item was changed then or later, or that were finished, as a whole:
    half an article would show the other half's entities as none."""
    finished: bool = False
    """Finished articles only."""
    set_aside: bool = True
    """Articles that were set aside as well."""


def apply_selection(
    article: AnnotatedArticle, selection: Selection, changed: Callable[[], int] = lambda: 0
) -> tuple[AnnotatedArticle | None, Withheld]:
    """An article with the items that are asked for, if it is itself, and what was withheld.

    Args:
        article: The article.
        selection: What is asked for.
        changed: Tells when anything of the article was stored last; seconds since 1970.
    """
    if not _is_wanted(article, selection, changed):
        return None, Withheld(articles=1)
    return _items_of(article, selection)


def _is_wanted(article: AnnotatedArticle, selection: Selection, changed: Callable[[], int]) -> bool:
    if selection.finished and article.answer != "accept":
        return False
    if not selection.set_aside and article.answer == "ignore":
        return False
    if selection.since is None:
        return True
    times = (_moment(item.updated) for item in article.annotations if item.updated)
    if any(moment >= selection.since for moment in times):
        return True
    # When an answer was given is not stored; one without any item would never go out.
    return article.answer is not None and changed() >= int(selection.since.timestamp())


def _moment(time: str) -> datetime:
    moment = datetime.fromisoformat(time)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _items_of(article: AnnotatedArticle, selection: Selection) -> tuple[AnnotatedArticle, Withheld]:
    left_out: Counter[str] = Counter()

    def is_wanted(item: Annotation | Suggestion) -> bool:
        status = item.status if isinstance(item, Annotation) else Status.SUGGESTED
        if selection.labels and item.body.label not in selection.labels:
            left_out["labels"] += 1
            return False
        if status not in selection.statuses:
            left_out[status.value] += 1
            return False
        return True

    suggestions = tuple(filter(is_wanted, article.suggestions))
    kept = tuple(filter(is_wanted, article.annotations))
    targets = {item.id for item in kept} | {item.id for item in suggestions}
    annotations = tuple(_without_lost_speaker(item, targets) for item in kept)
    pending = tuple(_without_lost_speaker(item, targets) for item in suggestions)
    cut = sum(after is not before for before, after in zip(kept, annotations, strict=True)) + sum(
        after is not before for before, after in zip(suggestions, pending, strict=True)
    )
    smaller = replace(article, annotations=annotations, suggestions=pending)
    return smaller, Withheld(speakers=cut, **left_out)


def _without_lost_speaker(item: _Item, targets: set[str]) -> _Item:
    body = item.body
    if isinstance(body, Claim) and body.speaker is not None and body.speaker not in targets:
        return replace(item, body=replace(body, speaker=None))
    return item
