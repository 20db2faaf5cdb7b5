"""Articles of the library that a command line names."""

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
    """The layers of articles with these ids, titles or paths; of all but the guided one without.

    Args:
        library: Where they are.
        names: The names of articles.
        annotator: Whose layers; None for everybody's.
        author: Has the suggestions of articles that nobody annotated yet.

    Raises:
        UnreadableArticle: There is no article of a name.
    """
    shelf = LayerList(library)
    for article, place in chosen_articles(library, names):
        for name in article.annotators() or [author.name]:
            if annotator in (None, name):
                shelf.put(article, name, place)
    return shelf


def chosen_articles(library: Library, names: Sequence[str]) -> Iterator[tuple[StoredArticle, str]]:
    """The articles with these ids, titles or paths, or all but the guided one, one by one.

    Each comes with its place among them: in the order of the names, else of the titles.

    Raises:
        UnreadableArticle: There is none of a name.
    """
    if names:
        yield from _named(library, names)
        return
    for article, facts in library.with_facts():
        if facts is None or facts.uri != GUIDE_URI:
            yield article, f"{facts.title.casefold() if facts else ''}\0{article.id}"


def _named(library: Library, names: Iterable[str]) -> Iterator[tuple[StoredArticle, str]]:
    chosen: dict[str, StoredArticle] = {}
    for name in names:
        found = library.find(name)
        if not found:
            raise UnreadableArticle(f"no article {name} in {library.root}; postil list shows all")
        chosen |= {article.id: article for article in found}
    for number, article in enumerate(chosen.values()):
        yield article, f"{number:09}"
