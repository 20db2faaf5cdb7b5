"""Adjudication in a library: articles that two people annotated, and the disagreements left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotate.adjudication import Readings
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.document import Document
from store.annotated_article import AnnotatedArticle, known_answer
from store.errors import StoreError
from store.library.comparison import GOLD, Comparison, compare
from store.library.library import Library
from store.library.overview import Overview, overview
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class Disputed:
    """An article that both annotated."""

    stored: StoredArticle
    """Its place in the library, where the decisions are kept; it need not be there yet."""
    document: Document
    """Its text."""
    readings: Readings
    """The annotations of both."""


class Adjudication:
    """Two annotators' readings of some articles, and the layer of the adjudicator."""

    def __init__(self, layer: str, names: tuple[str, str], articles: Iterable[Disputed]) -> None:
        self.layer = layer
        """The annotator who adjudicates."""
        self.title = " and ".join(names)
        """The names of both sides."""
        self.articles = {article.stored.id: article for article in articles}
        """Every article by its id in the library."""

    def readings_of(self, document: Document) -> Readings | None:
        """The annotations of both in an article; None where it is not one of these."""
        matches = (a for a in self.articles.values() if a.document.digest == document.digest)
        return next((article.readings for article in matches), None)

    def cached(self) -> list[Overview]:
        """Every article, without numbers."""
        return [_uncounted(article, self.layer) for article in self.articles.values()]

    def refresh(self) -> Iterator[Overview]:
        """Every article, with its open disagreements as pending."""
        for article in self.articles.values():
            yield self.overview(article.stored)

    def overview(self, stored: StoredArticle) -> Overview:
        """An article in numbers; `trouble` says why the adjudicator's layer cannot be read."""
        article = self.articles[stored.id]
        try:
            content = stored.layer(self.layer).load()
        except StoreError as error:
            return _uncounted(article, self.layer, trouble=str(error))
        annotations = AnnotationSet(article.document, records=content.records)
        annotated = AnnotatedArticle(
            article.document,
            stored.id,
            self.layer,
            annotations.records,
            answer=known_answer(content.facts.get("answer")),
        )
        open_disagreements = article.readings.open_in(annotations)
        numbers = overview(annotated, changed=stored.last_change(self.layer))
        return replace(
            numbers,
            pending=len(open_disagreements),
            pending_claims=sum(
                isinstance(place.first or place.second, Claim) for place in open_disagreements
            ),
            opened=stored.last_opened(self.layer),
        )


def adjudication(
    library: Library, layer: str, names: tuple[str, str], comparison: Comparison
) -> Adjudication:
    """Set up the adjudication of two sides.

    Args:
        library: Where the decisions are kept.
        layer: The annotator who adjudicates.
        names: The names of the sides.
        comparison: The articles that both have.
    """
    return Adjudication(
        layer,
        names,
        [_disputed(library, names, first, second) for first, second, _ in comparison.both],
    )


def two_layers(library: Library, names: tuple[str, str]) -> Comparison:
    """The articles on which two annotators of a library worked.

    Raises:
        StoreDamaged: A layer is not what was written.
        StoreTooNew: A later version wrote one.
    """
    first, second = map(library.annotated_by, names)
    return compare(first, second, counted=GOLD)


def _disputed(
    library: Library, names: tuple[str, str], first: AnnotatedArticle, second: AnnotatedArticle
) -> Disputed:
    stored = library.article_for(first.document)
    first_records, second_records = (
        tuple(record for record in side.annotations if record.status in GOLD)
        for side in (first, second)
    )
    articles = (first.article, second.article)
    text = first.document.text
    readings = Readings(stored.id, text, names, first_records, second_records, articles)
    return Disputed(stored, first.document, readings)


def _uncounted(article: Disputed, layer: str, *, trouble: str = "") -> Overview:
    document = article.document
    return Overview(
        article.stored.id,
        document.title,
        document.uri,
        layer,
        trouble=trouble,
        is_counted=False,
    )
