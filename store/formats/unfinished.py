"""Unfinished articles: what nobody has decided there is unknown, not outside of every entity."""

from __future__ import annotations

from annotate.annotation import Status
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions


def is_silence_known(article: AnnotatedArticle, options: ExportOptions) -> bool:
    """Tell whether a place without an annotation is known to hold none.

    That is so in a finished article. It is taken to be so where the export was asked to, and where
    it holds suggestions alone: these are the whole answer of a pipeline.
    """
    return (
        article.answer == "accept"
        or options.unfinished_as_outside
        or options.statuses == {Status.SUGGESTED}
    )
