"""Setting attributes: of a span or claim, or of the article as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleChange, ArticleRecord
from annotate.attributes import Attributes, with_values
from annotate.author import Author
from annotate.change import Change
from annotate.commands.describing import describe_item
from annotate.commands.records import pending_record, record_of
from annotate.errors import EditRefused, NothingToChange


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Set an attribute of an item; an item that is pending stays so."""

    id: str
    """The item."""
    name: str
    """The attribute."""
    values: tuple[str, ...]
    """Its values; none to clear it."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        item = annotations.item(self.id)
        return _description(self.name, self.values, describe_item(annotations, item))

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change.

        Raises:
            EditRefused: The item is rejected.
            NothingToChange: It has these values already.
        """
        item = annotations.item(self.id)
        record = item if isinstance(item, Annotation) else pending_record(item, author)
        if record.status is Status.REJECTED:
            raise EditRefused(f"{describe_item(annotations, item)} is rejected: nothing to set")
        attributes = with_values(record.attributes, self.name, self.values)
        _check_new(record.attributes, attributes, self.name)
        after = replace(record, attributes=attributes, updated=author.now())
        yield Change(record_of(item), after)


@dataclass(frozen=True, slots=True)
class SetArticleAttribute:
    """Set an attribute of the article as a whole, which accepts what was proposed for it."""

    name: str
    """The attribute."""
    values: tuple[str, ...]
    """Its values; none to clear it."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return _description(self.name, self.values, "the article")

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[ArticleChange]:
        """The record to make, to change, or to remove where nothing is set any more.

        Raises:
            NothingToChange: The article has these values already.
        """
        before, now = annotations.article, author.now()
        record = before or ArticleRecord((), Status.ACCEPTED, Origin.USER, None, "", now, now)
        attributes = with_values(record.attributes, self.name, self.values)
        if record.status is Status.ACCEPTED or not self.values:
            _check_new(record.attributes, attributes, self.name)
        after = replace(
            record,
            attributes=attributes,
            status=Status.ACCEPTED,
            decided=Decided.EXPLICIT,
            annotator=author.name,
            created=record.created or now,
            updated=now,
        )
        yield ArticleChange(before, after if attributes or after.note else None)


def _description(name: str, values: tuple[str, ...], target: str) -> str:
    if values:
        return f"set {name} to {' + '.join(values)}: {target}"
    return f"cleared {name}: {target}"


def _check_new(before: Attributes, after: Attributes, name: str) -> None:
    if before == after:
        raise NothingToChange(f"{name} is set that way already")
