"""Homes: which article of the library an article of another program is, told for very many."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from store.annotated_article import AnnotatedArticle
from store.library.library import Library


class ArticleIds:
    """Looks articles up by their texts; those that are put into the library meanwhile do not count.

    Its memory is that of the texts which the index of the library does not lead to: mostly none.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, incoming: AnnotatedArticle) -> str:
        """The id of an article in the library: its own, or the one that its text has there."""
        if self._library.article(incoming.article_id).exists():
            return incoming.article_id
        digest = incoming.document.digest
        known = self._library.by_digest(digest)
        if known is not None:
            return known.id
        return self._unindexed.get(digest, incoming.article_id)

    @cached_property
    def _unindexed(self) -> dict[str, str]:
        return self._library.unindexed_digests()


def at_home(library: Library, incoming: AnnotatedArticle) -> AnnotatedArticle:
    """An article from another program, under the id that its text has in the library, if any."""
    return replace(incoming, article_id=ArticleIds(library).of(incoming))
