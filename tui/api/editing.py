"""Articles opened for editing, as the reader opens them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.document import Document
    from store.annotated_article import AnnotatedArticle
    from store.editing.open_article import OpenArticle
    from store.library.library import Library


@contextmanager
def open_article(
    library: Library,
    article: Document | AnnotatedArticle,
    annotator: str,
    *,
    labels: Sequence[str] | None = None,
) -> Iterator[OpenArticle]:
    """Open an article for editing, as the reader does; leaving the block stores everything.

    `session.perform(command)` makes a change, `session.undo()` takes it back, and
    `session.annotations` has the `items`, the `pending` ones and the `history`. Where another
    process has the article open, `session.read_only` says so and every change is refused.

    Args:
        library: Where the annotations are kept; the article is added where it is not there.
        article: A document, for which the library remembers suggestions, or what `extract` made of
            one, whose suggestions come along.
        annotator: Whose layer it is.
        labels: Names of the labels in force, stored with the annotations; without any, those of
            the library.

    Raises:
        PostilError: The layer is damaged or written by a later version, or, at the end of the
            block, the disk refused.
    """
    from annotate.author import Author
    from annotate.document import Document
    from annotate.labels.fitting import fitting
    from store.editing import opening
    from store.editing.open_article import SaveListener
    from store.library.latest_suggestions import latest_suggestions
    from tui.config.label_files import labels_in_force

    scheme = labels_in_force(library, ()).scheme if labels is None else None
    document = article if isinstance(article, Document) else article.document
    opened = opening.open_article(
        library,
        document,
        Author(annotator),
        scheme=scheme.names if scheme is not None else labels or (),
        pipeline=None,
        listener=SaveListener(saved=lambda step: None, failed=lambda error: None),
        labels=scheme,
    )
    fit = fitting(scheme)[0]
    if isinstance(article, Document):
        suggestions = latest_suggestions(
            opened.stored, annotator, document.digest, suggesters=library.suggesters, fit=fit
        ).suggestions
    else:
        suggestions = map(fit, article.suggestions)
    opened.session.annotations.add_suggestions(suggestions)
    try:
        yield opened
    finally:
        trouble = opened.close()
    if trouble is not None:
        raise trouble
