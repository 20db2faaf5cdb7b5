"""Libraries, and the annotated articles in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.annotated_article import AnnotatedArticle
    from store.library.library import Library


def open_library(folder: str | Path | None = None, *, suggesters: Sequence[str] = ()) -> Library:
    """Return the library in a folder, which need not exist yet; nothing is written.

    Args:
        folder: Where it is. Without one, the library that the command line uses: `POSTIL_LIBRARY`,
            else `library` in `config.toml`, else the platform's data folder.
        suggesters: The names of other programs whose suggestions, as far as the library remembers
            them, count beside those of the pipeline; the reader asks them.

    Raises:
        PostilError: `config.toml` is needed and cannot be used.
    """
    from store.library.library import Library
    from tui.config.configuration import configuration_path, default_library, load_configuration

    named = folder or os.environ.get("POSTIL_LIBRARY")
    named = named or load_configuration(configuration_path()).library
    root = Path(named).expanduser() if named else default_library()
    return Library(root, suggesters=tuple(suggesters))


def annotated_articles(
    library: Library, annotator: str | None = None
) -> Iterator[AnnotatedArticle]:
    """Yield each article with each annotator's work on it, by title and name, one at a time.

    Of each, `annotations` holds what was accepted and rejected, `suggestions` what is pending,
    and `spans` and `claims` hold both in text order. Articles that nobody has worked on are left
    out, and so is the guided article.

    Args:
        library: Where to look.
        annotator: Whose work; None for everybody's.

    Raises:
        PostilError: Something in the library is damaged, or written by a later version.
    """
    from store.library.article_facts import GUIDE_URI

    for article in library.articles():
        for name in article.annotators():
            if annotator in (None, name):
                annotated = library.annotated(article, name)
                if annotated.document.uri != GUIDE_URI:
                    yield annotated
