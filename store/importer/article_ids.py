"""Ids of incoming articles in the library, which may have their texts under other ids."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from store.annotated_article import AnnotatedArticle
from store.library.library import Library


class ArticleIds:
    """Finds articles by their texts; those that are added to the library meanwhile do not count.

    Its memory is that of the texts that the library's index does not know, mostly none.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def id_for(self, incoming: AnnotatedArticle) -> str:
        """Return the id of an article in the library: its own, or the one that its text has."""
        if self._library.article(incoming.article_id).exists():
            return incoming.article_id
        digest = incoming.document.digest
        stored = self._library.by_digest(digest)
        if stored is not None:
            return stored.id
        return self._ids_by_digest.get(digest, incoming.article_id)

    @cached_property
    def _ids_by_digest(self) -> dict[str, str]:
        """The ids of the articles that the index lacks."""
        return self._library.unindexed_digests()


def with_library_id(library: Library, incoming: AnnotatedArticle) -> AnnotatedArticle:
    """Return an article under the id that its text has in the library, if any."""
    return replace(incoming, article_id=ArticleIds(library).id_for(incoming))
