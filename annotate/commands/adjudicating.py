"""Adjudicating: adding the readings of annotators, and choosing between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleChange, ArticleRecord
from annotate.attributes import Attributes, in_words
from annotate.author import Author
from annotate.change import Change
from annotate.commands.describing import describe_items, joined
from annotate.commands.records import decide, decided_record, record_of, twin_of


@dataclass(frozen=True, slots=True)
class AddReadings:
    """Add the readings of annotators side by side; records that are there already stay."""

    records: tuple[Annotation, ...]
    """Accepted where all agree, else pending."""
    names: tuple[str, ...]
    """The names of the annotators."""
    article: ArticleRecord | None = None
    """What they said of the article as a whole, as far as they agree."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"set out the readings of {joined(self.names)}"

    def changes(
        self, annotations: AnnotationSet, author: Author
    ) -> Iterator[Change | ArticleChange]:
        """Generate a change for each record that is neither there nor has an equal there."""
        if self.article is not None and annotations.article is None:
            yield ArticleChange(None, self.article)
        for record in self.records:
            if annotations.get(record.id) is None and twin_of(annotations, record.body) is None:
                yield Change(None, record)


@dataclass(frozen=True, slots=True)
class Adjudicate:
    """Choose between readings: accept some items, reject the others."""

    accepted_ids: tuple[str, ...]
    """Ids of those to accept."""
    rejected_ids: tuple[str, ...]
    """Ids of those to reject."""
    reason: str = ""
    """Why these, in words."""
    choices: tuple[tuple[str, Attributes], ...] = ()
    """By the id of one to accept the attributes to accept it with; the others keep theirs."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        verb, ids = (
            ("took", self.accepted_ids)
            if self.accepted_ids
            else ("took none of", self.rejected_ids)
        )
        reason = f" ({self.reason})" if self.reason else ""
        chosen = "; ".join(in_words(each) or "no attributes" for _, each in self.choices)
        choice = f" with {chosen}" if chosen else ""
        return f"{verb} {describe_items(annotations, ids)}{choice}{reason}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """Generate the changes; items with the right status already stay."""
        yield from decide(annotations, author, self.rejected_ids, Status.REJECTED)
        choices = dict(self.choices)
        others = tuple(name for name in self.accepted_ids if name not in choices)
        yield from decide(annotations, author, others, Status.ACCEPTED)
        for item_id, chosen in choices.items():
            item = annotations.item(item_id)
            # Refuses what is there already.
            list(decide(annotations, author, (item_id,), Status.ACCEPTED))
            after = replace(decided_record(item, author, Status.ACCEPTED), attributes=chosen)
            yield Change(record_of(item), after)
