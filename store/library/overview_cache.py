"""The overview cache: the numbers of every article, so that a list need not read all layers."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from store.errors import StoreError
from store.files.json_files import read_optional, to_json, write_optional
from store.files.safe_names import file_name
from store.library.file_states import States, state_of_file, state_of_scheme
from store.library.library import Library
from store.library.overview import Overview
from store.library.stored_article import StoredArticle
from store.library.suggester_cache import SuggesterCache

_Entries = dict[str, tuple[States, Overview]]
"""By article folder: the state of its files when they were counted, and the numbers."""

_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "Answer | None": (str, type(None)),
}
"""By the annotation of a field of `Overview`: the types of its stored values."""


class OverviewCache:
    """One annotator's overviews of a library.

    They are derived: their file can be deleted at any time, and the numbers of an article count
    only while the article's own files are as they were when it was counted.
    """

    def __init__(self, library: Library, annotator: str) -> None:
        self._library = library
        self._annotator = annotator
        self._path = library.root / "index" / f"{file_name(annotator)}.json"

    def cached(self) -> list[Overview]:
        """Every article at once, in no order, with the numbers of the last count.

        Those of articles that changed meanwhile are old; `refresh` yields the new ones.
        """
        entries = self._read()
        return [
            self._dated(
                article,
                entries[article.folder.name][1]
                if article.folder.name in entries
                else self._uncounted(article),
            )
            for article in self._articles()
        ]

    def refresh(self) -> Iterator[Overview]:
        """Count each article whose files have changed since it was counted, and remember that."""
        cached = self._read()
        scheme_state = state_of_scheme(self._library.scheme)
        counted: _Entries = {}
        is_complete = False
        try:
            for article in self._articles():
                name = article.folder.name
                state = [*self._state(article), *scheme_state]
                if name in cached and cached[name][0] == state:
                    counted[name] = cached[name]
                    continue
                overview = self._library.overview(_under_own_id(article), self._annotator)
                if not overview.trouble:
                    counted[name] = (state, overview)
                yield self._dated(article, overview)
            is_complete = True
        finally:
            # A caller that stops in between keeps what was counted so far.
            entries = counted if is_complete else {**cached, **counted}
            if entries != cached:
                self._write(entries)

    def _state(self, article: StoredArticle) -> States:
        suggesters = (SuggesterCache(article, name).path for name in self._library.suggesters)
        return [*_state(article, self._annotator), *map(state_of_file, suggesters)]

    def _articles(self) -> Iterator[StoredArticle]:
        for article in self._library.folders():
            if article.exists():
                yield article

    def _dated(self, article: StoredArticle, overview: Overview) -> Overview:
        """An overview with the time of the last reading, which makes no number old."""
        return replace(overview, opened=article.last_opened(self._annotator))

    def _uncounted(self, article: StoredArticle) -> Overview:
        """An article by its title and source alone."""
        try:
            facts = article.facts()
        except StoreError as error:
            name = article.folder.name
            return Overview(name, name, "", self._annotator, trouble=str(error))
        return Overview(facts.id, facts.title, facts.uri, self._annotator, is_counted=False)

    def _read(self) -> _Entries:
        """The entries in the file; none where it is missing or damaged: it is made again then."""
        try:
            return {
                name: ([[int(time), int(size)] for time, size in state], _overview(row))
                for name, (state, row) in read_optional(self._path).items()
            }
        except (LookupError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, entries: _Entries) -> None:
        rows = {name: (state, asdict(overview)) for name, (state, overview) in entries.items()}
        write_optional(self._path, to_json(rows))


def _state(article: StoredArticle, annotator: str) -> States:
    layer = article.layer(annotator)
    paths = [article.folder / "article.json", layer.path, layer.journal_path]
    with contextlib.suppress(OSError), os.scandir(article.folder / "suggestions") as entries:
        paths += sorted(Path(entry.path) for entry in entries if entry.name.endswith(".json"))
    return [state_of_file(path) for path in paths]


def _under_own_id(article: StoredArticle) -> StoredArticle:
    """The article under its own id, which its folder is only made from."""
    with contextlib.suppress(StoreError):
        return StoredArticle(article.folder, article.facts().id)
    return article


def _overview(row: dict[str, Any]) -> Overview:
    for field in fields(Overview):
        if not isinstance(row[field.name], _TYPES[str(field.type)]):
            raise TypeError(field.name)
    return Overview(**row)
