"""The catalogue: the numbers of every article, remembered so that a list need not read all."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from store.errors import StoreError
from store.files.durable import make_folder, write_durably
from store.files.safe_names import file_name
from store.library.library import Library
from store.library.overview import Overview
from store.library.stored_article import StoredArticle

_Stamp = list[list[int]]
_Known = dict[str, tuple[_Stamp, Overview]]
"""By article folder: the state of its files when they were counted, and the numbers."""

_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "Answer | None": (str, type(None)),
}


class OverviewCache:
    """One annotator's overviews of a library.

    They are derived: a file of them can be deleted at any time, and what it says of an article
    counts only while the article's own files are as they were when it was written.
    """

    def __init__(self, library: Library, annotator: str) -> None:
        self._library = library
        self._annotator = annotator
        self._path = library.root / "index" / f"{file_name(annotator)}.json"

    def glance(self) -> list[Overview]:
        """Every article at once, in no order, with the numbers that are remembered.

        Those of articles that changed meanwhile are old; `recount` tells which.
        """
        known = self._remembered()
        return [
            known[article.folder.name][1]
            if article.folder.name in known
            else self._described(article)
            for article in self._articles()
        ]

    def recount(self) -> Iterator[Overview]:
        """Count each article whose files have changed since it was counted, and remember that."""
        before = self._remembered()
        now: _Known = {}
        is_complete = False
        try:
            for article in self._articles():
                name, stamp = article.folder.name, _stamp(article, self._annotator)
                if name in before and before[name][0] == stamp:
                    now[name] = before[name]
                    continue
                fresh = self._library.overview(_named(article), self._annotator)
                if not fresh.trouble:
                    now[name] = (stamp, fresh)
                yield fresh
            is_complete = True
        finally:
            # Who stops in between keeps what was counted so far.
            latest = now if is_complete else {**before, **now}
            if latest != before:
                self._remember(latest)

    def _articles(self) -> Iterator[StoredArticle]:
        for article in self._library.folders():
            if article.exists():
                yield article

    def _described(self, article: StoredArticle) -> Overview:
        """What can be said without counting."""
        try:
            facts = article.facts()
        except StoreError as error:
            name = article.folder.name
            return Overview(name, name, "", self._annotator, trouble=str(error))
        name = facts.get("id", article.id)
        return Overview(name, facts["title"], facts["uri"], self._annotator, is_counted=False)

    def _remembered(self) -> _Known:
        """What the file holds; nothing where it is missing or damaged: it is made again then."""
        try:
            rows: dict[str, Any] = json.loads(self._path.read_bytes())
            return {
                name: ([[int(time), int(size)] for time, size in stamp], _overview(row))
                for name, (stamp, row) in rows.items()
            }
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def _remember(self, known: _Known) -> None:
        rows = {name: (stamp, asdict(row)) for name, (stamp, row) in known.items()}
        with contextlib.suppress(OSError):
            make_folder(self._path.parent)
            write_durably(self._path, json.dumps(rows).encode("ascii"))


def _stamp(article: StoredArticle, annotator: str) -> _Stamp:
    """Time and size of every file that the numbers are made from."""
    layer = article.layer(annotator)
    paths = [article.folder / "article.json", layer.path, layer.journal_path]
    stamp = [_state(path) for path in paths]
    with contextlib.suppress(OSError), os.scandir(article.folder / "suggestions") as entries:
        caches = sorted(Path(entry.path) for entry in entries if entry.name.endswith(".json"))
        stamp += map(_state, caches)
    return stamp


def _state(path: Path) -> list[int]:
    try:
        status = path.stat()
    except OSError:
        return [0, 0]
    return [status.st_mtime_ns, status.st_size]


def _named(article: StoredArticle) -> StoredArticle:
    """The article under its own id, which its folder is only made from."""
    with contextlib.suppress(StoreError):
        return StoredArticle(article.folder, article.facts().get("id", article.id))
    return article


def _overview(row: dict[str, Any]) -> Overview:
    for field in fields(Overview):
        if not isinstance(row[field.name], _KINDS[str(field.type)]):
            raise TypeError(field.name)
    return Overview(**row)
