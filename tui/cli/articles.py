"""The articles of the library that a command line names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.exporter.layer_list import LayerList
from store.library.article_facts import GUIDE_URI
from store.library.assignments import held_back
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tui.cli.messages import tell
from tui.display.plural import counted, listed


def chosen_layers(
    library: Library, names: Sequence[str], annotator: str | None, author: Author, *, reader: str
) -> LayerList:
    """Return the layers of the articles with these names; of all but the guide without a name.

    Args:
        library: The library.
        names: Ids, titles, parts of titles, or paths of articles.
        annotator: The annotator of the layers; None for those of every annotator.
        author: Stands for the annotator of articles that have suggestions alone.
        reader: Who is at the keyboard: what the blind first pass holds back is left out and said.

    Raises:
        UnreadableArticle: No article has a name, or a part of a title fits several.
    """
    layers = LayerList(library)
    blind = held_back(library, reader)
    hidden: set[str] = set()
    for article, sort_key in chosen_articles(library, names):
        for name in article.annotators() or [author.name]:
            if annotator not in (None, name):
                continue
            if article.id in blind and name != reader:
                hidden.add(article.id)
            else:
                layers.add(article, name, sort_key)
    tell_held_back(hidden, reader)
    layers.held_back = len(hidden)
    return layers


def tell_held_back(ids: Collection[str], reader: str) -> None:
    """Say of how many articles the blind first pass hides what others did, if it is of any."""
    if ids:
        some, names = counted(len(ids), "article"), listed(sorted(ids))
        tell(f"held back until {reader} is done: what others did with {some} ({names})")


def chosen_articles(library: Library, names: Sequence[str]) -> Iterator[tuple[StoredArticle, str]]:
    """Yield the articles with these ids, titles or paths; all but the guide without a name.

    Each comes with its sort key, by the order of the names, else of the titles.

    Raises:
        UnreadableArticle: No article has a name, or a part of a title fits several.
    """
    if names:
        yield from _find_named(library, names)
        return
    for article, facts in library.with_facts():
        if facts is None or facts.uri != GUIDE_URI:
            yield article, f"{facts.title.casefold() if facts else ''}\0{article.id}"


def articles_named(library: Library, name: str) -> list[StoredArticle]:
    """Return the articles that a name stands for; several share an id’s beginning or a title.

    A name is a title, a path or the beginning of an id, else a part of one title.

    Raises:
        UnreadableArticle: The titles of several have this part.
    """
    if articles := library.find(name):
        return articles
    fitting = [
        (facts.title, article)
        for article, facts in library.with_facts()
        if facts is not None and name.casefold() in facts.title.casefold()
    ]
    if len(fitting) > 1:
        raise UnreadableArticle(_which_of(name, sorted((t, a.id) for t, a in fitting)))
    return [article for _, article in fitting]


def _which_of(name: str, titles_and_ids: Sequence[tuple[str, str]]) -> str:
    """Say which articles a part of a title fits, the first ones by title and id."""
    some = listed([f"“{title}” ({article_id})" for title, article_id in titles_and_ids])
    return f"{name} fits {some}; name one of them by more of its title or its id"


def _find_named(library: Library, names: Iterable[str]) -> Iterator[tuple[StoredArticle, str]]:
    chosen: dict[str, StoredArticle] = {}
    for name in names:
        articles = articles_named(library, name)
        if not articles:
            raise UnreadableArticle(f"no article {name} in {library.root}; postil list shows all")
        chosen |= {article.id: article for article in articles}
    for number, article in enumerate(chosen.values()):
        yield article, f"{number:09}"
