"""Overviews: an article and one annotator's work on it in a few numbers, for lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotate.annotation import Annotation, Status
from annotate.claim import Claim
from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle, Answer


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
    decided_claims: int = 0
    """Claims among the accepted and rejected annotations."""
    pending_claims: int = 0
    """Claims among the suggestions without a decision."""
    doubt: float = 0.0
    """Doubt of the pipeline about what is pending, on average: 0 for sure, 1 for a guess."""
    changed: int = 0
    """Time at which the layer, else the article, was written last, in seconds since 1970."""
    opened: float = 0.0
    """Time at which the annotator had the article open last, in seconds since 1970; 0 for never."""
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
    def decided_entities(self) -> int:
        """Number of decided ones that are no claims."""
        return self.decided - self.decided_claims

    @property
    def total_claims(self) -> int:
        """Claims that are decided or to be decided."""
        return self.decided_claims + self.pending_claims

    @property
    def total_entities(self) -> int:
        """Everything else that is decided or to be decided."""
        return self.total - self.total_claims

    @property
    def last_work(self) -> float:
        """Time at which the annotator read or annotated last; 0 where the article is new."""
        return max(self.opened, 0.0 if self.state is State.NEW else float(self.changed))

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
    accepted = [item for item in article.annotations if item.status is Status.ACCEPTED]
    rejected = [item for item in article.annotations if item.status is Status.REJECTED]
    proposals = [item for item in article.annotations if item.status is Status.SUGGESTED]
    pending: list[Annotation | Suggestion] = [*proposals, *article.suggestions]
    return Overview(
        article.article_id,
        article.document.title,
        article.document.uri,
        article.annotator,
        pending=len(pending),
        accepted=len(accepted),
        rejected=len(rejected),
        claims=_claims(accepted),
        decided_claims=_claims([*accepted, *rejected]),
        pending_claims=_claims(pending),
        doubt=_doubt(item.score for item in pending),
        changed=changed,
        answer=article.answer,
    )


def _claims(items: Iterable[Annotation | Suggestion]) -> int:
    return sum(isinstance(item.body, Claim) for item in items)


def _doubt(scores: Iterable[float | None]) -> float:
    """The mean distance from certainty; what has no score counts for nothing."""
    doubts = [1 - abs(2 * score - 1) for score in scores if score is not None]
    return round(sum(doubts) / len(doubts), 4) if doubts else 0.0
