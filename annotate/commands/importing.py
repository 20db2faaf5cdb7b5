"""Importing records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleChange, ArticleRecord
from annotate.attributes import attributes_of
from annotate.author import Author
from annotate.change import Change


@dataclass(frozen=True, slots=True)
class Import:
    """Import records that were decided elsewhere; they replace records with the same ids."""

    records: tuple[Annotation, ...]
    """The records as they were exported."""
    replace: bool = False
    """Remove the records that are not among them."""
    article: ArticleRecord | None = None
    """What was said of the article as a whole, if anything was."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"imported {len(self.records)} annotations"

    def changes(
        self, annotations: AnnotationSet, author: Author
    ) -> Iterator[Change | ArticleChange]:
        """The records to add, to change, and perhaps to remove."""
        article = self.joint_article(annotations.article)
        if article != annotations.article:
            yield ArticleChange(annotations.article, article)
        present = {record.id: record for record in annotations.records}
        for record in self.records:
            before = present.pop(record.id, None)
            if before != record:
                yield Change(before, record)
        if self.replace:
            for record_id in sorted(present):
                yield Change(present[record_id], None)

    def joint_article(self, present: ArticleRecord | None) -> ArticleRecord | None:
        """The record of the article afterwards: an attribute that is imported wins over its like.

        Args:
            present: The one that is there.
        """
        if self.replace or present is None:
            return self.article
        if self.article is None:
            return present
        attributes = attributes_of({**dict(present.attributes), **dict(self.article.attributes)})
        return replace(self.article, attributes=attributes)
