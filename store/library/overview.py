"""Overviews: an article and one annotator's work on it in a few numbers, for lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotate.annotation import Status
from annotate.claim import Claim
from store.annotated_article import AnnotatedArticle, Answer

GUIDE_URI = "postil:guide"
"""Source of the guided article, which is nobody's data."""


class State(StrEnum):
    """Stage of the work on an article."""

    NEW = "new"
    STARTED = "started"
    DONE = "done"
    ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Overview:
    """An article and one annotator's work on it."""

    id: str
    """The article's id."""
    title: str
    """A name for people."""
    uri: str
    """Its source: a path, an address, or `-`."""
    annotator: str
    """Whose layer is counted."""
    pending: int = 0
    """Suggestions without a decision."""
    accepted: int = 0
    """Accepted annotations."""
    rejected: int = 0
    """Rejected annotations."""
    claims: int = 0
    """Claims among the accepted annotations."""
    doubt: float = 0.0
    """Doubt of the pipeline about what is pending, on average: 0 for sure, 1 for a guess."""
    changed: int = 0
    """Time at which the layer, else the article, was written last, in seconds since 1970."""
    answer: Answer | None = None
    """Accept for a done article, ignore for one set aside; None in progress."""
    trouble: str = ""
    """Reason why the article cannot be read; empty where it can."""
    is_counted: bool = True
    """False where only title and source are known yet."""

    @property
    def decided(self) -> int:
        """Number of decided suggestions and annotations."""
        return self.accepted + self.rejected

    @property
    def total(self) -> int:
        """Everything that is decided or to be decided."""
        return self.decided + self.pending

    @property
    def progress(self) -> float:
        """The decided part, from 0 to 1; 0 where there is nothing to decide."""
        return self.decided / self.total if self.total else 0.0

    @property
    def state(self) -> State:
        """Stage of the work."""
        if self.answer is not None:
            return State.DONE if self.answer == "accept" else State.ASIDE
        return State.STARTED if self.decided else State.NEW


def overview(article: AnnotatedArticle, *, changed: int) -> Overview:
    """The numbers of an article.

    Args:
        article: The article with an annotator's layer and what is pending.
        changed: The time of the last write, in seconds since 1970.
    """
    statuses = [record.status for record in article.annotations]
    accepted = [item for item in article.annotations if item.status is Status.ACCEPTED]
    proposals = [item for item in article.annotations if item.status is Status.SUGGESTED]
    return Overview(
        article.article_id,
        article.document.title,
        article.document.uri,
        article.annotator,
        pending=len(article.suggestions) + len(proposals),
        accepted=len(accepted),
        rejected=statuses.count(Status.REJECTED),
        claims=sum(isinstance(item.body, Claim) for item in accepted),
        doubt=_doubt([*(p.score for p in proposals), *(s.score for s in article.suggestions)]),
        changed=changed,
        answer=article.answer,
    )


def _doubt(scores: Iterable[float | None]) -> float:
    """The mean distance from certainty; what has no score counts for nothing."""
    doubts = [1 - abs(2 * score - 1) for score in scores if score is not None]
    return round(sum(doubts) / len(doubts), 4) if doubts else 0.0
