"""The articles that a pipeline is trained on, read from the library and split in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Status
from annotate.entity import Entity
from store.annotated_article import AnnotatedArticle
from store.errors import StoreError
from store.exporter.splits import held_out
from store.library.article_facts import GUIDE_URI
from store.library.library import Library


@dataclass(frozen=True, slots=True)
class TrainingArticles:
    """One annotator's articles, with decided entities alone."""

    done: tuple[AnnotatedArticle, ...] = ()
    """Those that are done, in the order of their ids."""
    unfinished: tuple[AnnotatedArticle, ...] = ()
    """Those in which something is decided, and not everything."""
    set_aside: int = 0
    """The number of those that were set aside, which teach nothing."""
    unreadable: tuple[str, ...] = ()
    """A sentence for each article that cannot be read."""

    def parts(self, seed: int) -> tuple[tuple[AnnotatedArticle, ...], tuple[AnnotatedArticle, ...]]:
        """Return the articles to learn from, and those that are held out, which are all done."""
        held_out_ids = held_out([article.article_id for article in self.done], seed)
        learned = [article for article in self.done if article.article_id not in held_out_ids]
        return (
            (*learned, *self.unfinished),
            tuple(article for article in self.done if article.article_id in held_out_ids),
        )


def training_articles(library: Library, annotator: str) -> TrainingArticles:
    """Read the articles of an annotator."""
    done, unfinished, set_aside = [], [], 0
    unreadable: list[str] = []
    for article in _annotated(library, annotator, unreadable):
        if article.answer == "ignore":
            set_aside += 1
        elif article.answer == "accept":
            done.append(article)
        elif article.annotations:
            unfinished.append(article)
    done.sort(key=lambda article: article.article_id)
    return TrainingArticles(tuple(done), tuple(unfinished), set_aside, tuple(unreadable))


def _annotated(
    library: Library, annotator: str, unreadable: list[str]
) -> Iterator[AnnotatedArticle]:
    for stored in library.articles():
        if annotator not in stored.annotators():
            continue
        try:
            article = library.annotated(stored, annotator)
        except StoreError as error:
            unreadable.append(str(error))
            continue
        if article.document.uri != GUIDE_URI:
            entities = tuple(a for a in article.annotations if isinstance(a.body, Entity))
            yield replace(article, annotations=entities, suggestions=())


def has_entities(articles: Iterable[AnnotatedArticle]) -> bool:
    """Tell whether an entity was accepted in any of the articles."""
    return any(item.status is Status.ACCEPTED for a in articles for item in a.annotations)
