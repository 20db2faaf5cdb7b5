"""Reading the headlines of files that nobody has opened yet, on a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from textual.message import Message

from annotate.document import Document
from annotate.errors import PostilError
from annotate.loaders.bounded import load_file
from store.library.overview import Overview
from tui.library.article_queue import QueueEntry
from tui.library.article_texts import ArticleTexts
from tui.library.intervals import Interval
from tui.library.pauses import Pauses

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
    post: Callable[[Message], object],
    is_cancelled: Callable[[], bool],
) -> None:
    """Read articles that are named by their files, in order, for their headlines.

    Args:
        articles: The articles, with their numbers as far as they are known.
        texts: Has the texts; what cannot be read keeps its name.
        post: Takes any number of `TitlesRead`.
        is_cancelled: Whether the rest is no longer wanted.
    """
    titles: dict[str, str] = {}
    pauses, interval = Pauses(), Interval(_COLLECTING_SECONDS)
    named_by_files = (article for article in articles if article[0].is_named_by_file)
    for entry, overview in islice(named_by_files, _MOST_FILES):
        if is_cancelled():
            return
        try:
            titles[entry.key] = _headline(texts.document(entry, overview))
        except (PostilError, OSError):
            continue
        pauses.take()
        if interval.is_over():
            post(TitlesRead(titles))
            titles = {}
    post(TitlesRead(titles))


def _headline(document: Document) -> str:
    """The title of a document; what its file says now, where it was stored without a headline."""
    path = Path(document.uri)
    if document.title != path.name or not path.is_file() or path.stat().st_size > _LARGEST_FILE:
        return document.title
    return load_file(path).title
