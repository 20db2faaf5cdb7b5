"""An article with one annotator's work on it: the input of exporters, the output of importers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from annotate.annotation import NOTHING_EXTRA, Annotation, Status, sort_key
from annotate.attributes import Attributes
from annotate.author import Author
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.suggestion import Suggestion

if TYPE_CHECKING:
    from annotate.article_record import ArticleRecord
    from annotate.people.resolving import Speaker

Answer = Literal["accept", "ignore"]
"""Accept for a done article, ignore for one that was set aside."""


def known_answer(value: object) -> Answer | None:
    """A stored value as an answer; None for any other value."""
    if value == "accept":
        return "accept"
    return "ignore" if value == "ignore" else None


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article, one annotator's layer, and everything that an export may hold of both."""

    document: Document
    """The text with its title and source."""
    article_id: str
    """Names the article for good, also after its text was edited."""
    annotator: str
    """Names the layer; each annotation says itself who decided it."""
    annotations: tuple[Annotation, ...] = ()
    """The records of the layer, whatever their status, in any order."""
    suggestions: tuple[Suggestion, ...] = ()
    """Pending suggestions."""
    pipeline: str | None = None
    """The pipeline that made the suggestions, for example `en_core_web_sm 3.8.0`."""
    scheme: tuple[str, ...] = ()
    """The labels in force."""
    answer: Answer | None = None
    """None while the article is in progress."""
    orphans: tuple[Mapping[str, object], ...] = field(default=(), hash=False)
    """Annotations whose place was lost when the text changed, kept verbatim."""
    article: ArticleRecord | None = None
    """What was said of the article as a whole."""
    decision_seconds: Mapping[str, float] | None = field(default=None, hash=False)
    """How long decisions took, by the ids of annotations; None where nobody has asked for it."""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_EXTRA, hash=False)
    """Keys of an imported article that this version does not know."""
    meta_extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_EXTRA, hash=False)
    """Keys of its `meta` that this version does not know."""
    speakers: Mapping[str, Speaker] = field(default_factory=dict, hash=False)
    """Who the sources of claims are, by the ids of these, where that was looked up; else what is in
    the article alone says it."""

    @property
    def spans(self) -> tuple[Annotation, ...]:
        """Entities, pending ones among them, by start, minus end, label and id."""
        return tuple(sorted(self._records(Entity), key=sort_key))

    @property
    def claims(self) -> tuple[Annotation, ...]:
        """Claims, pending ones among them, by first fragment and id."""
        return tuple(sorted(self._records(Claim), key=_claim_order))

    def chosen(self) -> Iterator[tuple[str, Status, Attributes]]:
        """Yield the attributes of each record and of the article, with its kind and status."""
        for record in self.annotations:
            yield record.body.kind, record.status, record.attributes
        if self.article is not None:
            yield "article", self.article.status, self.article.attributes

    def _records(self, kind: type[Entity | Claim]) -> list[Annotation]:
        pending = map(undecided_record, self.suggestions)
        return [item for item in (*self.annotations, *pending) if isinstance(item.body, kind)]


def undecided_record(suggestion: Suggestion) -> Annotation:
    """A pending suggestion as a record without annotator and times."""
    # With it come all commands; a list of articles needs none of them.
    from annotate.commands.records import pending_record

    return pending_record(suggestion, Author("", now=lambda: ""))


def _claim_order(claim: Annotation) -> tuple[int, int, str]:
    first = claim.body.fragments[0]
    return (first.start, first.end, claim.id)
