"""The articles of the library that a command line names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.exporter.layer_list import LayerList
from store.library.library import Library
from store.library.overview import GUIDE_URI
from store.library.stored_article import StoredArticle


def chosen_layers(
    library: Library, names: Sequence[str], annotator: str | None, author: Author
) -> LayerList:
    """Return the layers of the articles with these names; of all but the guide without a name.

    Args:
        library: The library.
        names: Ids, titles or paths of articles.
        annotator: The annotator of the layers; None for those of every annotator.
        author: Stands for the annotator of articles that have suggestions alone.

    Raises:
        UnreadableArticle: There is no article with a name.
    """
    layers = LayerList(library)
    for article, sort_key in chosen_articles(library, names):
        for name in article.annotators() or [author.name]:
            if annotator in (None, name):
                layers.add(article, name, sort_key)
    return layers


def chosen_articles(library: Library, names: Sequence[str]) -> Iterator[tuple[StoredArticle, str]]:
    """Yield the articles with these ids, titles or paths; all but the guide without a name.

    Each comes with its sort key, by the order of the names, else of the titles.

    Raises:
        UnreadableArticle: There is no article with a name.
    """
    if names:
        yield from _find_named(library, names)
        return
    for article, facts in library.with_facts():
        if facts is None or facts.uri != GUIDE_URI:
            yield article, f"{facts.title.casefold() if facts else ''}\0{article.id}"


def _find_named(library: Library, names: Iterable[str]) -> Iterator[tuple[StoredArticle, str]]:
    chosen: dict[str, StoredArticle] = {}
    for name in names:
        matches = library.find(name)
        if not matches:
            raise UnreadableArticle(f"no article {name} in {library.root}; postil list shows all")
        chosen |= {article.id: article for article in matches}
    for number, article in enumerate(chosen.values()):
        yield article, f"{number:09}"
