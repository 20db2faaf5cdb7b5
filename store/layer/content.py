"""The content of a layer: records, history and facts, and the faults that make parts unusable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from annotate.annotation import Annotation
from annotate.document import Document
from annotate.history import History
from store.annotated_article import Answer
from store.errors import StoreDamaged
from store.layer.faults import Fault
from store.records.article import usable_article

if TYPE_CHECKING:
    from annotate.article_record import ArticleRecord


class LayerFacts(TypedDict, total=False):
    """Everything about a layer as a whole; keys that this version does not know are kept too."""

    annotator: str
    """Names the layer."""
    digest: str
    """Digest of the text to which all offsets refer."""
    scheme: Sequence[str]
    """The labels in force when the layer was written last."""
    pipeline: str | None
    """The pipeline that made the suggestions, where an import said so."""
    answer: Answer | None
    """None while the article is in progress."""
    orphans: Sequence[Any]
    """Annotations whose place in the text is lost."""
    article: Mapping[str, Any] | None
    """What the annotator said of the article as a whole."""
    extra: Mapping[str, Any]
    """Unknown keys of an imported article."""
    meta_extra: Mapping[str, Any]
    """Unknown keys of its `meta`."""


class LayerContent(NamedTuple):
    """Everything in a layer."""

    records: tuple[Annotation, ...]
    """Every annotation, whatever its status."""
    history: History
    """The edits, for undo and redo across sessions."""
    facts: LayerFacts
    """Everything about the layer as a whole."""
    faults: tuple[Fault, ...] = ()
    """The parts that were left out, because they cannot be used."""

    @property
    def article(self) -> ArticleRecord | None:
        """What was said of the article as a whole; None for nothing."""
        return usable_article(self.facts.get("article"))

    def check_against(self, document: Document) -> None:
        """Make sure that the records fit a text.

        Raises:
            StoreDamaged: One of them reaches beyond its end.
        """
        for fault in self.within(document).faults:
            raise StoreDamaged(f"annotation {fault.name} {fault.reason}; nothing was changed")

    def within(self, document: Document) -> LayerContent:
        """The content without the records that reach beyond the end of the text."""
        length = len(document.text)
        beyond = {r.id: r.body.extent.end for r in self.records if r.body.extent.end > length}
        if not beyond:
            return self
        words = f"but the text of {document.title} at {length}"
        faults = [Fault(name, f"ends at {end}, {words}") for name, end in beyond.items()]
        usable = tuple(record for record in self.records if record.id not in beyond)
        return self._replace(records=usable, faults=(*self.faults, *faults))
