"""Adjudication in a library: the articles that two people annotated, and how far the choice is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotate.adjudication import Readings
from annotate.annotation_set import AnnotationSet
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
    """Its place in the library, where the choice is kept; it need not be there yet."""
    document: Document
    """Its text."""
    readings: Readings
    """What both have."""


class Adjudication:
    """Two annotators' readings of some articles, and the layer of whoever chooses."""

    def __init__(self, layer: str, names: tuple[str, str], articles: Iterable[Disputed]) -> None:
        self.layer = layer
        """The annotator who chooses."""
        self.title = " and ".join(names)
        """Between whom."""
        self.articles = {one.stored.id: one for one in articles}
        """Every article by its id in the library."""

    def readings_of(self, document: Document) -> Readings | None:
        """What both have in an article; None where it is not one of these."""
        found = (a for a in self.articles.values() if a.document.digest == document.digest)
        return next((article.readings for article in found), None)

    def glance(self) -> list[Overview]:
        """Every article, without numbers."""
        return [_bare(article, self.layer) for article in self.articles.values()]

    def recount(self) -> Iterator[Overview]:
        """Every article with the disagreements that are open still, as pending."""
        for article in self.articles.values():
            yield self.overview(article.stored)

    def overview(self, stored: StoredArticle) -> Overview:
        """An article in numbers; `trouble` says why the choice so far cannot be read."""
        article = self.articles[stored.id]
        try:
            content = stored.layer(self.layer).load()
        except StoreError as error:
            return _bare(article, self.layer, trouble=str(error))
        annotations = AnnotationSet(article.document, records=content.records)
        whole = AnnotatedArticle(
            article.document,
            stored.id,
            self.layer,
            annotations.records,
            answer=known_answer(content.facts.get("answer")),
        )
        left = article.readings.open_in(annotations)
        return replace(overview(whole, changed=stored.changed(self.layer)), pending=len(left))


def adjudication(
    library: Library, layer: str, names: tuple[str, str], comparison: Comparison
) -> Adjudication:
    """Set up a choice between two sides.

    Args:
        library: Where the choice is kept.
        layer: The annotator who chooses.
        names: How the sides are called.
        comparison: The articles that both have.
    """
    return Adjudication(
        layer,
        names,
        [_disputed(library, names, ours, theirs) for ours, theirs, _ in comparison.both],
    )


def two_layers(library: Library, names: tuple[str, str]) -> Comparison:
    """The articles on which two annotators of a library worked.

    Raises:
        StoreDamaged: A layer is not what was written.
    """
    ours, theirs = map(library.annotated_by, names)
    return compare(ours, theirs, counted=GOLD)


def _disputed(
    library: Library, names: tuple[str, str], ours: AnnotatedArticle, theirs: AnnotatedArticle
) -> Disputed:
    stored = library.article_for(ours.document)
    first, second = (
        tuple(record for record in side.annotations if record.status in GOLD)
        for side in (ours, theirs)
    )
    readings = Readings(stored.id, ours.document.text, names, first, second)
    return Disputed(stored, ours.document, readings)


def _bare(article: Disputed, layer: str, *, trouble: str = "") -> Overview:
    document = article.document
    return Overview(
        article.stored.id,
        document.title,
        document.uri,
        layer,
        trouble=trouble,
        is_counted=False,
    )
