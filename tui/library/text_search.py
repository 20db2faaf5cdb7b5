"""Searching the texts of many articles, on a thread, article by article."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex  # the standard library's own is slow where it ignores case
from textual.message import Message

from annotate.errors import PostilError
from annotate.text.one_line import one_line
from annotate.text.word_pattern import is_plain, words_pattern
from store.library.overview import Overview
from tui.library.article_texts import ArticleTexts
from tui.library.intervals import Interval
from tui.library.pauses import Pauses
from tui.library.queue_entry import QueueEntry
from tui.widgets.article_columns import TextHit

LEAST_LETTERS = 3
"""Letters from which on texts are searched; fewer are in nearly all of them. Chosen by hand."""
_QUIET_SECONDS = 0.15
"""Seconds without a further letter after which the search begins; chosen by hand."""
_SLICE = 65_536
"""Characters that are searched without a pause: some tenths of a millisecond."""
_OVERLAP = 8
"""Characters of a text for each letter looked for, which a match is not longer than: white space
and characters that nobody sees count too. Chosen by hand."""
_BEFORE, _AFTER = 60, 200
"""Characters shown before and behind a hit, where there is room; chosen by hand."""


@dataclass
class TextsSearched(Message):
    """Some more texts have been searched."""

    letters: str
    """What was looked for."""
    hits: dict[str, TextHit]
    """By key, the articles that contain it."""
    is_last: bool = False


def search_texts(
    letters: str,
    articles: Iterable[tuple[QueueEntry, Overview | None]],
    texts: ArticleTexts,
    *,
    post: Callable[[Message], object],
    is_cancelled: Callable[[], bool],
) -> None:
    """Look for words in the texts of articles, whatever the white space between them.

    Args:
        letters: The words, in their order.
        articles: The articles, with their numbers as far as they are known.
        texts: Has the texts; what cannot be read is passed over.
        post: Takes any number of `TextsSearched`, of which one is the last.
        is_cancelled: Whether the rest is no longer wanted.
    """
    time.sleep(_QUIET_SECONDS)
    batch: dict[str, TextHit] = {}
    pauses, interval = Pauses(), Interval()
    for entry, overview in articles:
        if is_cancelled():
            return
        try:
            hit = find_in(texts.document(entry, overview).text, letters, pauses)
        except PostilError:
            hit = None
        if hit is not None:
            batch[entry.key] = hit
        pauses.take()
        if batch and interval.is_over():
            post(TextsSearched(letters, batch))
            batch = {}
    if not is_cancelled():
        post(TextsSearched(letters, batch, is_last=True))


def find_in(text: str, letters: str, pauses: Pauses) -> TextHit | None:
    """The number of places in a text with these words, and the first with the words around it."""
    count, first = 0, None
    for match in _matches(text, letters, pauses):
        count += 1
        first = first or match
    if first is None:
        return None
    start, end = first.span()
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    return TextHit(count, start, one_line(before), one_line(first.group()), one_line(after))


def _matches(text: str, letters: str, pauses: Pauses) -> Iterator[regex.Match[str]]:
    """Yield the matches; slices overlap, so that none is cut in two."""
    overlap = _OVERLAP * len(letters)
    searched_to = 0
    for start in range(0, max(1, len(text)), _SLICE):
        end = start + _SLICE + overlap
        pattern = words_pattern(letters, in_plain_text=is_plain(text[start:end]))
        for match in pattern.finditer(text, max(start, searched_to), end) if pattern else ():
            if match.start() < start + _SLICE:
                searched_to = match.end()
                yield match
        pauses.take()
