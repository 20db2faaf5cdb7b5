"""Overviews: an article and one annotator's work on it in a few numbers, for lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotate.annotation import Status
from annotate.claim import Claim
from store.annotated_article import AnnotatedArticle, Answer, undecided


class State(StrEnum):
    """How far the work on an article has come."""

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
    """Where it came from."""
    annotator: str
    """Whose layer is counted."""
    pending: int = 0
    """Suggestions that nobody decided on."""
    accepted: int = 0
    """Accepted annotations."""
    rejected: int = 0
    """Rejected annotations."""
    claims: int = 0
    """Claims among the accepted annotations."""
    doubt: float = 0.0
    """How unsure the pipeline is of what is pending, on average: 0 for sure, 1 for a guess."""
    changed: int = 0
    """When the layer, else the article, was written last, in seconds since 1970."""
    answer: Answer | None = None
    """Whether the article is finished or set aside."""
    trouble: str = ""
    """Why the article cannot be read, if so."""
    is_counted: bool = True
    """Whether the numbers are known; title and source always are."""

    @property
    def decided(self) -> int:
        """How many suggestions and annotations are decided."""
        return self.accepted + self.rejected

    @property
    def total(self) -> int:
        """Everything that is decided or to be decided."""
        return self.decided + self.pending

    @property
    def progress(self) -> float:
        """The part that is decided, from 0 to 1; 0 where nothing was found."""
        return self.decided / self.total if self.total else 0.0

    @property
    def state(self) -> State:
        """How far the work has come."""
        if self.answer is not None:
            return State.DONE if self.answer == "accept" else State.ASIDE
        return State.STARTED if self.decided else State.NEW


def overview(whole: AnnotatedArticle, *, changed: int) -> Overview:
    """The numbers of an article.

    Args:
        whole: The article with an annotator's layer and what is pending.
        changed: When it was written last, in seconds since 1970.
    """
    statuses = [record.status for record in whole.annotations]
    accepted = [item for item in whole.annotations if item.status is Status.ACCEPTED]
    proposals = [item for item in whole.annotations if item.status is Status.SUGGESTED]
    return Overview(
        whole.article_id,
        whole.document.title,
        whole.document.uri,
        whole.annotator,
        pending=len(whole.suggestions) + len(proposals),
        accepted=len(accepted),
        rejected=statuses.count(Status.REJECTED),
        claims=sum(isinstance(item.body, Claim) for item in accepted),
        doubt=_doubt(item.score for item in [*proposals, *map(undecided, whole.suggestions)]),
        changed=changed,
        answer=whole.answer,
    )


def _doubt(scores: Iterable[float | None]) -> float:
    """The mean distance from certainty; what has no score counts for nothing."""
    doubts = [1 - abs(2 * score - 1) for score in scores if score is not None]
    return round(sum(doubts) / len(doubts), 4) if doubts else 0.0
