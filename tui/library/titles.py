"""Reading files that nobody has opened yet for their headlines, on a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from textual.message import Message

from annotate.document import Document
from annotate.errors import PostilError
from annotate.loaders.bounded import load_file
from store.library.overview import Overview
from tui.library.article_texts import ArticleTexts
from tui.library.intervals import Interval
from tui.library.overview_reader import ArticlesCounted
from tui.library.pauses import Pauses
from tui.library.queue_entry import QueueEntry

_MOST_FILES = 2_000
"""Files that are read for their headlines at one start; chosen by hand."""
_LARGEST_FILE = 200_000
"""Bytes of a file that is read once more for its headline; chosen by hand."""
_COLLECTING_SECONDS = 0.2
"""Seconds for which headlines are collected before they are shown together; chosen by hand."""


@dataclass
class TitlesRead(Message):
    """The headlines of some files are known."""

    titles: dict[str, str]
    """Titles by key."""


def read_titles(
    articles: Iterable[tuple[QueueEntry, Overview | None]],
    texts: ArticleTexts,
    *,
    recognise: Callable[[Document], Overview | None],
    post: Callable[[Message], object],
    is_cancelled: Callable[[], bool],
) -> None:
    """Read articles that are named by their files, in order, for their headlines.

    A copy of a file that was annotated elsewhere is recognised by its text.

    Args:
        articles: The articles, with their numbers as far as they are known.
        texts: Has the texts; what cannot be read keeps its name.
        recognise: Gives the numbers of the article of the library with the text of a file.
        post: Takes any number of `TitlesRead`, and an `ArticlesCounted` where any is recognised.
        is_cancelled: Whether the rest is no longer wanted.
    """
    titles: dict[str, str] = {}
    recognised: list[Overview] = []
    pauses, interval = Pauses(), Interval(_COLLECTING_SECONDS)
    named_by_files = (article for article in articles if article[0].is_named_by_file)
    for entry, overview in islice(named_by_files, _MOST_FILES):
        if is_cancelled():
            return
        try:
            document = texts.document(entry, overview)
            titles[entry.key] = _headline(document)
            article = recognise(document) if overview is None and entry.stored is None else None
        except (PostilError, OSError):
            continue
        if article is not None:
            recognised.append(replace(article, uri=entry.uri))
        pauses.take()
        if interval.is_over():
            post(TitlesRead(titles))
            titles = {}
    post(TitlesRead(titles))
    if recognised:
        post(ArticlesCounted(recognised, is_last=True))


def _headline(document: Document) -> str:
    """The title of a document; what its file says now, where it was stored without a headline."""
    path = Path(document.uri)
    if document.title != path.name or not path.is_file() or path.stat().st_size > _LARGEST_FILE:
        return document.title
    return load_file(path).title
