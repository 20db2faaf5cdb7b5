"""Articles of the library that a command line names."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.errors import UnreadableArticle
from store.guide import is_guide
from store.library import Library
from store.stored_article import StoredArticle


def named_articles(library: Library, names: Iterable[str]) -> list[StoredArticle]:
    """The articles with these ids, titles or paths; without a name, all but the guided one.

    Raises:
        UnreadableArticle: There is none of a name.
    """
    names = list(names)
    if not names:
        return [article for article in library.articles() if not is_guide(article)]
    chosen: dict[str, StoredArticle] = {}
    for name in names:
        found = library.find(name)
        if not found:
            raise UnreadableArticle(f"no article {name} in {library.root}; postil list shows all")
        chosen |= {article.id: article for article in found}
    return list(chosen.values())
