"""Reading who speaks: from the index, which is brought up to date first, else from the files."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from annotate.people.resolving import ArticleNames
from store.errors import StoreError
from store.index.article_files import article_files, every_folder, scheme_facts
from store.index.article_rows import ArticleRows, read_rows
from store.index.library_index import LibraryIndex
from store.index.query import Query
from store.index.refreshing import refresh
from store.index.speeches import Speech, SpeechQuery, speech_of
from store.index.terms import Term
from store.library.article_facts import GUIDE_URI

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Step:
    """One more article was looked at."""

    done: int = 0
    """Number of articles that were looked at so far."""
    total: int = 0
    """Number of articles in the library."""
    was_read: bool = False
    """True if it had changed, so that it was read."""
    trouble: str = ""
    """Reason why it, or a layer of it, was passed over; empty where none was."""


class SpeechReader:
    """Reads who speaks in every article of a library but the guide.

    Args:
        index: The index of the library; it is opened.
    """

    def __init__(self, index: LibraryIndex) -> None:
        self._index = index
        self._unindexed: dict[str, Speech] = {}
        """By folder, what the index does not have as it is on disk."""
        self._is_lost = False
        """True if the index cannot be read."""
        index.open()

    @property
    def outdated(self) -> int:
        """Layers that are passed over, as they are on an earlier text."""
        return sum(self._from_index(lambda: [self._index.outdated()]))

    def refresh(self) -> Iterator[Step]:
        """Bring the index up to date.

        Raises:
            OSError: The library cannot be listed.
        """
        stored: set[str] = set()
        self._unindexed.clear()
        for step in refresh(self._index):
            rows = step.rows
            if rows is not None and step.is_stored:
                stored.add(rows.folder)
            elif rows is not None:
                self._keep_unindexed(rows)
            yield Step(step.done, step.total, rows is not None, step.trouble)
        if stored and not self._index.is_writable:
            # What was not on disk yet when that was refused is not in the index.
            self._read_files(stored)

    def names(self) -> list[ArticleNames]:
        """The names of people in each article."""
        names = list(self._from_index(self._index.names))
        return [*names, *(speech.names for speech in self._unindexed.values())]

    def speeches(self, query: SpeechQuery) -> Iterator[Speech]:
        """Yield what is asked for of every article, or of those where one of the names can be."""
        unindexed_folders, yielded_folders = set(self._unindexed), set[str]()
        for speech in self._from_index(lambda: self._indexed(query.names)):
            if (
                speech.folder not in unindexed_folders
                and speech.folder not in yielded_folders
                and speech.uri != GUIDE_URI
            ):
                yielded_folders.add(speech.folder)
                yield speech.answering(query)
        for folder, speech in list(self._unindexed.items()):
            if folder not in yielded_folders:
                yield speech.answering(query)

    def _indexed(self, names: Collection[frozenset[str]] | None) -> Iterator[Speech]:
        """Yield the articles in the index, or those that have all words of one of the names."""
        if names is None:
            yield from self._index.speeches()
            return
        for words in filter(None, names):
            needles = tuple(Term((word,)) for word in sorted(words))
            for entry in self._index.candidates(Query(needles=needles)):
                speech = self._index.speech(entry)
                if speech is not None:
                    yield speech

    def _from_index(self, read: Callable[[], Iterable[_Read]]) -> Iterator[_Read]:
        """Yield what the index gives; where it fails, all articles are read instead."""
        if self._is_lost:
            return
        try:
            yield from read()
        except sqlite3.Error as error:
            self._index.drop(error)
            self._is_lost = True
            self._read_files(every_folder(self._index.library))

    def _read_files(self, folders: Iterable[str]) -> None:
        """Read what the index cannot give."""
        scheme = scheme_facts(self._index.library)
        for folder in folders:
            files = article_files(self._index.library, folder, scheme)
            with contextlib.suppress(StoreError):
                if files is not None and folder not in self._unindexed:
                    self._keep_unindexed(read_rows(self._index.library, files))

    def _keep_unindexed(self, rows: ArticleRows) -> None:
        if rows.uri != GUIDE_URI:
            self._unindexed[rows.folder] = speech_of(rows, self._index.people_labels)
