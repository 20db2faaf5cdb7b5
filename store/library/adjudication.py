"""Adjudication in a library: articles that several annotated, and the disagreements left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.adjudication import Readings
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.commands.describing import joined
from annotate.document import Document
from store.annotated_article import AnnotatedArticle, known_answer
from store.errors import StoreError
from store.library.joint_articles import JointArticle, JointArticles, put_together
from store.library.library import Library
from store.library.overview import Overview, overview
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class Disputed:
    """An article that two or more annotated."""

    stored: StoredArticle
    """Its place in the library, where the decisions are kept; it need not be there yet."""
    document: Document
    """Its text."""
    readings: Readings
    """The annotations of all of them."""


class Adjudication:
    """The readings of some articles by several annotators, and the layer of the adjudicator."""

    def __init__(
        self,
        layer: str,
        names: Sequence[str],
        articles: Iterable[Disputed],
        held_back: int = 0,
        left_out: Sequence[str] = (),
    ) -> None:
        self.layer = layer
        """The annotator who adjudicates."""
        self.title = joined(names)
        """The names of the sides."""
        self.held_back = held_back
        """Articles that are left out, as a blind first pass hides them from who adjudicates."""
        self.left_out = tuple(left_out)
        """Why annotations are left out that cannot be read, one reason for each layer."""
        self.articles = {article.stored.id: article for article in articles}
        """Every article by its id in the library."""

    def readings_of(self, document: Document) -> Readings | None:
        """The annotations of all in an article; None where it is not one of these."""
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
            pending_claims=sum(isinstance(place.present[0], Claim) for place in open_disagreements),
            opened=stored.last_opened(self.layer),
        )


def adjudication(
    library: Library,
    layer: str,
    joint: JointArticles,
    blind: Collection[str] = (),
    left_out: Sequence[str] = (),
) -> Adjudication:
    """Set up an adjudication.

    Args:
        library: Where the decisions are kept.
        layer: The annotator who adjudicates.
        joint: The articles that several have annotated.
        blind: The ids of articles that are left out, as a blind first pass hides them.
        left_out: Why annotations are left out that cannot be read.
    """
    disputed = [_disputed(library, article) for article in joint.articles]
    shown = [article for article in disputed if article.stored.id not in blind]
    return Adjudication(layer, joint.names, shown, len(disputed) - len(shown), left_out)


def layers_of(
    library: Library,
    names: Sequence[str],
    *,
    on_trouble: Callable[[StoreError], None] | None = None,
) -> JointArticles:
    """The articles on which annotators of a library worked.

    Args:
        library: The library.
        names: The annotators.
        on_trouble: Gets why a layer cannot be read, which is then left out; without it, the first
            such error is raised.

    Raises:
        StoreDamaged: A layer is not what was written.
        StoreTooNew: A later version wrote one.
    """
    return put_together({name: library.annotated_by(name, on_trouble=on_trouble) for name in names})


def _disputed(library: Library, article: JointArticle) -> Disputed:
    document = article.document
    stored = library.article_for(document)
    articles = tuple(side.article for side in article.sides.values())
    names = tuple(article.sides)
    readings = Readings(stored.id, document.text, names, article.accepted, articles)
    return Disputed(stored, document, readings)


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
